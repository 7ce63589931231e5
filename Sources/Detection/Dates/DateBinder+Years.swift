import Language
import Model

/// Days that leave open the year, or the month, that the article means.
extension DateBinder {
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
        let years = [dates.contestYear] + (isFar ? [start.civil.year + 1, start.civil.year - 1] : [])
        return years.compactMap { $0.map(date.inYear) }.first(where: isStage) ?? date
    }

    /// "Pendaftaran dibuka 26-28 Juni, disusul penetapan peserta 22 Juli", told in December: a day that follows one to come comes
    /// after it.
    func inYearOfLast(_ date: DateMention, _ event: ElectionEvent, behind last: DatedEvent?) -> DateMention {
        guard let last, date.kind == .partial, date.yearless != nil, let published = story.document.published,
            last.start > published, last.event != event, let start = date.start, start < published,
            let order = DateBinder.order.firstIndex(of: last.event), DateBinder.order[order...].contains(event)
        else { return date }
        let year = last.start.civil.year
        return [year, year + 1].lazy.map(date.inYear).first { $0.start.map { $0 >= last.start } ?? false } ?? date
    }

    /// "Pilkada ulang digelar 3 September 2025. Kampanye berlangsung 28 Juli-30 Agustus", told in December 2024: what comes before a
    /// vote that is to come lies between today and that vote, what comes after it lies behind it.
    func inYearOfVote(_ date: DateMention, _ event: ElectionEvent, _ known: [DatedEvent]) -> DateMention {
        guard date.kind == .partial, date.yearless != nil, let published = story.document.published,
            let start = date.start, start < published,
            pack.facts.calendar.check(event, start, date.end ?? start, region: nil) != .agrees,
            let vote = known.last(where: { $0.event == .voting && $0.start > published && $0.start == $0.end })?.start,
            let order = DateBinder.order.firstIndex(of: event), let voting = DateBinder.order.firstIndex(of: .voting),
            order != voting
        else { return date }
        let next = date.inYear(start.civil.year + 1)
        guard let first = next.start, let last = next.end, first > published else { return date }
        let isAround = order < voting ? last < vote : first > vote && first - vote <= DateBinder.near
        return isAround ? next : date
    }

    /// Stages as they follow one another.
    private static let order: [ElectionEvent] = [
        .registration, .candidateDetermination, .campaign, .quietPeriod, .voting, .recapitulation, .inauguration,
    ]

    /// Days from the publication within which a day without a year is in the nearest one.
    static let near = 75

    /// "Jangan lupa tanggal 27", on the 8th: the day of the vote that is ahead, where the nearest such day is that of the month before.
    func inMonthOfVote(_ date: DateMention) -> DateMention {
        guard date.isDayAlone, let published = story.document.published, let start = date.start, start < published,
            let vote = pack.facts.calendar.voting(near: published), vote >= published,
            vote.civil.day == start.civil.day, vote - start <= DateBinder.month
        else { return date }
        var ahead = date
        (ahead.start, ahead.end) = (vote, vote)
        return ahead
    }

    /// Days from one to the same day of the next month, at most.
    private static let month = 31

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
}
