extension BodyText {
    struct Line {
        var kind: TextBlocks.Kind
        var bytes: [UInt8]
        /// Bytes that are link text.
        var linked: Int
        var node: Int
        var followsBreak: Bool

        /// Nothing but links.
        var isLink: Bool { linked * 10 >= bytes.count * 8 }
        var endsSentence: Bool { BodyText.endsSentence(bytes) }
    }

    /// A line of text without the `Baca juga: …` that editors' tools put into the middle of paragraphs.
    static func line(_ block: TextBlocks.Block, in blocks: TextBlocks) -> Line {
        var bytes = Array(blocks.bytes(block))
        var linked = block.linked
        for range in blocks.links[block.links].reversed() where !range.isEmpty {
            let low = range.lowerBound - block.range.lowerBound
            let high = range.upperBound - block.range.lowerBound
            guard low >= 0, high <= bytes.count, let start = announcement(before: low, in: bytes) else { continue }
            // At the start of a line the whole line goes by another rule, unless text follows the link.
            if start == 0, bytes.count - high < 40 { continue }
            var end = high
            while end < bytes.count, bytes[end] == UInt8(ascii: ")") || bytes[end] == .space { end += 1 }
            linked -= high - low
            bytes.replaceSubrange(start..<end, with: start == 0 || end == bytes.count ? [] : [.space])
        }
        return Line(
            kind: block.kind,
            bytes: plain(bytes[...].trimmedSpaces),
            linked: max(0, linked),
            node: block.node,
            followsBreak: block.followsBreak
        )
    }

    /// References that were escaped twice are what they stand for: nobody writes `&quot;` for readers.
    private static func plain(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
        guard bytes.contains(.ampersand), bytes.contains(UInt8(ascii: ";")) else { return Array(bytes) }
        return HTMLTree.collapsed(EntityText.decoded(Array(bytes))[...])
    }

    /// Where `(Baca juga: ` begins that ends at `index`.
    private static func announcement(before index: Int, in bytes: [UInt8]) -> Int? {
        var end = index
        while end > 0, !bytes[end - 1].isWord { end -= 1 }
        for key in ["baca juga", "baca", "simak juga", "lihat juga", "tonton juga", "baca pula", "baca selengkapnya"] {
            let start = end - key.utf8.count
            guard start >= 0, zip(bytes[start..<end], key.utf8).allSatisfy({ $0.lowered == $1 }) else { continue }
            // A colon or the like must part it from the link, except where the words are unmistakable.
            guard bytes[end..<index].contains(UInt8(ascii: ":")) || (key.utf8.count > 4 && index - end <= 2) else {
                continue
            }
            if start > 0, bytes[start - 1].isWord { continue }
            var from = start
            while from > 0,
                bytes[from - 1] == UInt8(ascii: "(") || bytes[from - 1] == UInt8(ascii: "[")
                    || bytes[from - 1] == .space || bytes[from - 1] == UInt8(ascii: "|")
            { from -= 1 }
            return from
        }
        return nil
    }

    /// Whether a line is a sentence that happens to begin as furniture does: it ends as one, and says more than a label.
    static func isSentence(_ bytes: [UInt8]) -> Bool {
        let last = DeskCode.trimmed(bytes)
        guard last.last != UInt8(ascii: ":"), last.last != UInt8(ascii: "!"), endsSentence(Array(last)) else {
            return false
        }
        return last.split(separator: .space).count >= 8
    }

    static func endsSentence(_ bytes: [UInt8]) -> Bool {
        var at = bytes.count
        while at > 0 {
            let byte = bytes[at - 1]
            if byte == .quote || byte == .apostrophe || byte == UInt8(ascii: ")") || byte == .space {
                at -= 1
            } else if at >= 3, bytes[at - 3] == 0xE2, bytes[at - 2] == 0x80 {
                if byte == 0xA6 { return true }
                at -= 3
            } else {
                return byte == UInt8(ascii: ".") || byte == UInt8(ascii: "?") || byte == UInt8(ascii: "!")
                    || byte == UInt8(ascii: ":")
            }
        }
        return false
    }
}
