/// Which bytes of a passage stand inside quotation marks.
///
/// Reporters mix their marks and forget the closing ones: a quotation ends at its mark, or at the end of its paragraph,
/// unless the next paragraph closes it without having opened one.
struct QuoteSpans {
    /// In order, not overlapping; the marks themselves are outside.
    private(set) var spans: [Range<Int>] = []

    init(_ passage: Passage) {
        var marks: [Mark] = []
        var paragraph: Int32 = -1
        var lastEnd = 0
        for sentence in passage.sentences where sentence.kind != .furniture {
            if sentence.paragraph != paragraph {
                paragraph = sentence.paragraph
                marks.append(Mark(kind: .paragraph, at: lastEnd, end: Int(sentence.start)))
            }
            lastEnd = Int(sentence.end)
            let first = marks.count
            QuoteSpans.marks(in: passage.bytes, sentence.range, into: &marks)
            for index in first..<marks.count { marks[index].sentenceEnd = Int(sentence.end) }
        }
        marks.append(Mark(kind: .paragraph, at: lastEnd, end: passage.bytes.count))
        pair(marks)
    }

    /// Bytes that a quotation without a closing mark may go on for.
    private static let longest = 1500

    private struct Mark {
        enum Kind { case opening, closing, paragraph }
        var kind: Kind
        var at: Int
        /// Behind the mark.
        var end: Int
        var sentenceEnd = 0
    }

    private mutating func pair(_ marks: [Mark]) {
        var open: Int?
        var sentenceEnd = 0
        for (index, mark) in marks.enumerated() {
            switch mark.kind {
            case .opening:
                // The closing mark before it was forgotten: most likely at the end of its sentence.
                if let start = open { spans.append(start..<max(start, min(mark.at, sentenceEnd))) }
                open = mark.end
                sentenceEnd = mark.sentenceEnd
            case .closing:
                if let start = open, start < mark.at { spans.append(start..<mark.at) }
                open = nil
            case .paragraph:
                guard let start = open else { continue }
                // Goes on where the next paragraph closes before it opens.
                if index + 1 < marks.count, marks[index + 1].kind == .closing { continue }
                let end = mark.at - start > QuoteSpans.longest ? sentenceEnd : mark.at
                if start < end { spans.append(start..<end) }
                open = nil
            }
        }
    }

    private static func marks(in bytes: [UInt8], _ range: Range<Int>, into marks: inout [Mark]) {
        QuotationMark.forEach(in: bytes, range) { at, mark in
            let end = at + mark.length
            // Between blanks it was a dash that was lost.
            if mark == .lost, isBlank(bytes, at - 1), isBlank(bytes, end) { return }
            let opens = opens(bytes, at, end, strictly: mark == .closing)
            marks.append(Mark(kind: opens ? .opening : .closing, at: at, end: end))
        }
    }

    private static func isBlank(_ bytes: [UInt8], _ at: Int) -> Bool {
        at < 0 || at >= bytes.count || bytes[at] <= 0x20
    }

    /// Whether the mark opens, by its neighbours: behind white space or a bracket, and close to a word.
    private static func opens(_ bytes: [UInt8], _ at: Int, _ end: Int, strictly: Bool = false) -> Bool {
        let before = at > 0 ? bytes[at - 1] : 0x20
        let after = end < bytes.count ? bytes[end] : 0x20
        let isBehindBlank =
            before <= 0x20 || before == UInt8(ascii: "(") || before == 0xA0 || before == UInt8(ascii: ":")
        let isBeforeBlank =
            after <= 0x20 || after == UInt8(ascii: ",") || after == UInt8(ascii: ".") || after == UInt8(ascii: ")")
        if strictly { return isBehindBlank && !isBeforeBlank && at > 0 && before <= 0x20 }
        if isBehindBlank { return !isBeforeBlank }
        // "…politik."Maka…" : a mark close behind a stop closes; one that joins two words opens only behind a letter's gap.
        return false
    }

    /// Whether a byte is quoted.
    func contains(_ byte: Int) -> Bool {
        var low = 0
        var high = spans.count
        while low < high {
            let middle = (low + high) / 2
            if spans[middle].upperBound <= byte { low = middle + 1 } else { high = middle }
        }
        return low < spans.count && spans[low].contains(byte)
    }

    /// How many bytes of a range are quoted.
    func overlap(_ range: Range<Int>) -> Int {
        var low = 0
        var high = spans.count
        while low < high {
            let middle = (low + high) / 2
            if spans[middle].upperBound <= range.lowerBound { low = middle + 1 } else { high = middle }
        }
        var count = 0
        while low < spans.count, spans[low].lowerBound < range.upperBound {
            count += spans[low].clamped(to: range).count
            low += 1
        }
        return count
    }
}
