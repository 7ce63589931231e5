import Language
import Model

/// What speaks for a stated day being a stage's: a day of a sentence, and a stage that is named in it or near it, or that is
/// officially on that day.
struct StageDay {
    let sentence: Int
    let day: DateMention
    let event: ElectionEvent
    /// In the order of `StageDays.features`.
    let values: [Double]
}

/// Pairs the days that the sentences of a story state with the stages that they may be of. `DayReader` decides which of them
/// belong together.
struct StageDays {
    /// Of the day; of the day and the official calendar; of the stage and the day; of the article.
    static let features =
        [
            "days", "ahead", "is-published", "from-vote", "end-from-vote", "is-national", "told-again", "days-here",
            "is-title",
        ]
        + kinds.map { "is-" + $0.rawValue }
        + [
            "is-parenthesised", "is-numeric", "weekday-conflict", "year-inferred", "part-of-month", "in-weeks",
            "day-alone",
            "other-day", "stages-here", "no-stage-before", "no-stage-behind",
        ]
        + ElectionEvent.allCases.map { "stage-" + $0.rawValue }
        + [
            "agrees", "other-agrees", "bounds", "is-official", "stage-before", "stage-behind", "other-before",
            "other-behind", "nearer", "is-specific", "is-hinted", "named-here", "others-here", "named-in-article",
            "share-of-article", "named-in-title", "named-earlier", "other-earlier", "named-elsewhere",
        ]

    private static let kinds: [DateMention.Kind] = [.explicit, .partial, .month, .relative, .countdown, .counted]
    /// Sentences before a day in which its stage may be named.
    private static let reach = 6
    /// Words from a day to a stage that are told apart.
    private static let far = 20
    /// Days that are told apart.
    private static let span = 400.0

    private let binder: DateBinder
    private let counts: [ElectionEvent: Int]
    private let titled: Set<ElectionEvent>
    private var told: [Period: Int] = [:]
    /// In how many sentences a stage is named and a day stated.
    private var together: [Together: Int] = [:]

    private struct Together: Hashable {
        let event: ElectionEvent
        let period: Period
    }

    init(_ binder: DateBinder) {
        self.binder = binder
        var counts: [ElectionEvent: Int] = [:]
        for mention in binder.mentions.joined() { if let event = mention.event { counts[event, default: 0] += 1 } }
        self.counts = counts
        titled = Set(binder.mentions.prefix(binder.story.titles).joined().compactMap(\.event))
    }

    /// All pairs of the story, in the order of their sentences.
    static func pairs(_ binder: DateBinder) -> [StageDay] {
        var days = StageDays(binder)
        // Where no stage is near, only an official day of one is read: days are costly to find.
        let sentences = binder.mentions.indices.filter { days.isNear($0) }
        for sentence in sentences { days.count(sentence) }
        return sentences.flatMap { days.pairs(in: $0) }
    }

    /// Each sentence once, for all the days that are asked about later.
    private mutating func count(_ sentence: Int) {
        let periods = binder.dates[sentence].compactMap(\.period)
        for period in periods { told[period, default: 0] += 1 }
        let events = Set(binder.mentions[sentence].compactMap(\.event))
        for period in Set(periods) {
            for event in events { together[Together(event: event, period: period), default: 0] += 1 }
        }
    }

    private func isNear(_ sentence: Int) -> Bool {
        !titled.isEmpty || binder.mentions[max(0, sentence - StageDays.reach)...sentence].contains { !$0.isEmpty }
    }

    private func pairs(in index: Int) -> [StageDay] {
        let days = binder.dates[index]
        guard !days.isEmpty else { return [] }
        let calendar = binder.pack.facts.calendar
        let near = Set(binder.mentions[max(0, index - StageDays.reach)...index].joined().compactMap(\.event))
        return days.flatMap { day -> [StageDay] in
            guard let start = day.start, let end = day.end else { return [] }
            let checks = ElectionEvent.allCases.map { calendar.check($0, start, end, region: nil) }
            let rivals = zip(ElectionEvent.allCases, checks).filter { event, check in
                near.contains(event) || titled.contains(event) || check == .agrees
            }
            guard !rivals.isEmpty else { return [] }
            let ofDay = values(of: day, start, end, index, days)
            return rivals.map { event, check in
                let others = zip(ElectionEvent.allCases, checks).filter { $0.0 != event }.map { rank($0.1) }
                return StageDay(
                    sentence: index,
                    day: day,
                    event: event,
                    values: ofDay + ElectionEvent.allCases.map { $0 == event ? 1 : 0 }
                        + [
                            rank(check), others.max() ?? 0,
                            (calendar.isBound(event, on: start) ? 1 : 0) + (calendar.isBound(event, on: end) ? 1 : 0),
                            calendar.isOfficial(event, start, end) ? 1 : 0,
                        ] + values(of: event, day, Period(start: start, end: end), index)
                )
            }
        }
    }

    private func rank(_ check: CalendarCheck) -> Double {
        switch check {
        case .agrees: 2
        case .differs: 1
        case .unknown: 0
        }
    }

    private func values(of day: DateMention, _ start: Day, _ end: Day, _ index: Int, _ days: [DateMention]) -> [Double]
    {
        let sentence = binder.story.sentences[index]
        let published = binder.story.document.published
        let vote = binder.pack.facts.calendar.vote(nearest: start)
        func cut(_ days: Int) -> Double { max(-StageDays.span, min(StageDays.span, Double(days))) }
        let flags = [
            day.isParenthesised, day.isNumeric, day.weekdayConflict, day.isYearInferred, day.isPartOfMonth,
            day.isInWeeks,
            day.isDayAlone,
        ]
        let none = binder.mentions[index].filter { $0.event == nil }.map(\.words)
        let others = days.filter { $0 != day }.map(\.words)
        return [
            Double(end - start + 1), published.map { cut(start - $0) } ?? 0, published == nil ? 0 : 1,
            vote.map { cut(start - $0) } ?? 0, vote.map { cut(end - $0) } ?? 0,
            binder.pack.facts.calendar.isNational(start, end) ? 1 : 0,
            Double((told[Period(start: start, end: end)] ?? 1) - 1), Double(days.count), sentence.isTitle ? 1 : 0,
        ] + StageDays.kinds.map { day.kind == $0 ? 1 : 0 } + flags.map { $0 ? 1 : 0 } + [
            max(nearness(before: day.words, others), nearness(behind: day.words, others)),
            Double(binder.mentions[index].count), nearness(before: day.words, none), nearness(behind: day.words, none),
        ]
    }

    private func values(of event: ElectionEvent, _ day: DateMention, _ period: Period, _ index: Int) -> [Double] {
        let here = binder.mentions[index]
        let mine = here.filter { $0.event == event }
        let others = here.filter { $0.event != nil && $0.event != event }
        let none = here.filter { $0.event == nil }.map(\.words)
        let (before, behind) = (
            nearness(before: day.words, mine.map(\.words)), nearness(behind: day.words, mine.map(\.words))
        )
        let otherBefore = nearness(before: day.words, others.map(\.words))
        let otherBehind = nearness(behind: day.words, others.map(\.words))
        let rivals = [
            otherBefore, otherBehind, nearness(before: day.words, none), nearness(behind: day.words, none),
        ]
        return [
            before, behind, otherBefore, otherBehind, max(before, behind) - (rivals.max() ?? 0),
            mine.contains(where: \.isSpecific) ? 1 : 0, mine.contains(where: \.isHinted) ? 1 : 0,
            Double(mine.count), Double(others.count), Double(counts[event] ?? 0),
            Double(counts[event] ?? 0) / Double(max(1, counts.values.reduce(0, +))), titled.contains(event) ? 1 : 0,
            earlier(index) { $0.event == event }, earlier(index) { $0.event != nil && $0.event != event },
            Double(elsewhere(event, period, isNamedHere: !mine.isEmpty)),
        ]
    }

    /// How near the nearest of some words that end before a day does so: 20 where it ends beside it, 1 where it is far off, 0
    /// where there is none.
    private func nearness(before day: Range<Int>, _ words: [Range<Int>]) -> Double {
        let gaps = words.filter { $0.upperBound <= day.lowerBound }.map { day.lowerBound - $0.upperBound }
        return gaps.min().map { Double(StageDays.far - min($0, StageDays.far - 1)) } ?? 0
    }

    private func nearness(behind day: Range<Int>, _ words: [Range<Int>]) -> Double {
        let gaps = words.filter { $0.lowerBound >= day.upperBound }.map { $0.lowerBound - day.upperBound }
        return gaps.min().map { Double(StageDays.far - min($0, StageDays.far - 1)) } ?? 0
    }

    /// How few sentences ago some stage was named: 6 in the sentence before, 0 where it was not within reach.
    private func earlier(_ index: Int, _ isNamed: (DateBinder.Mention) -> Bool) -> Double {
        for back in 1...StageDays.reach where index >= back && binder.mentions[index - back].contains(where: isNamed) {
            return Double(StageDays.reach + 1 - back)
        }
        return 0
    }

    /// Other sentences that name the stage and state the same days.
    private func elsewhere(_ event: ElectionEvent, _ period: Period, isNamedHere: Bool) -> Int {
        (together[Together(event: event, period: period)] ?? 0) - (isNamedHere ? 1 : 0)
    }
}

/// The days from one to another.
struct Period: Hashable {
    let start: Day
    let end: Day
}

extension DateMention {
    /// Nil where it is not resolved.
    var period: Period? {
        guard let start, let end else { return nil }
        return Period(start: start, end: end)
    }
}
