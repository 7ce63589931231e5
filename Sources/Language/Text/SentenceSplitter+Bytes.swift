/// What the bytes of a passage are to the one who cuts it.
extension SentenceSplitter {
    /// The first line feed or carriage return from a byte on, or the end of the text.
    func endOfLine(_ from: Int) -> Int {
        let bytes = bytes.span
        var at = from
        while at < bytes.count {
            if at + 8 <= bytes.count {
                let count = EightBytes.leading(~EightBytes(of: bytes.bytes, at: at).controls)
                at += count
                if count == 8 { continue }
            }
            if bytes[at] == 0x0A || bytes[at] == 0x0D { return at }
            at += 1
        }
        return at
    }

    /// Behind the ASCII letters and spaces that begin at a byte: most bytes of any text, none of which ends a sentence.
    func behindLetters(_ from: Int, _ end: Int) -> Int {
        let bytes = bytes.span
        var at = from
        while at + 8 <= end {
            let eight = EightBytes(of: bytes.bytes, at: at)
            let count = EightBytes.leading(eight.letters | eight.blanks)
            at += count
            if count < 8 { return at }
        }
        return at
    }

    func key(_ word: Word) -> UInt64 { SentenceWords.key(bytes, word.range) }

    func isStop(_ at: Int) -> Bool { at < bytes.count && bytes[at] == UInt8(ascii: ".") }

    /// Nothing that a word begins with.
    func isQuiet(_ at: Int, _ end: Int) -> Bool {
        guard at < end else { return true }
        switch bytes[at] {
        case 0x20, 0x09, 0x2C, 0x2E, 0x3B, 0x3A, 0x29, 0x21, 0x3F, 0xC2: return true
        default: return false
        }
    }

    func isEllipsis(_ at: Int) -> Bool { isWide(at, 0xA6...0xA6) }
    func isClosingDouble(_ at: Int) -> Bool { isWide(at, 0x9D...0x9D) }
    func isClosingQuote(_ at: Int) -> Bool { isWide(at, 0x99...0x99) || isClosingDouble(at) }
    func isDash(_ at: Int) -> Bool { isWide(at, 0x92...0x95) }

    func isWide(_ at: Int, _ third: ClosedRange<UInt8>) -> Bool {
        at + 2 < bytes.count && bytes[at] == 0xE2 && bytes[at + 1] == 0x80 && third.contains(bytes[at + 2])
    }

    func skipSpace(_ from: Int, _ end: Int) -> Int {
        var at = from
        while at < end {
            let length = Blank.length(bytes, at)
            if length == 0 { break }
            at += length
        }
        return min(at, end)
    }

    /// Behind a list item's bullet.
    func skipBullet(_ from: Int, _ end: Int) -> Int {
        var at = from
        if at < end, bytes[at] == UInt8(ascii: "-") || bytes[at] == UInt8(ascii: "*") {
            at += 1
        } else if at + 2 < end, bytes[at] == 0xE2, bytes[at + 1] == 0x80, bytes[at + 2] == 0xA2 {
            at += 3
        } else {
            return from
        }
        let behind = skipSpace(at, end)
        return behind > at ? behind : from
    }

    func trimmed(_ from: Int, _ to: Int) -> (start: Int, end: Int) {
        let start = skipSpace(from, to)
        var end = to
        while end > start {
            let length = Blank.lengthBefore(bytes, end, start)
            if length == 0 { break }
            end -= length
        }
        return (start, end)
    }
}
