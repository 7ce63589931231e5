import Language
import Model

/// Binds the stages of an election that a sentence names to the dates that it gives: each date to the stage nearest in its
/// clause, the specific stage before the bare name of the contest. Days of the report, of laws and rulings, and of other
/// elections are left out.
struct DateBinder {
    let pack: RulePack
    let story: Story

    /// A stage named in a sentence.
    struct Mention {
        /// Nil for what is dated but is no stage: a debate, a meeting, a ruling.
        var event: ElectionEvent?
        var words: Range<Int>
        var rule: Int
        var isSpecific: Bool
    }

    func findings() -> [Finding] {
        guard !isOnOtherElection else { return [] }
        let namesContest = namesContest
        let isRegional = (namesContest || isAboutContestants) && !isOnNationalElection
        // A bare "pemilihan" may be anybody's.
        func isOurs(_ dated: DatedEvent) -> Bool {
            let isSpecific = pack.rules[dated.rule].certainty == .sure
            return isRegional && (namesContest || isSpecific) || isOfficial(dated)
        }
        var found: [Finding] = []
        let lines = ScheduleLines(story)
        var heading: (stage: Mention, sentence: Int)?
        for sentence in story.sentences {
            var mentions = mentions(in: sentence)
            if namesContest, lines.contains(sentence.index) {
                mentions = listed(mentions, under: heading?.stage, sentence)
            } else if let stage = onlyStage(mentions) {
                heading = (stage, sentence.isTitle ? sentence.index + 1 : sentence.index)
            }
            if isElsewhere(sentence) { continue }
            if mentions.isEmpty, let stage = continued(sentence, found, heading) { mentions = [stage] }
            guard mentions.contains(where: { $0.event != nil }) else { continue }
            for dated in bind(sentence, mentions, found) where isOurs(dated) {
                let isKnown = found.contains { $0.sentence == sentence.index && $0.dates?.sameDay(dated) == true }
                if !isKnown { found.append(Finding(detector: .electionDate, sentence: sentence.index, dates: dated)) }
            }
        }
        found += remembered(found)
        return found + (namesContest ? told(found) : []) + onWeekdays(found)
    }

    func bind(_ sentence: StorySentence, _ mentions: [Mention], _ found: [Finding]) -> [DatedEvent] {
        var bound: [DatedEvent] = []
        var relative: Set<Int> = []
        let dates = dates(in: sentence)
        for stated in dates {
            let origin = origin(of: stated, mentions, sentence, found, bound)
            let others = origin?.stage.map { stage in mentions.filter { $0.words != stage } } ?? mentions
            let counted = origin.map { stated.counted(from: $0.day) } ?? stated
            if stated.kind == .counted, isRestated(stated, by: dates) { continue }
            guard let mention = nearest(to: counted, among: others, sentence), let event = mention.event else {
                continue
            }
            let date = inYearOfStage(counted, event)
            guard let (start, end) = days(of: date, mention), !isReporting(date, sentence, mention) else { continue }
            if isShadowed(date, mention, by: dates) || pack.facts.calendar.isNational(start, end) { continue }
            let until =
                start == end ? lasting(mention, from: date.words, sentence).map { start + ($0 - 1) } ?? end : end
            bound.append(DatedEvent(event: settled(event, start), start: start, end: until, rule: mention.rule))
            if date.kind == .relative || date.kind == .countdown { relative.insert(bound.count - 1) }
        }
        if let next = following(bound, mentions, dates, sentence) { bound.append(next) }
        // "tersisa tiga pekan karena harus berhenti pada 23 Agustus": where a day stands, what is counted is not the stage's.
        return bound.indices.filter { index in
            !relative.contains(index)
                || !bound.indices.contains { !relative.contains($0) && bound[$0].event == bound[index].event }
        }.map { bound[$0] }
    }

    /// In a story on a revote, the vote to come is the revote, and the day of the vote that it repeats is that vote's.
    func settled(_ event: ElectionEvent, _ start: Day) -> ElectionEvent {
        if event == .revote, let published = story.document.published, start < published,
            pack.facts.calendar.check(.voting, start, start, region: nil) == .agrees,
            pack.facts.calendar.check(.revote, start, start, region: nil) != .agrees
        {
            return .voting
        }
        guard event == .voting, isOnRevote, let published = story.document.published else { return event }
        let isRevote = pack.facts.calendar.check(.revote, start, start, region: nil) == .agrees
        return start >= published - 7 || isRevote ? .revote : event
    }
}

extension DatedEvent {
    func sameDay(_ other: DatedEvent) -> Bool { event == other.event && start == other.start && end == other.end }
}
