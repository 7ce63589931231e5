/// One pass over a page before libxml2 sees it: takes out what no reader needs (comments, scripts but JSON-LD, styles,
/// drawings, attributes nobody asks for) and what could cost more than its share (deep nesting, a million attributes,
/// end tags that close nothing), and leaves texts and values where they are (`HTMLSkeleton`). What libxml2 then sees is a
/// fraction of a page, so this also is what makes reading quick.
struct HTMLPrelude {
    var out = HTMLSkeleton()
    /// Open elements by hash of their name, so that an end tag that closes nothing is seen.
    private var open = [Int32](repeating: 0, count: 256)
    private var depth: Int32 = 0
    /// A comment was found that is never closed: no later one is, and none is looked through for its end again.
    var isCommentLeftOpen = false

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
}

extension UInt8 {
    /// Part of a tag's name.
    @inline(__always) fileprivate var isNameByte: Bool {
        isWord || self == 0x2D || self == 0x5F || self == 0x3A || self == 0x2E
    }
}
