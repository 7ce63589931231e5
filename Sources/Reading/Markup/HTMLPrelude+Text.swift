/// What stands between tags, and what is left out of it.
extension HTMLPrelude {
    /// Adds text up to a tag or a reference.
    mutating func text(_ page: UnsafeBufferPointer<UInt8>, _ start: Int) -> Int {
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
    mutating func script(_ page: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) {
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
    mutating func reference(_ page: UnsafeBufferPointer<UInt8>, _ start: Int) -> Int {
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
    mutating func comment(_ page: UnsafeBufferPointer<UInt8>, _ start: Int) -> Int {
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
    func closing(_ page: UnsafeBufferPointer<UInt8>, _ start: Int) -> Int {
        var at = start
        while at < page.count, page[at] != .greaterThan { at += 1 }
        return at + 1
    }

    /// The end of an element whose content is text until its end tag, and the place after that tag.
    func rawText(
        _ page: UnsafeBufferPointer<UInt8>,
        _ start: Int,
        _ end: StaticString
    ) -> (end: Int, after: Int) {
        guard start < page.count else { return (page.count, page.count) }
        guard let found = page.firstFolded(end, from: start) else { return (page.count, page.count) }
        return (found, closing(page, found))
    }
}
