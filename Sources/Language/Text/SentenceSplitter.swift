/// Cuts a passage into sentences as Indonesian news is written: titles and abbreviations do not end one, a missing space
/// after a full stop does not hide one, and what a speaker says in several sentences is several, the last with the
/// words that attribute it. One pass over the bytes.
struct SentenceSplitter {
    private let bytes: [UInt8]
    private let words: [Word]
    private let part: Passage.Part
    /// Index of the first word that begins at or behind the byte looked at last.
    private var word = 0
    private var found: [Sentence] = []
    private var paragraph: Int32 = 0
    private var linesOfText = 0

    init(bytes: [UInt8], words: [Word], part: Passage.Part) {
        self.bytes = bytes
        self.words = words
        self.part = part
    }

    /// Words of the longest sentence. Nobody writes longer ones; tables and hostile pages hold them, and are cut, so that what is
    /// compared within a sentence stays linear in the text.
    static let longest = 400

    mutating func sentences() -> [Sentence] {
        var furniture = Furniture(bytes: bytes, words: words)
        var at = 0
        while at < bytes.count {
            var end = at
            while end < bytes.count, bytes[end] != 0x0A, bytes[end] != 0x0D { end += 1 }
            let line = trimmed(at, end)
            if line.start < line.end {
                let range = wordsOf(line.start, line.end)
                if part == .body, furniture.holds(line: line.start..<line.end, words: range) {
                    // Without its line feeds a label reaches to the rule behind it: "SUMBER: Facebook ===== NARASI: …".
                    if let rule = DrawnRule.first(in: line.start..<line.end, of: bytes) {
                        add(line.start, rule.lowerBound, kind: .furniture)
                        paragraph += 1
                        at = rule.upperBound
                        continue
                    }
                    add(line.start, line.end, kind: .furniture)
                } else {
                    split(line.start, line.end)
                    linesOfText += 1
                }
                paragraph += 1
            }
            at = end + 1
        }
        return found
    }

    private mutating func split(_ lineStart: Int, _ end: Int) {
        var start = lineStart
        if part == .body, linesOfText < 3, let behind = Dateline(bytes: bytes, words: words).end(lineStart, end, word) {
            add(lineStart, behind, kind: .dateline)
            start = skipSpace(behind, end)
        }
        start = skipBullet(start, end)
        var at = start
        var quoteIsOpen = false
        while at < end {
            switch bytes[at] {
            case UInt8(ascii: "\""):
                quoteIsOpen.toggle()
                at += 1
            case UInt8(ascii: "."), UInt8(ascii: "!"), UInt8(ascii: "?"):
                (start, at) = terminator(at, start: start, end: end, &quoteIsOpen)
            case 0xE2 where isEllipsis(at):
                (start, at) = terminator(at, start: start, end: end, &quoteIsOpen)
            case UInt8(ascii: ")") where isGlued(at, end):
                add(start, at + 1, kind: .text)
                at += 1
                start = at
                quoteIsOpen = false
            case UInt8(ascii: "=") where DrawnRule.starts(at, end, bytes):
                add(start, at, kind: .text)
                at = DrawnRule.end(at, end, bytes)
                start = at
                quoteIsOpen = false
            default:
                at = behindPlain(at + 1, end)
            }
        }
        add(start, end, kind: .text)
    }

    /// Behind the ASCII letters and spaces, most bytes of any text, that begin at a byte.
    private func behindPlain(_ from: Int, _ end: Int) -> Int {
        let bytes = bytes.span
        var at = from
        while at < end {
            let byte = bytes[at]
            guard byte == 0x20 || (0x61...0x7A).contains(byte | 0x20) else { break }
            at += 1
        }
        return at
    }

    /// Items of a list that has lost its line feeds: "6 Februari (tanpa sengketa)Opsi 2: 17 April".
    private func isGlued(_ at: Int, _ end: Int) -> Bool {
        guard at + 2 < end else { return false }
        let isUpper = (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(bytes[at + 1])
        return isUpper && (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(bytes[at + 2])
    }

    /// What to do at a full stop: the start of the sentence that is open behind it, and where to go on.
    private mutating func terminator(_ mark: Int, start: Int, end: Int, _ quoteIsOpen: inout Bool) -> (Int, Int) {
        var behind = mark
        var dots = 0
        var closed = false
        run: while behind < end {
            switch bytes[behind] {
            case UInt8(ascii: "."), UInt8(ascii: "!"), UInt8(ascii: "?"):
                behind += 1
                dots += 1
            case UInt8(ascii: ")"), UInt8(ascii: "]"):
                behind += 1
            case UInt8(ascii: "\"") where quoteIsOpen || isQuiet(behind + 1, end):
                behind += 1
                quoteIsOpen = false
                closed = true
            case UInt8(ascii: "'") where isQuiet(behind + 1, end):
                behind += 1
                closed = true
            case 0xE2 where isEllipsis(behind):
                behind += 3
                dots += 2
            case 0xE2 where isClosingQuote(behind):
                behind += 3
                closed = true
            case 0x20 where behind + 3 < end && isClosingDouble(behind + 1):
                behind += 4
                closed = true
            case 0x20 where quoteIsOpen && behind + 1 < end && bytes[behind + 1] == 0x22 && isQuiet(behind + 2, end):
                behind += 2
                quoteIsOpen = false
                closed = true
            default: break run
            }
        }
        let next = skipSpace(behind, end)
        guard next < end else { return (start, end) }
        moveWord(to: mark)
        guard isBoundary(mark, behind, next, start: start, isSingleDot: dots == 1 && bytes[mark] == 0x2E, closed)
        else {
            return (start, behind)
        }
        add(start, behind, kind: .text)
        return (next, next)
    }

    /// Whether a sentence ends between `behind` and `next`. `word` is the first word behind the mark.
    private func isBoundary(
        _ mark: Int,
        _ behind: Int,
        _ next: Int,
        start: Int,
        isSingleDot: Bool,
        _ closed: Bool
    ) -> Bool {
        guard word > 0, Int(words[word - 1].start) >= start else { return false }
        let last = words[word - 1]
        let touches = Int(last.end) == mark
        let spaced = next > behind
        let character = Letters.character(bytes.span, next)
        switch character.kind {
        case .lower, .hyphen:
            return false
        case .digit:
            guard spaced else { return false }
            return !(isSingleDot && touches && !closed && isAbbreviated(last, before: nil, start: start))
        case .upper:
            guard word < words.count else { return true }
            let following = words[word]
            if closed, SentenceWords.attributions.contains(key(following)) { return false }
            if !spaced, !closed { return isSingleDot ? splitsWithoutSpace(last, following, touches) : true }
            guard isSingleDot, touches, !closed else { return true }
            return !isAbbreviated(last, before: following, start: start)
        case .other, .apostrophe, .ignorable:
            switch bytes[next] {
            case UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: ":"), UInt8(ascii: "/"), UInt8(ascii: "@"):
                return false
            case 0xE2 where isDash(next): return false
            case UInt8(ascii: "\"") where !spaced && isSingleDot && touches:
                // `pada 6 Februari."Pelantikan itu …`: a quotation opens where a space is missing.
                return opensQuotation(last, behind: next)
            default: break
            }
            guard isSingleDot, touches, !closed, word < words.count else { return spaced || closed }
            return spaced && !isAbbreviated(last, before: words[word], start: start)
        }
    }

    /// "politik.Maka" is two sentences; "S.Sos", "Kompas.Com" and "ANTARA.ID" are not.
    private func splitsWithoutSpace(_ last: Word, _ following: Word, _ touches: Bool) -> Bool {
        guard touches else { return true }
        guard last.range.count >= 3, following.range.count >= 2 || !isStop(Int(following.end)) else { return false }
        if SentenceWords.domains.contains(key(following)) { return false }
        if last.shape.contains(.allCaps), following.shape.contains(.allCaps) { return false }
        return !SentenceWords.abbreviations.contains(key(last)) && !SentenceWords.degrees.contains(key(last))
    }

    /// Whether a capital stands behind the quotation mark, and the full stop before it ends a sentence.
    private func opensQuotation(_ last: Word, behind mark: Int) -> Bool {
        guard last.range.count >= 3, word < words.count, Int(words[word].start) == mark + 1 else { return false }
        return words[word].isCapitalised && !SentenceWords.abbreviations.contains(key(last))
            && !SentenceWords.degrees.contains(key(last))
    }

    /// Whether the full stop behind `last` belongs to it, and the sentence goes on.
    private func isAbbreviated(_ last: Word, before following: Word?, start: Int) -> Bool {
        let opens = following.map { SentenceWords.openers.contains(key($0)) } ?? false
        let isFirst = word < 2 || Int(words[word - 2].start) < start
        if last.isNumber { return isFirst && last.range.count <= 3 }
        if isFirst, SentenceWords.romans.contains(key(last)) { return true }
        if last.range.count == 1 {
            if opens { return false }
            return isFirst || !SentenceWords.beforeInitials.contains(key(words[word - 2]))
        }
        if SentenceWords.abbreviations.contains(key(last)) { return !opens || following == nil }
        if SentenceWords.degrees.contains(key(last)), last.isCapitalised { return !opens }
        return false
    }

    // MARK: Bytes

    private func key(_ word: Word) -> UInt64 { SentenceWords.key(bytes, word.range) }

    private func isStop(_ at: Int) -> Bool { at < bytes.count && bytes[at] == UInt8(ascii: ".") }

    /// Nothing that a word begins with.
    private func isQuiet(_ at: Int, _ end: Int) -> Bool {
        guard at < end else { return true }
        switch bytes[at] {
        case 0x20, 0x09, 0x2C, 0x2E, 0x3B, 0x3A, 0x29, 0x21, 0x3F, 0xC2: return true
        default: return false
        }
    }

    private func isEllipsis(_ at: Int) -> Bool { isWide(at, 0xA6...0xA6) }
    private func isClosingDouble(_ at: Int) -> Bool { isWide(at, 0x9D...0x9D) }
    private func isClosingQuote(_ at: Int) -> Bool { isWide(at, 0x99...0x99) || isClosingDouble(at) }
    private func isDash(_ at: Int) -> Bool { isWide(at, 0x92...0x95) }

    private func isWide(_ at: Int, _ third: ClosedRange<UInt8>) -> Bool {
        at + 2 < bytes.count && bytes[at] == 0xE2 && bytes[at + 1] == 0x80 && third.contains(bytes[at + 2])
    }

    private func skipSpace(_ from: Int, _ end: Int) -> Int {
        var at = from
        while at < end {
            let length = Blank.length(bytes, at)
            if length == 0 { break }
            at += length
        }
        return min(at, end)
    }

    /// Behind a list item's bullet.
    private func skipBullet(_ from: Int, _ end: Int) -> Int {
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

    private func trimmed(_ from: Int, _ to: Int) -> (start: Int, end: Int) {
        let start = skipSpace(from, to)
        var end = to
        while end > start {
            let length = Blank.lengthBefore(bytes, end, start)
            if length == 0 { break }
            end -= length
        }
        return (start, end)
    }

    // MARK: Words

    private mutating func moveWord(to byte: Int) {
        while word < words.count, Int(words[word].start) < byte { word += 1 }
        while word > 0, Int(words[word - 1].start) >= byte { word -= 1 }
    }

    private mutating func wordsOf(_ start: Int, _ end: Int) -> Range<Int> {
        moveWord(to: start)
        var last = word
        while last < words.count, Int(words[last].start) < end, last - word < Furniture.wordsLookedAt { last += 1 }
        return word..<last
    }

    private mutating func add(_ from: Int, _ to: Int, kind: Sentence.Kind) {
        let (start, end) = trimmed(from, to)
        guard start < end else { return }
        moveWord(to: start)
        var first = word
        moveWord(to: end)
        var begins = start
        while word - first > SentenceSplitter.longest {
            let next = first + SentenceSplitter.longest
            append(trimmed(begins, Int(words[next].start)), first..<next, kind)
            (first, begins) = (next, Int(words[next].start))
        }
        append((begins, end), first..<word, kind)
    }

    private mutating func append(_ bytes: (start: Int, end: Int), _ words: Range<Int>, _ kind: Sentence.Kind) {
        found.append(
            Sentence(
                start: Int32(bytes.start),
                end: Int32(bytes.end),
                firstWord: Int32(words.lowerBound),
                endWord: Int32(words.upperBound),
                paragraph: paragraph,
                kind: kind
            )
        )
    }
}

/// White space, in any of the ways news pages write it.
enum Blank {
    /// Bytes of the white space at `at`; 0 where there is none.
    static func length(_ bytes: [UInt8], _ at: Int) -> Int {
        switch bytes[at] {
        case 0x20, 0x09, 0x0A, 0x0B, 0x0C, 0x0D: 1
        case 0xC2 where at + 1 < bytes.count && bytes[at + 1] == 0xA0: 2
        case 0xE2
        where at + 2 < bytes.count && bytes[at + 1] == 0x80
            && ((0x80...0x8F).contains(bytes[at + 2]) || bytes[at + 2] == 0xAF):
            3
        case 0xEF where at + 2 < bytes.count && bytes[at + 1] == 0xBB && bytes[at + 2] == 0xBF: 3
        default: 0
        }
    }

    /// Bytes of the white space that ends before `end`; 0 where there is none.
    static func lengthBefore(_ bytes: [UInt8], _ end: Int, _ start: Int) -> Int {
        for length in 1...3 where end - length >= start {
            if self.length(bytes, end - length) == length { return length }
        }
        return 0
    }
}
