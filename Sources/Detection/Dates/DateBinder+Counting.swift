import Language
import Model

/// Days that are counted: from another day, by their number, in the year that the article means.
extension DateBinder {
    /// A stage that is told by its length: "masa tenang selama tiga hari mulai Minggu, 24 November", "tiga hari tenang mulai
    /// Rabu", "tiga hari sampai Selasa, 14 Februari", "tiga hari sesudah itu".
    func lengthen(_ dated: inout DatedEvent, _ date: DateMention, _ mention: Mention, _ sentence: StorySentence) {
        if let days = lasting(mention, from: date.words, sentence) {
            dated.end = dated.start + (days - 1)
        } else if let days = lasting(mention, until: date.words, sentence) {
            dated.start = dated.end - (days - 1)
        } else if date.kind == .counted, mention.event == .quietPeriod, let days = date.offset, days > 1 {
            dated.start = dated.end - (days - 1)
        }
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
            first.start < dated.end, DateBinder.long.contains(where: { $0 == dated.event }),
            (1...5).contains(date.words.lowerBound - day.words.upperBound)
        else { return false }
        return (day.words.upperBound..<date.words.lowerBound).contains {
            pack.finders.dates.isEnd(sentence.passage, $0)
        }
    }

    /// Days that a stage lasts up to a day: "masa tenang tiga hari sampai Selasa, 14 Februari".
    private func lasting(_ mention: Mention, until date: Range<Int>, _ sentence: StorySentence) -> Int? {
        guard DateBinder.long.contains(where: { $0 == mention.event }), let until = pack.group(.until) else {
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
        guard DateBinder.long.contains(where: { $0 == mention.event }),
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

    /// Stages that last for days.
    static let long: [ElectionEvent] = [.campaign, .quietPeriod, .registration, .recapitulation]

    /// A stage of so many days that follows the last one dated: "kampanye sampai 23 November, disusul masa tenang tiga hari".
    func following(
        _ bound: [DatedEvent],
        _ mentions: [Mention],
        _ dates: [DateMention],
        _ sentence: StorySentence
    ) -> DatedEvent? {
        guard let last = bound.last, let date = dates.last(where: { $0.end == last.end }) else { return nil }
        for mention in mentions where mention.event == .quietPeriod && mention.words.lowerBound >= date.words.upperBound
        {
            if bound.contains(where: { $0.event == mention.event }) { return nil }
            guard
                let days = pack.finders.dates.length(
                    in: sentence.passage,
                    at: mention.words.upperBound,
                    within: sentence.sentence.words
                )
            else { continue }
            return DatedEvent(event: .quietPeriod, start: last.end + 1, end: last.end + days, rule: mention.rule)
        }
        return nil
    }

    /// What a day is counted from: the stage named behind it ("dua hari setelah penetapan"), if the text dates it, or, for
    /// "sehari kemudian", the day that the text dated last.
    func origin(
        of date: DateMention,
        _ mentions: [Mention],
        _ dates: [DateMention],
        _ sentence: StorySentence,
        _ found: [Finding],
        _ bound: [DatedEvent]
    ) -> (day: Day, stage: Range<Int>?)? {
        guard !date.isResolved, let offset = date.offset else { return nil }
        func day(_ dated: DatedEvent) -> Day { offset < 0 ? dated.start : dated.end }
        if date.kind == .counted {
            guard let last = found.last, sentence.index - last.sentence <= DateBinder.farReach else {
                return nil
            }
            return last.dates.map { (day($0), nil) }
        }
        guard date.kind == .countdown, !date.isFromToday else { return nil }
        let known = found.compactMap(\.dates) + bound
        let stage = mentions.first { (0...1).contains($0.words.lowerBound - date.words.upperBound) }
        // "sehari sebelum masa kampanye dimulai 15 Februari": the sentence goes on with that stage's own day.
        if let stage, dates.contains(where: { (0...2).contains($0.words.lowerBound - stage.words.upperBound) }) {
            if offset < 0 { return nil }
        }
        let days =
            known.reversed().filter { $0.event == stage?.event }.map(day)
            // "Rekapitulasi dimulai sehari setelah pencoblosan": everybody knows when that was.
            + (stage?.event == .voting
                ? story.document.published.flatMap(pack.facts.calendar.voting(near:)).map { [$0] } ?? [] : [])
            // "tiga hari sesudah penetapan itu": which of the days that the text dated is meant, the calendar knows.
            + known.reversed().map(day)
        let others = mentions.filter { $0.words != stage?.words && $0.isSpecific }.compactMap(\.event)
        guard
            let origin = days.first(where: { day in
                others.contains { pack.facts.calendar.isBound($0, on: day + offset) }
            })
        else { return nil }
        return (origin, stage?.words)
    }

    /// A day without a year, in the year of the official stage on that day where the nearest year has none: in April, "27
    /// November" may well be seven months ahead.
    func inYearOfStage(_ date: DateMention, _ event: ElectionEvent) -> DateMention {
        let calendar = pack.facts.calendar
        func isStage(_ date: DateMention) -> Bool {
            guard let start = date.start, let end = date.end else { return false }
            return calendar.check(event, start, end, region: nil) == .agrees
        }
        guard date.kind == .partial, let start = date.start, !isStage(date) else { return date }
        // What is near needs no other year; the year that the contest has in the text may be farther off than one.
        let isFar = story.document.published.map { abs(start - $0) > DateBinder.near } ?? true
        let years = [contestYear] + (isFar ? [start.civil.year + 1, start.civil.year - 1] : [])
        return years.compactMap { $0.map(date.inYear) }.first(where: isStage) ?? date
    }

    /// "Bupati dilantik pada Desember", told after a vote in February: a month without a year in which somebody takes office
    /// lies behind the vote that the article dates.
    func afterVote(
        _ date: DateMention,
        _ event: ElectionEvent,
        _ sentence: StorySentence,
        _ found: [Finding]
    ) -> DateMention {
        guard event == .inauguration, date.kind == .month, let start = date.start, let end = date.end,
            !date.words.contains(where: { sentence.passage.words[$0].isNumber }),
            let vote = found.compactMap(\.dates).last(where: { $0.event == .voting })?.start, end < vote,
            let first = Day(year: start.civil.year + 1, month: start.civil.month, day: 1)
        else { return date }
        var later = date
        (later.start, later.end) = (first, first + (end - start))
        return later
    }

    /// Days from the publication within which a day without a year is in the nearest one.
    static let near = 75

    /// - Parameter year: Without a publication day, a day and month take the year that the article names with its contest.
    func dates(in sentence: StorySentence, ofYear year: Int?) -> [DateMention] {
        let finder = pack.finders.dates
        let published = story.document.published
        let dates = finder.mentions(
            in: sentence.passage,
            sentence: sentence.sentence,
            published: published,
            isHeadline: sentence.isTitle
        )
        guard let year, dates.contains(where: { !$0.isResolved }) else { return dates }
        return finder.mentions(in: sentence.passage, sentence: sentence.sentence, published: nil, assuming: year)
            .filter { $0.kind != .relative && $0.kind != .countdown }
    }

    /// The year behind the first name of a contest: "Pilkada serentak 2018".
    var contestYear: Int? {
        for sentence in story.sentences {
            for hit in sentence.reading.hits.hits where hit.group == pack.group(.contest) {
                for word in sentence.passage.words[
                    Int(hit.end)..<min(Int(hit.end) + 5, sentence.sentence.words.upperBound)
                ]
                where word.isNumber && word.range.count == 4 {
                    if let year = Int(sentence.passage.text(word)), (2005...2100).contains(year) { return year }
                }
            }
        }
        return nil
    }

    /// "H-7 pencoblosan", "sepekan sebelum pencoblosan" in today's news says when the vote is, if the calendar knows such a
    /// day, or the article; a headline counts from its own day.
    func days(
        of date: DateMention,
        _ mention: Mention,
        _ sentence: StorySentence,
        _ found: [Finding]
    ) -> (Day, Day)? {
        guard date.kind == .countdown, !date.isResolved else {
            guard let start = date.start, let end = date.end else { return nil }
            return (start, end)
        }
        guard let published = story.document.published, let offset = date.offset, offset <= 0,
            let event = mention.event, mention.words.lowerBound - date.words.upperBound <= 1
        else { return nil }
        let day = published - offset
        let check = pack.facts.calendar.check(event, day, day, region: nil)
        // "Sepekan sebelum hari pencoblosan, …", or a headline; elsewhere it may be a rule ("paling lambat tiga hari sebelum").
        let isNow =
            sentence.isTitle || event == .voting && date.words.lowerBound - sentence.sentence.words.lowerBound <= 2
        if check == .agrees, date.isFromToday || isNow { return (day, day) }
        let isKnown = found.contains { $0.dates?.start == day && $0.dates?.event == settled(event, day) }
        guard date.isFromToday, mention.isSpecific else { return nil }
        return isKnown || sentence.isTitle && check == .unknown ? (day, day) : nil
    }

    /// "Selasa (24/9), sehari setelah undian nomor urut": the stage is so many days from the date before it.
    func countedBack(
        _ date: DateMention,
        _ mentions: [Mention],
        _ dates: [DateMention],
        _ found: [Finding]
    ) -> DatedEvent? {
        guard date.kind == .countdown, !date.isFromToday, let offset = date.offset, offset != 0,
            let stage = mentions.first(where: { (0...1).contains($0.words.lowerBound - date.words.upperBound) }),
            let event = stage.event, stage.isSpecific,
            let anchor = dates.last(where: { (0...1).contains(date.words.lowerBound - $0.words.upperBound) }),
            anchor.start == anchor.end, let day = anchor.start.map({ $0 - offset })
        else { return nil }
        let isKnown = found.contains { $0.dates?.start == day && $0.dates?.event == event }
        guard isKnown || pack.facts.calendar.isBound(event, on: day) else { return nil }
        return DatedEvent(event: event, start: day, end: day, rule: stage.rule)
    }
}
