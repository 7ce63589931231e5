/// Cuts a passage into sentences as Indonesian news is written: titles and abbreviations do not end one, a missing space
/// after a full stop does not hide one, and what a speaker says in several sentences is several, the last with the
/// words that attribute it. One pass over the bytes.
struct SentenceSplitter {
    let bytes: [UInt8]
    let words: [Word]
    private let part: Passage.Part
    /// Index of the first word that begins at or behind the byte looked at last.
    private(set) var word = 0
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
            let end = endOfLine(at)
            let line = trimmed(at, end)
            if line.start < line.end {
                let range = wordsOf(line.start, line.end)
                if part == .body, furniture.holds(line: line.start..<line.end, words: range),
                    !GluedHeadline.leads(line.start..<line.end, of: bytes)
                {
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
            case UInt8(ascii: ":"):
                if part == .body, let headline = GluedHeadline.range(colon: at, bytes, end),
                    headline.lowerBound >= start
                {
                    add(start, headline.lowerBound, kind: .text)
                    add(headline.lowerBound, headline.upperBound, kind: .furniture)
                    start = headline.upperBound
                    at = start
                    quoteIsOpen = false
                } else {
                    at += 1
                }
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
                at = behindLetters(at + 1, end)
            }
        }
        add(start, end, kind: .text)
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
