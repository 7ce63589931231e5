/// One pass over a page before libxml2 sees it: takes out what no reader needs (comments, scripts but JSON-LD, styles,
/// drawings, attributes nobody asks for) and what could cost more than its share (deep nesting, a million attributes,
/// end tags that close nothing), and leaves texts and values where they are (`HTMLSkeleton`). What libxml2 then sees is a
/// fraction of a page, so this also is what makes reading quick.
struct HTMLPrelude {
    private var out = HTMLSkeleton()
    /// Open elements by hash of their name, so that an end tag that closes nothing is seen.
    private var open = [Int32](repeating: 0, count: 256)
    private var depth: Int32 = 0
    /// A comment was found that is never closed: no later one is, and none is looked through for its end again.
    private var isCommentLeftOpen = false

    /// - Parameter page: UTF-8, of which what is beyond `MarkupBounds.document` is left out.
    static func skeleton(_ page: UnsafeBufferPointer<UInt8>) -> HTMLSkeleton {
        var prelude = HTMLPrelude()
        prelude.run(UnsafeBufferPointer(rebasing: page.prefix(MarkupBounds.document)))
        return prelude.out
    }

    private mutating func run(_ page: UnsafeBufferPointer<UInt8>) {
        var at = 0
        while at < page.count {
            at = text(page, at)
            guard at < page.count else { return }
            if page[at] == .ampersand {
                at = reference(page, at)
                continue
            }
            let next = at + 1 < page.count ? page[at + 1] : 0
            if next.isLetter {
                at = startTag(page, at)
            } else if next == .slash, at + 2 < page.count, page[at + 2].isLetter {
                at = endTag(page, at)
            } else if next == UInt8(ascii: "!") || next == UInt8(ascii: "?") || next == .slash {
                at = comment(page, at)
            } else {
                out.write("&lt;")
                at += 1
            }
        }
    }

    /// Adds text up to a tag or a reference.
    private mutating func text(_ page: UnsafeBufferPointer<UInt8>, _ start: Int) -> Int {
        var at = start
        var run = start
        while true {
            at = page.plainEnd(from: at)
            guard at < page.count else { break }
            let byte = page[at]
            if byte == .lessThan || byte == .ampersand { break }
            let strange = page.strangeLength(at)
            if strange > 0 {
                if at > run { out.add(text: run..<at, of: page) }
                run = at + strange
            }
            at += max(1, strange)
        }
        if at > run { out.add(text: run..<at, of: page) }
        return at
    }

    /// Adds the content of a script.
    private mutating func script(_ page: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) {
        var run = range.lowerBound
        var at = run
        while at < range.upperBound {
            let strange = page.strangeLength(at)
            if strange > 0 {
                if at > run { out.add(text: run..<at, of: page, isScript: true) }
                run = at + strange
            }
            at += max(1, strange)
        }
        if range.upperBound > run { out.add(text: run..<range.upperBound, of: page, isScript: true) }
    }

    /// A character reference, or an `&` that is none: with whatever may belong to it, since the parser says what it means.
    private mutating func reference(_ page: UnsafeBufferPointer<UInt8>, _ start: Int) -> Int {
        // Without its semicolon too, as browsers read it: `Camat&nbspitu`.
        for name: StaticString in ["&nbsp", "&quot"] where page.hasFolded(name, at: start) {
            let end = start + name.utf8CodeUnitCount
            out.write(name)
            out.write(";")
            return end < page.count && page[end] == UInt8(ascii: ";") ? end + 1 : end
        }
        let end = page.referenceEnd(from: start)
        out.write(reference: page[start..<end])
        return end
    }

    /// A comment, a declaration, a processing instruction or a CDATA section: gone. A space is left, because
    /// `satu<!-- -->dua` stays one word only where nothing is drawn between; comments never are, so nothing is.
    private mutating func comment(_ page: UnsafeBufferPointer<UInt8>, _ start: Int) -> Int {
        if start + 3 < page.count, page[start + 2] == 0x2D, page[start + 3] == 0x2D, page[start + 1] == 0x21 {
            if let end = commentEnd(page, start + 4) { return end }
            // Never closed: browsers swallow the rest; a page cut off mid-comment has nothing after it either.
            isCommentLeftOpen = true
            return closing(page, start + 4)
        }
        return closing(page, start + 1)
    }

    /// Past `-->` or `--!>`, or past `>` and `->` right at the start (HTML §13.2.5.43); nil where nothing closes it.
    private func commentEnd(_ page: UnsafeBufferPointer<UInt8>, _ start: Int) -> Int? {
        if start < page.count, page[start] == .greaterThan { return start + 1 }
        if start + 1 < page.count, page[start] == 0x2D, page[start + 1] == .greaterThan { return start + 2 }
        guard !isCommentLeftOpen else { return nil }
        var at = start
        while at + 2 < page.count {
            if page[at] == 0x2D, page[at + 1] == 0x2D {
                if page[at + 2] == .greaterThan { return at + 3 }
                if page[at + 2] == 0x21, at + 3 < page.count, page[at + 3] == .greaterThan { return at + 4 }
            }
            at += 1
        }
        return nil
    }

    /// Past the next `>`.
    private func closing(_ page: UnsafeBufferPointer<UInt8>, _ start: Int) -> Int {
        var at = start
        while at < page.count, page[at] != .greaterThan { at += 1 }
        return at + 1
    }

    private mutating func endTag(_ page: UnsafeBufferPointer<UInt8>, _ start: Int) -> Int {
        var at = start + 2
        var hash = FoldedHash()
        while at < page.count, page[at].isNameByte {
            hash.add(page[at])
            at += 1
        }
        let nameEnd = at
        let end = closing(page, at)
        let slot = Int(hash.value & 255)
        guard open[slot] > 0 else { return end }
        open[slot] -= 1
        if depth > 0, !Tag.openEnded.contains(Tag.byName[hash] ?? .other) { depth -= 1 }
        out.write(page[start..<min(nameEnd, start + 64)])
        out.write(.greaterThan)
        return end
    }

    private mutating func startTag(_ page: UnsafeBufferPointer<UInt8>, _ start: Int) -> Int {
        var at = start + 1
        var hash = FoldedHash()
        while at < page.count, page[at].isNameByte {
            hash.add(page[at])
            at += 1
        }
        let tag = Tag.byName[hash] ?? .other
        let mark = out.mark
        out.write(page[start..<min(at, start + 64)])
        let (end, isClosed, isJSON) = attributes(page, at, of: tag)
        out.write(.greaterThan)
        out.tags += 1

        switch tag {
        case .script where isJSON:
            let content = rawText(page, end, "</script")
            script(page, min(end, content.end)..<content.end)
            out.write("</script>")
            return content.after
        case .script: return dropped(mark, rawText(page, end, "</script").after)
        case .style: return dropped(mark, rawText(page, end, "</style").after)
        case .svg: return isClosed ? dropped(mark, end) : dropped(mark, rawText(page, end, "</svg").after)
        case .iframe: return dropped(mark, rawText(page, end, "</iframe").after)
        case .textarea: return dropped(mark, rawText(page, end, "</textarea").after)
        default: break
        }
        if Tag.voids.contains(tag) { return end }
        let slot = Int(hash.value & 255)
        if isClosed, tag == .other { return dropped(mark, end) }
        if !Tag.openEnded.contains(tag) {
            guard depth < MarkupBounds.depth else { return dropped(mark, end) }
            depth += 1
        }
        if open[slot] < Int32.max { open[slot] += 1 }
        return end
    }

    private mutating func dropped(_ mark: HTMLSkeleton.Mark, _ end: Int) -> Int {
        out.goBack(to: mark)
        return end
    }

    /// The end of an element whose content is text until its end tag, and the place after that tag.
    private func rawText(
        _ page: UnsafeBufferPointer<UInt8>,
        _ start: Int,
        _ end: StaticString
    ) -> (end: Int, after: Int) {
        guard start < page.count else { return (page.count, page.count) }
        guard let found = page.firstFolded(end, from: start) else { return (page.count, page.count) }
        return (found, closing(page, found))
    }

    /// Adds the attributes that somebody asks for. Of two with one name the first counts.
    /// - Returns: The place after the tag; whether it closed itself; whether it is a script that holds JSON.
    private mutating func attributes(
        _ page: UnsafeBufferPointer<UInt8>,
        _ start: Int,
        of tag: Tag
    ) -> (end: Int, isClosed: Bool, isJSON: Bool) {
        var at = start
        var count = 0
        var seen: UInt64 = 0
        let first = out.values.count
        var isJSON = false
        let tagStart = start
        while at < page.count {
            while at < page.count, page[at].isSpace { at += 1 }
            guard at < page.count else { break }
            if page[at] == .greaterThan { return (at + 1, at > 0 && page[at - 1] == .slash, isJSON) }
            if page[at] == .slash || page[at] == .lessThan && at == start {
                at += 1
                continue
            }
            if page[at] == .lessThan { return (at, false, isJSON) }  // the tag was never closed; a new one begins
            let nameStart = at
            var hash = FoldedHash()
            while at < page.count, !page[at].isSpace, page[at] != .equals, page[at] != .greaterThan,
                page[at] != .slash, page[at] != .lessThan
            {
                hash.add(page[at])
                at += 1
            }
            if at == nameStart {
                at += 1
                continue
            }
            while at < page.count, page[at].isSpace { at += 1 }
            var value = at..<at
            if at < page.count, page[at] == .equals {
                at += 1
                while at < page.count, page[at].isSpace { at += 1 }
                if at < page.count, page[at] == .quote || page[at] == .apostrophe {
                    let delimiter = page[at]
                    let open = at + 1
                    at = open
                    while at < page.count, page[at] != delimiter { at += 1 }
                    value = open..<at
                    at += at < page.count ? 1 : 0
                } else {
                    let open = at
                    while at < page.count, !page[at].isSpace, page[at] != .greaterThan { at += 1 }
                    value = open..<at
                }
            }
            guard count < MarkupBounds.attributes, at - tagStart < MarkupBounds.tag else { continue }
            guard let attribute = Attribute.byName[hash] else { continue }
            if attribute == .style, page[value].firstFolded("none", from: value.lowerBound) == nil { continue }
            if attribute == .src || attribute == .alt, tag != .img { continue }
            if tag == .script, attribute == .type {
                isJSON = page[value].firstFolded("json", from: value.lowerBound) != nil
            }
            count += 1
            guard seen >> attribute.rawValue & 1 == 0 else { continue }
            seen |= 1 << UInt64(attribute.rawValue)
            out.add(attribute, value: value, of: page, first: first)
        }
        return (page.count, false, isJSON)
    }
}

extension UInt8 {
    /// Part of a tag's name.
    @inline(__always) fileprivate var isNameByte: Bool {
        isWord || self == 0x2D || self == 0x5F || self == 0x3A || self == 0x2E
    }
}
