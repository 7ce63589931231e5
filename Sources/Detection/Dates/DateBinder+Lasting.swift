import Language
import Model

/// Stages that last for days: their length, and their other end where only one is a day.
extension DateBinder {
    /// A stage that is told by its length: "masa tenang selama tiga hari mulai Minggu, 24 November", "tiga hari tenang mulai
    /// Rabu", "tiga hari sampai Selasa, 14 Februari", "tiga hari sesudah itu".
    func lengthen(
        _ dated: inout DatedEvent,
        _ date: DateMention,
        _ mention: Mention,
        _ sentence: StorySentence,
        _ found: [Finding]
    ) {
        if let days = lasting(mention, from: date.words, sentence) {
            dated.end = dated.start + (days - 1)
        } else if let days = lasting(mention, until: date.words, sentence) {
            dated.start = dated.end - (days - 1)
        } else if date.kind == .counted, mention.event == .quietPeriod, let days = date.offset, days > 1 {
            dated.start = dated.end - (days - 1)
        } else if let end = closing(dated, date, mention, sentence) {
            dated.end = end
        } else if isLimit(date, sentence), sentence.reading.has(pack.group(.sameDay)),
            let last = found.last, sentence.index - last.sentence <= DateBinder.reach,
            let day = last.dates, day.start == day.end, day.start < dated.end,
            DateBinder.long.contains(dated.event)
        {
            // "berlangsung hingga 23 November setelah dimulai pada hari yang sama".
            dated.start = day.start
        }
    }

    /// "Pendaftaran yang dibuka 8 Januari itu ditutup Rabu tengah malam": the other end on a bare weekday.
    private func closing(
        _ dated: DatedEvent,
        _ date: DateMention,
        _ mention: Mention,
        _ sentence: StorySentence
    ) -> Day? {
        guard DateBinder.long.contains(dated.event) else { return nil }
        if !date.isParenthesised, let end = closing(dated, behind: date.words.upperBound, sentence) { return end }
        // "mulai Minggu (24/11), hari pertama masa tenang yang berlangsung sampai Selasa": behind the stage.
        guard mention.words.lowerBound >= date.words.upperBound else { return nil }
        return closing(dated, behind: mention.words.upperBound, sentence)
    }

    private func closing(_ dated: DatedEvent, behind word: Int, _ sentence: StorySentence) -> Day? {
        let behind = word..<min(sentence.sentence.words.upperBound, word + 6)
        let finder = pack.finders.dates
        guard let end = behind.first(where: { finder.isEnd(sentence.passage, $0) }),
            let weekday = finder.weekdays(in: sentence.passage, words: end + 1..<behind.upperBound)
                .first(where: { $0.word - end <= 2 }),
            !dates[sentence.index].contains(where: { $0.words.contains(weekday.word) })
        else { return nil }
        return dated.start + (weekday.weekday - dated.start.weekday + 7) % 7
    }

    /// "Kampanye dibuka empat hari kemudian dan baru ditutup 11 Februari": the two ends of one stage, the first of them counted.
    func ends(
        _ dated: DatedEvent,
        _ date: DateMention,
        begunBy first: DatedEvent,
        _ day: DateMention,
        _ sentence: StorySentence
    ) -> Bool {
        guard day.kind == .counted, dated.event == first.event, dated.start == dated.end, first.start == first.end,
            first.start < dated.end, DateBinder.long.contains(dated.event),
            (1...5).contains(date.words.lowerBound - day.words.upperBound)
        else { return false }
        return (day.words.upperBound..<date.words.lowerBound).contains {
            pack.finders.dates.isEnd(sentence.passage, $0)
        }
    }

    /// Days that a stage lasts up to a day: "masa tenang tiga hari sampai Selasa, 14 Februari".
    private func lasting(_ mention: Mention, until date: Range<Int>, _ sentence: StorySentence) -> Int? {
        guard mention.event.map(DateBinder.long.contains) ?? false, let until = pack.group(.until) else {
            return nil
        }
        let words = sentence.sentence.words
        guard
            let end = sentence.reading.hits.hits.last(where: {
                $0.group == until && (0...1).contains(date.lowerBound - Int($0.end))
            })
        else { return nil }
        let word = Int(end.start) - 2
        guard words.contains(word), breaks(word..<Int(end.start), sentence) == 0 else { return nil }
        return pack.finders.dates.length(in: sentence.passage, at: word, within: words)
    }

    /// Days that a stage lasts from a day on: "masa tenang selama tiga hari mulai Minggu, 24 November".
    func lasting(_ mention: Mention, from date: Range<Int>, _ sentence: StorySentence) -> Int? {
        guard mention.event.map(DateBinder.long.contains) ?? false,
            let start = pack.group(.begins),
            sentence.reading.hits.hits.contains(where: {
                $0.group == start && (0...2).contains(date.lowerBound - Int($0.end))
            })
        else { return nil }
        let words = sentence.sentence.words
        let near = max(words.lowerBound, mention.words.upperBound)..<min(words.upperBound, mention.words.upperBound + 8)
        let behind = date.upperBound..<min(words.upperBound, date.upperBound + 10)
        let finder = pack.finders.dates
        // "tiga hari tenang".
        let before = mention.words.lowerBound - 1
        if words.contains(before), let days = finder.length(in: sentence.passage, at: before, within: words) {
            return days
        }
        for word in [mention.words.upperBound] + Array(near) + Array(behind) where !date.contains(word) {
            guard word == mention.words.upperBound || finder.isDuring(sentence.passage, word) else { continue }
            if let days = finder.length(in: sentence.passage, at: word, within: words) { return days }
        }
        return nil
    }

    /// "masa tenang tiga hari", "tiga hari masa tenang", "tiga hari tenang".
    private func days(beside mention: Mention, _ sentence: StorySentence) -> Int? {
        let words = sentence.sentence.words
        return [mention.words.upperBound, mention.words.lowerBound - 1, mention.words.lowerBound - 2].lazy
            .filter(words.contains).compactMap {
                pack.finders.dates.length(in: sentence.passage, at: $0, within: words)
            }
            .first
    }

    /// "Sesudah itu tiga hari masa tenang", behind a sentence that dates the end of the campaign.
    func afterCampaign(_ sentence: StorySentence, _ mentions: [Mention], _ found: [Finding]) -> Finding? {
        guard let stage = onlyStage(mentions), stage.event == .quietPeriod, let last = found.last,
            last.sentence == sentence.index - 1, let campaign = last.dates, campaign.event == .campaign,
            let days = days(beside: stage, sentence)
        else { return nil }
        let dates = DatedEvent(
            event: .quietPeriod,
            start: campaign.end + 1,
            end: campaign.end + days,
            rule: stage.rule
        )
        return Finding(detector: .electionDate, sentence: sentence.index, dates: dates)
    }

    /// Stages that last for days.
    static let long: [ElectionEvent] = [.campaign, .quietPeriod, .registration, .recapitulation]

    /// A stage of so many days that follows the last one dated: "kampanye sampai 23 November, disusul masa tenang tiga hari".
    func following(
        _ bound: [DatedEvent],
        _ mentions: [Mention],
        _ dates: [DateMention],
        _ sentence: StorySentence
    ) -> DatedEvent? {
        if bound.contains(where: { $0.event == .quietPeriod }) { return nil }
        for mention in mentions where mention.event == .quietPeriod {
            guard let date = dates.last(where: { $0.words.upperBound <= mention.words.lowerBound }),
                let last = bound.last(where: { $0.end == date.end }), let days = days(beside: mention, sentence)
            else { continue }
            return DatedEvent(event: .quietPeriod, start: last.end + 1, end: last.end + days, rule: mention.rule)
        }
        return nil
    }
}
