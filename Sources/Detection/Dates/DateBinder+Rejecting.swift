import Language
import Model

/// Binds the stages of an election that a sentence names to the dates that it gives: each date to the stage nearest in its
/// clause, the specific stage before the bare name of the contest. Days of the report, of laws and rulings, and of other

// Days that are no stage's: of the report, of laws and rulings, of what comes before or after a stage.
extension DateBinder {
    /// Whether a stage was on those very days, by the calendar: an article that does not say of which election it speaks
    /// says so by its dates.
    func isOfficial(_ dated: DatedEvent) -> Bool {
        (pack.rules[dated.rule].certainty == .sure || dated.event == .voting)
            && pack.facts.calendar.check(dated.event, dated.start, dated.end, region: nil) == .agrees
    }

    /// "sehari kemudian, Minggu 6 April": the date behind it says which day.
    func isRestated(_ date: DateMention, by dates: [DateMention]) -> Bool {
        dates.contains {
            $0.kind != .counted && (0...1).contains($0.words.lowerBound - date.words.upperBound) && $0.isResolved
        }
    }

    /// Another date stands between the stage and this one, and is not joined to it as a list is.
    func isShadowed(_ date: DateMention, _ mention: Mention, by dates: [DateMention]) -> Bool {
        dates.contains { other in
            guard other != date, !other.isParenthesised, date.kind != .counted, date.kind != .countdown else {
                return false
            }
            let isBetween =
                mention.words.upperBound <= other.words.lowerBound && other.words.upperBound <= date.words.lowerBound
            return isBetween && date.words.lowerBound - other.words.upperBound > 4
        }
    }

    /// Whether the bare name of the contest stands beside a day of its vote: "besok warga memilih".
    func isOfficial(_ mention: Mention, _ date: DateMention) -> Bool {
        guard let event = mention.event, let start = date.start, let end = date.end, start == end else { return false }
        return pack.facts.calendar.check(event, start, end, region: nil) == .agrees
    }

    /// "1 Juni kemarin … saat Pilgub 2024": the contest has a year of its own.
    func isOfAnotherYear(_ mention: Mention, _ date: DateMention, _ sentence: StorySentence) -> Bool {
        guard let start = date.start else { return false }
        let words = mention.words.upperBound..<min(mention.words.upperBound + 3, sentence.sentence.words.upperBound)
        for index in words where !date.words.contains(index) {
            let word = sentence.passage.words[index]
            guard word.isNumber, word.range.count == 4, let year = Int(sentence.passage.text(word)) else { continue }
            return (2005...2100).contains(year) && year != start.civil.year
        }
        return false
    }

    /// "… 7 Januari, enam bulan sebelum penetapan calon" does not date the stage, nor does "sehari setelah pelantikan mereka
    /// berangkat untuk retret hingga 28 Februari"; "jelang pencoblosan 27 November" does.
    func isUntil(_ mention: Mention, _ date: DateMention, _ sentence: StorySentence) -> Bool {
        let gap = date.words.lowerBound - mention.words.upperBound
        if (0...3).contains(gap), !date.isParenthesised,
            gap == 0 || breaks(mention.words.upperBound..<date.words.lowerBound, sentence) == 0
        {
            return false
        }
        let (before, after) = (pack.group("@before"), pack.group("@after"))
        return sentence.reading.hits.hits.contains {
            let distance = mention.words.lowerBound - Int($0.end)
            return $0.group == before && (0...1).contains(distance) || $0.group == after && distance == 0
        }
    }

    /// "pada Rabu (25/9), bertepatan dengan hari pertama masa kampanye".
    func isCoincident(_ date: DateMention, _ sentence: StorySentence) -> Bool {
        let group = pack.group("@coincident")
        return sentence.reading.hits.hits.contains {
            $0.group == group && (0...1).contains(Int($0.start) - date.words.upperBound)
        }
    }

    /// Commas and semicolons between words.
    func breaks(_ words: Range<Int>, _ sentence: StorySentence) -> Int {
        guard words.lowerBound > 0, words.upperBound < sentence.passage.words.count else { return 0 }
        let bytes = sentence.passage.bytes
        let start = Int(sentence.passage.words[words.lowerBound - 1].end)
        let end = Int(sentence.passage.words[words.upperBound].start)
        guard start < end else { return 0 }
        return bytes[start..<end].reduce(0) { $0 + ($1 == UInt8(ascii: ",") || $1 == UInt8(ascii: ";") ? 1 : 0) }
    }

    /// The day of the report, of a law or a ruling: in brackets, unless the stage itself is what is reported, or behind
    /// "tertanggal".
    func isReporting(_ date: DateMention, _ sentence: StorySentence, _ mention: Mention) -> Bool {
        if date.isImpossible { return true }
        if date.isParenthesised {
            // A day to come is not that of the report.
            if let published = story.document.published, let start = date.start, start > published { return false }
            if isCoincident(date, sentence) { return false }
            // What somebody said on that day is dated, not the stage.
            let isSaid = ["@saying", "@urge"].contains { sentence.reading.has(pack.group($0)) } || sentence.holdsQuote
            return isSaid || !mention.isSpecific || mention.event == .campaign
        }
        if let published = story.document.published, date.kind == .relative, let start = date.start, start <= published
        {
            let gap = max(
                date.words.lowerBound - mention.words.upperBound,
                mention.words.lowerBound - date.words.upperBound
            )
            // "Kemarin saat di Pilkada …": what was, without a day.
            let isBehind = mention.words.lowerBound >= date.words.upperBound
            if isBehind, breaks(date.words.upperBound..<mention.words.lowerBound, sentence) > 0 { return true }
            return !mention.isSpecific || gap > (isBehind && start < published ? 2 : 6)
        }
        let legal = pack.group("@legal-date")
        return sentence.reading.hits.hits.contains {
            $0.group == legal && Int($0.end) <= date.words.lowerBound && date.words.lowerBound - Int($0.end) <= 3
        }
    }
}
