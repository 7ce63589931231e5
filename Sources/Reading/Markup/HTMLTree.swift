/// A page as a compact tree: nodes in document order, texts in one buffer. A subtree is a range of nodes, and its text
/// a range of bytes, so that every walk is a loop and nothing recurses.
struct HTMLTree {
    struct Node {
        var tag: Tag
        /// Index of the parent; -1 for the first.
        var parent: Int32
        /// One past the last node below this one.
        var end: Int32
        /// Where this node's text begins in `text`.
        var textStart: Int32
        /// Its attributes begin here in `attributes`, and end where those of the next node begin.
        var attributeStart: Int32
    }

    struct Value {
        var name: Attribute
        var start: Int32
        var end: Int32
    }

    /// The last one is a sentinel that closes the ranges.
    var nodes: [Node] = []
    var text: [UInt8] = []
    var attributes: [Value] = []
    var values: [UInt8] = []

    /// Without the sentinel.
    var count: Int { nodes.count - 1 }

    @inline(__always) func tag(_ node: Int) -> Tag { nodes[node].tag }
    @inline(__always) func end(_ node: Int) -> Int { Int(nodes[node].end) }
    @inline(__always) func parent(_ node: Int) -> Int { Int(nodes[node].parent) }

    @inline(__always) func textRange(_ node: Int) -> Range<Int> {
        Int(nodes[node].textStart)..<Int(nodes[Int(nodes[node].end)].textStart)
    }

    @inline(__always) func hasAttributes(_ node: Int) -> Bool {
        nodes[node].attributeStart < nodes[node + 1].attributeStart
    }

    func value(_ attribute: Attribute, of node: Int) -> ArraySlice<UInt8>? {
        for index in Int(nodes[node].attributeStart)..<Int(nodes[node + 1].attributeStart)
        where attributes[index].name == attribute {
            return values[Int(attributes[index].start)..<Int(attributes[index].end)]
        }
        return nil
    }

    /// An attribute's value without white space at its ends; nil where it is absent or empty.
    func string(_ attribute: Attribute, of node: Int) -> String? {
        guard let value = value(attribute, of: node)?.trimmedSpaces, !value.isEmpty else { return nil }
        return value.string
    }

    /// All text below a node on one line.
    func line(_ node: Int) -> String { Self.collapsed(text[textRange(node)]).string }

    /// White space, no-break spaces included, as single spaces; none at the ends; zero-width characters gone.
    static func collapsed(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
        var out: [UInt8] = []
        out.reserveCapacity(bytes.count)
        var gap = false
        var at = bytes.startIndex
        while at < bytes.endIndex {
            let plain = bytes.plainEnd(from: at)
            if plain > at {
                if gap, !out.isEmpty { out.append(.space) }
                gap = false
                out.append(contentsOf: bytes[at..<plain])
                at = plain
                continue
            }
            let skipped = bytes.spaceLength(at)
            if skipped > 0 {
                gap = true
                at += skipped
                continue
            }
            let hidden = bytes.invisibleLength(at)
            if hidden > 0 {
                at += hidden
                continue
            }
            if gap, !out.isEmpty { out.append(.space) }
            gap = false
            out.append(bytes[at])
            at += 1
        }
        return out
    }
}

extension ArraySlice<UInt8> {
    /// The end of what begins at `index` and stays as it is where white space is collapsed: ASCII with single spaces in it.
    @inline(__always) func plainEnd(from index: Int) -> Int {
        withUnsafeBufferPointer { bytes in
            var at = index - startIndex
            while at < bytes.count {
                let byte = bytes[at]
                if byte == .space {
                    // One that something follows.
                    guard at > index - startIndex, at + 1 < bytes.count, bytes[at + 1] > 0x20, bytes[at + 1] < 0x80
                    else { break }
                } else if byte < 0x20 && byte.isSpace || byte >= 0x80 {
                    break
                }
                at += 1
            }
            return at + startIndex
        }
    }

    /// Length of the white space character at `index`: ASCII, U+00A0, U+2000 to U+200A, U+2028, U+2029, U+202F, U+3000.
    @inline(__always) func spaceLength(_ index: Int) -> Int {
        let byte = self[index]
        if byte < 0x80 { return byte.isSpace ? 1 : 0 }
        if byte == 0xC2 { return index + 1 < endIndex && self[index + 1] == 0xA0 ? 2 : 0 }
        guard byte == 0xE2 || byte == 0xE3, index + 2 < endIndex else { return 0 }
        let (second, third) = (self[index + 1], self[index + 2])
        if byte == 0xE3 { return second == 0x80 && third == 0x80 ? 3 : 0 }
        return second == 0x80 && (third <= 0x8A || third == 0xA8 || third == 0xA9 || third == 0xAF) ? 3 : 0
    }

    /// Length of a character that is not seen: U+00AD, U+200B to U+200F, U+2060, U+FEFF, and those that only turn the
    /// direction of writing, U+202A to U+202E and U+2066 to U+2069.
    @inline(__always) func invisibleLength(_ index: Int) -> Int {
        switch self[index] {
        case 0xC2: return index + 1 < endIndex && self[index + 1] == 0xAD ? 2 : 0
        case 0xE2:
            guard index + 2 < endIndex else { return 0 }
            let (second, third) = (self[index + 1], self[index + 2])
            let isHidden =
                second == 0x80 && (0x8B...0x8F ~= third || 0xAA...0xAE ~= third)
                || second == 0x81 && (third == 0xA0 || 0xA6...0xA9 ~= third)
            return isHidden ? 3 : 0
        case 0xEF:
            return index + 2 < endIndex && self[index + 1] == 0xBB && self[index + 2] == 0xBF ? 3 : 0
        default: return 0
        }
    }
}
