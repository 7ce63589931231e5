import Language
import Model

/// Days that are counted: from another day, or from that of a stage.
extension DateBinder {
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
            guard let last = found.last, sentence.index - last.sentence <= DateBinder.farReach,
                let dated = last.dates, dated.end - dated.start < DateBinder.monthLength,
                !(last.sentence + 1..<max(last.sentence + 1, sentence.index)).contains(where: isOnOtherDay)
            else { return dayTold(before: sentence, offset, mentions).map { ($0, nil) } }
            return (day(dated), nil)
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

    /// Days of the shortest month: nothing is counted from one.
    private static let monthLength = 28

    /// Whether a sentence that names no stage tells of some weekday: what is counted behind it is counted from that.
    private func isOnOtherDay(_ index: Int) -> Bool {
        let sentence = story.sentences[index]
        guard mentions[index].allSatisfy({ $0.event == nil }) else { return false }
        return pack.finders.dates.weekdays(in: sentence.passage, words: sentence.sentence.words).contains { weekday in
            !dates[index].contains { $0.isParenthesised && $0.words.contains(weekday.word) }
        }
    }

    /// "Keesokan harinya KPU menetapkan pasangan calon", "di hari yang sama KPU mengundi nomor": counted from the day told last
    /// before, be it no stage's, where the stage was then officially.
    func dayTold(before sentence: StorySentence, _ offset: Int, _ mentions: [Mention]) -> Day? {
        guard let event = onlyStage(mentions)?.event, event != .recapitulation else { return nil }
        for index in (0..<sentence.index).reversed().prefix(DateBinder.toldReach) {
            guard let told = dates[index].last(where: { $0.isResolved }) else { continue }
            // "24 sampai 26 Juni … sehari kemudian": from the end of a period.
            guard let start = told.start, let end = told.end,
                start == end || offset != 0 && told.kind != .month && told.kind != .relative
            else { return nil }
            let day = offset < 0 ? start : end
            return pack.facts.calendar.isBound(event, on: day + offset) ? day : nil
        }
        return nil
    }

    /// Sentences within which the day of what is told stands.
    private static let toldReach = 12

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
            return date.isInWeeks ? inWeeks(start, mention.event) : (start, end)
        }
        guard let published = story.document.published, let offset = date.offset, offset <= 0,
            let event = mention.event, mention.words.lowerBound - date.words.upperBound <= 1
        else { return nil }
        let calendar = pack.facts.calendar
        // "Dua pekan menjelang pencoblosan, Bawaslu mengumpulkan lurah, Rabu (25/11)": counted from what is told.
        let told = sentence.isTitle ? nil : dayTold(in: sentence, published)
        let isTold = told.map { calendar.isBound(event, on: $0 - offset) } ?? false
        let day = (isTold ? told ?? published : published) - offset
        let check = calendar.check(event, day, day, region: nil)
        // "Sepekan sebelum hari pencoblosan, …", or a headline; elsewhere it may be a rule ("paling lambat tiga hari sebelum").
        let isNow =
            sentence.isTitle || event == .voting && date.words.lowerBound - sentence.sentence.words.lowerBound <= 2
        // Weeks are counted to the first day of a period.
        let isExact = -offset < DateBinder.week || calendar.isBound(event, on: day)
        if check == .agrees, isNow || date.isFromToday && isExact { return (day, day) }
        let isKnown = found.contains { $0.dates?.start == day && $0.dates?.event == settled(event, day, day) }
        guard date.isFromToday, mention.isSpecific else { return nil }
        return isKnown || sentence.isTitle && check == .unknown ? (day, day) : nil
    }

    /// "Tinggal sepekan": the official day where it is that one or the next to it; another day only where there is none.
    private func inWeeks(_ day: Day, _ event: ElectionEvent?) -> (Day, Day)? {
        guard let event else { return nil }
        let calendar = pack.facts.calendar
        if let known = [day, day - 1, day + 1].first(where: { calendar.isBound(event, on: $0) }) {
            return (known, known)
        }
        // "Sepekan" may be nine days.
        let isNearStage = (-DateBinder.week...DateBinder.week).contains { calendar.isBound(event, on: day + $0) }
        let isWeek = story.document.published.map { day - $0 == DateBinder.week } ?? false
        return isWeek && isNearStage ? nil : (day, day)
    }

    static let week = 7

    /// The day in brackets of what a sentence tells, in the week before the publication.
    private func dayTold(in sentence: StorySentence, _ published: Day) -> Day? {
        dates[sentence.index].first { date in
            date.isParenthesised && date.start == date.end
                && date.start.map { (0...7).contains(published - $0) } ?? false
        }?.start
    }

    /// "dua hari setelah KPU menetapkan pasangan calon, Selasa (24/9)": the stage is so many days from the date behind it, unless
    /// that is its own. With the first word of that date.
    func countedFrom(
        _ date: DateMention,
        _ mentions: [Mention],
        _ dates: [DateMention]
    ) -> (stage: DatedEvent, anchor: Int)? {
        guard date.kind == .countdown, !date.isFromToday, let offset = date.offset, offset != 0,
            let stage = mentions.first(where: { (0...1).contains($0.words.lowerBound - date.words.upperBound) }),
            let event = stage.event, stage.isSpecific,
            let anchor = dates.first(where: { (0...1).contains($0.words.lowerBound - stage.words.upperBound) }),
            anchor.isParenthesised, anchor.start == anchor.end, let told = anchor.start,
            !pack.facts.calendar.isBound(event, on: told), pack.facts.calendar.isBound(event, on: told - offset)
        else { return nil }
        let day = told - offset
        return (DatedEvent(event: event, start: day, end: day, rule: stage.rule), anchor.words.lowerBound)
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
