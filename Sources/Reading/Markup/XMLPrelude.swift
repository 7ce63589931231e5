/// Makes of a feed or sitemap what an XML parser can read, in one pass: no DOCTYPE (so no entity is ever declared or
/// expanded), HTML's named references as numbers, stray `&` and `<` escaped, control characters gone, and bounds on
/// attributes. CDATA sections stay as they are.
struct XMLPrelude {
    private var out: [UInt8] = []

    /// - Parameter document: UTF-8. What stands before the first tag is dropped, the XML declaration too: its charset
    ///   has been seen to.
    static func cleaned(_ document: [UInt8]) -> [UInt8] {
        var prelude = XMLPrelude()
        let document = document.count > MarkupBounds.document ? Array(document.prefix(MarkupBounds.document)) : document
        prelude.out.reserveCapacity(document.count + document.count / 16)
        prelude.run(document)
        return prelude.out
    }

    private mutating func run(_ document: [UInt8]) {
        var at = document.firstIndex(of: .lessThan) ?? document.count
        while at < document.count {
            let byte = document[at]
            switch byte {
            case .lessThan: at = markup(document, at)
            case .ampersand: at = reference(document, at)
            case 0..<0x20 where !byte.isSpace: at += 1
            default:
                out.append(byte)
                at += 1
            }
        }
    }

    private mutating func markup(_ document: [UInt8], _ start: Int) -> Int {
        let next = start + 1 < document.count ? document[start + 1] : 0
        if document.hasFolded("<![cdata[", at: start) {
            let end = find("]]>", in: document, from: start + 9) ?? document.count
            out += Array("<![CDATA[".utf8)
            for byte in document[min(start + 9, end)..<end] where byte >= 0x20 || byte.isSpace { out.append(byte) }
            out += Array("]]>".utf8)
            return end + 3
        }
        if document.hasFolded("<!--", at: start) {
            return (find("-->", in: document, from: start + 4) ?? document.count) + 3
        }
        if next == UInt8(ascii: "!") { return declaration(document, start) }
        if next == UInt8(ascii: "?") { return (find("?>", in: document, from: start + 2) ?? document.count) + 2 }
        let isTag = next.isLetter || next == 0x5F || next >= 0x80
        let isEnd =
            next == .slash && start + 2 < document.count
            && (document[start + 2].isLetter || document[start + 2] == 0x5F)
        guard isTag || isEnd else {
            out += Array("&lt;".utf8)
            return start + 1
        }
        return tag(document, start)
    }

    /// Past a DOCTYPE with its internal subset.
    private func declaration(_ document: [UInt8], _ start: Int) -> Int {
        var at = start + 2
        var inSubset = false
        var quote: UInt8 = 0
        while at < document.count {
            let byte = document[at]
            at += 1
            if quote != 0 {
                if byte == quote { quote = 0 }
            } else if byte == .quote || byte == .apostrophe {
                quote = byte
            } else if byte == UInt8(ascii: "[") {
                inSubset = true
            } else if byte == UInt8(ascii: "]") {
                inSubset = false
            } else if byte == .greaterThan, !inSubset {
                return at
            }
        }
        return at
    }

    private mutating func tag(_ document: [UInt8], _ start: Int) -> Int {
        var at = start
        var quote: UInt8 = 0
        var values = 0
        while at < document.count {
            let byte = document[at]
            if quote == 0, byte == .greaterThan {
                out.append(byte)
                return at + 1
            }
            let isBeyond = values >= MarkupBounds.attributes || at - start > MarkupBounds.tag
            if isBeyond, quote == 0 {
                // The rest of the tag is left out, but not that it closes itself.
                while at < document.count, document[at] != .greaterThan { at += 1 }
                if at > start, at < document.count, document[at - 1] == .slash { out.append(.slash) }
                continue
            }
            if byte == .quote || byte == .apostrophe {
                if quote == 0 {
                    quote = byte
                } else if quote == byte {
                    quote = 0
                    values += 1
                }
            }
            if byte == .ampersand {
                at = reference(document, at)
                continue
            }
            if byte == .lessThan, at > start {
                if quote == 0 {
                    out.append(.greaterThan)
                    return at
                }
                out += Array("&lt;".utf8)
            } else if byte >= 0x20 || byte.isSpace {
                out.append(byte)
            }
            at += 1
        }
        return at
    }

    private mutating func reference(_ document: [UInt8], _ start: Int) -> Int {
        for name in ["&amp;", "&lt;", "&gt;", "&quot;", "&apos;"] where document[start...].starts(with: name.utf8) {
            out += Array(name.utf8)
            return start + name.utf8.count
        }
        if let (scalar, next) = EntityText.reference(document, start), XMLPrelude.isAllowed(scalar) {
            out += Array("&#\(scalar.value);".utf8)
            return next
        }
        out += Array("&amp;".utf8)
        return start + 1
    }

    /// XML 1.0 §2.2.
    private static func isAllowed(_ scalar: Unicode.Scalar) -> Bool {
        scalar.value >= 0x20 ? scalar.value < 0xFFFE || scalar.value > 0xFFFF : [0x9, 0xA, 0xD].contains(scalar.value)
    }

    private func find(_ mark: StaticString, in document: [UInt8], from start: Int) -> Int? {
        document.firstFolded(mark, from: start)
    }
}
