import Language
import Model

/// Binds the stages of an election that a sentence names to the dates that it gives: each date to the stage nearest in its
/// clause, the specific stage before the bare name of the contest. Days of the report, of laws and rulings, and of other
/// elections are left out.
struct DateBinder {
    let pack: RulePack
    let story: Story
    /// What the title and the lead are about.
    let topic: DateTopic
    /// By sentence of the story, the days it gives and the stages it names; nothing in an article on another election.
    private(set) var dates: [[DateMention]] = []
    private(set) var mentions: [[Mention]] = []

    init(pack: RulePack, story: Story) {
        self.pack = pack
        self.story = story
        topic = DateTopic(story, pack)
        guard !topic.isOnOtherElection else { return }
        let isUndated = story.document.published == nil
        let year = isUndated ? contestYear ?? pack.finders.dates.year(in: story.document.body) : nil
        dates = story.sentences.map { dates(in: $0, ofYear: year) }
        mentions = story.sentences.map { mentions(in: $0) }
    }

    /// A stage named in a sentence.
    struct Mention {
        /// Nil for what is dated but is no stage: a debate, a meeting, a ruling.
        var event: ElectionEvent?
        var words: Range<Int>
        var rule: Int
        var isSpecific: Bool
        /// Names the stage only where the day is the stage's.
        var isHinted = false
    }

    func findings() -> [Finding] {
        guard !topic.isOnOtherElection else { return [] }
        let isNational = isOnNationalElection
        var found = dated(isRegional: (namesContest || isAboutContestants) && !isNational)
        if !isNational, !namesContest, found.compactMap(\.dates).contains(where: isOfficial) {
            // An article that does not say of which election it speaks says so by its dates.
            found = dated(isRegional: true)
        }
        found += remembered(found)
        let isOurs = namesContest || found.compactMap(\.dates).contains(where: isOfficial)
        return found + (isOurs ? told(found) : []) + onWeekdays(found)
    }

    /// What sentences that name a stage, or go on with one, say of its days.
    private func dated(isRegional: Bool) -> [Finding] {
        let namesContest = namesContest
        // A bare "pemilihan" may be anybody's.
        func isOurs(_ dated: DatedEvent) -> Bool {
            let isSpecific = pack.rules[dated.rule].certainty != .likely
            return isRegional && (namesContest || isSpecific) || isOfficial(dated)
        }
        var found: [Finding] = []
        let lines = ScheduleLines(story)
        var heading: (stage: Mention, sentence: Int)?
        for sentence in story.sentences {
            var mentions = mentions[sentence.index]
            if namesContest, lines.contains(sentence.index) {
                mentions = listed(mentions, under: heading?.stage, sentence)
            } else if let stage = onlyStage(mentions) {
                heading = (stage, sentence.isTitle ? sentence.index + 1 : sentence.index)
            }
            if isElsewhere(sentence) { continue }
            let dates = dates[sentence.index]
            if dates.isEmpty {
                if let known = pointedAt(sentence, found) ?? onSameDay(sentence, mentions, found) {
                    found.append(known)
                }
                continue
            }
            mentions.removeAll { mention in mention.isHinted && !dates.contains { fits(mention, $0, found) } }
            let isOpen = mentions.allSatisfy { $0.event == nil } && (mentions.isEmpty || !topic.isOnCommittee)
            if isOpen, let stage = continued(sentence, dates, found, heading) {
                mentions = [stage]
            }
            guard mentions.contains(where: { $0.event != nil }) else { continue }
            let isNear = topic.isOnElection || isPolitical(sentence)
            for dated in bind(sentence, dates, mentions, found) where isOurs(dated) {
                // "Pendaftaran ditutup hari ini", "pelantikan digelar Senin" are of many things.
                if !isNear, DateBinder.common.contains(where: { $0 == dated.event }), !isOfficial(dated),
                    dated.event != .inauguration || !sentence.reading.has(pack.group(.head))
                {
                    continue
                }
                let isKnown = found.contains { $0.sentence == sentence.index && $0.dates?.sameDay(dated) == true }
                if !isKnown { found.append(Finding(detector: .electionDate, sentence: sentence.index, dates: dated)) }
            }
        }
        return found
    }

    /// Stages whose names are those of many other things.
    static let common: [ElectionEvent] = [
        .registration, .candidateDetermination, .recapitulation, .inauguration,
    ]

    /// Whether a sentence names an election or somebody who stands in one or runs it.
    func isPolitical(_ sentence: StorySentence) -> Bool {
        DateTopic.people.contains { sentence.reading.has(pack.group($0)) }
    }

    func bind(
        _ sentence: StorySentence,
        _ dates: [DateMention],
        _ mentions: [Mention],
        _ found: [Finding]
    ) -> [DatedEvent] {
        var bound: [DatedEvent] = []
        var written: [DateMention] = []
        var relative: Set<Int> = []
        let pairs = alternating(mentions, dates)
        for stated in dates {
            if let back = countedBack(stated, mentions, dates, found) {
                bound.append(back)
                written.append(stated)
                continue
            }
            let origin = origin(of: stated, mentions, dates, sentence, found, bound)
            let others = origin?.stage.map { stage in mentions.filter { $0.words != stage } } ?? mentions
            let counted = origin.map { stated.counted(from: $0.day) } ?? stated
            if stated.kind == .counted, isRestated(stated, by: dates) { continue }
            let mention =
                pairs[stated.words.lowerBound] ?? nearest(to: counted, among: others, sentence, dates, found)
            guard let mention, let event = mention.event else { continue }
            let date = afterVote(inYearOfStage(counted, event), event, sentence, found)
            guard let (start, end) = days(of: date, mention, sentence, found), !isReporting(date, sentence, mention)
            else { continue }
            if isShadowed(date, mention, by: dates, sentence) || pack.facts.calendar.isNational(start, end) { continue }
            var dated = DatedEvent(event: settled(event, start), start: start, end: end, rule: mention.rule)
            if let vote = voteInPassing(date, mention) { dated = vote }
            if start == end { lengthen(&dated, date, mention, sentence) }
            if isOfficials(dated, sentence, isContinued: mention.words.isEmpty)
                || isRally(dated, date, mention, sentence)
            {
                continue
            }
            if let last = bound.last, let day = written.last, ends(dated, date, begunBy: last, day, sentence) {
                bound[bound.count - 1].end = dated.end
                continue
            }
            bound.append(dated)
            written.append(date)
            if date.kind == .relative || date.kind == .countdown { relative.insert(bound.count - 1) }
        }
        if let next = following(bound, mentions, dates, sentence) { bound.append(next) }
        // "tersisa tiga pekan karena harus berhenti pada 23 Agustus": where a day stands, what is counted is not the stage's.
        return bound.indices.filter { index in
            !relative.contains(index)
                || !bound.indices.contains { !relative.contains($0) && bound[$0].event == bound[index].event }
        }.map { bound[$0] }
    }

    /// In a story on a revote, the vote is the revote, unless it is an official day of the vote that is repeated.
    func settled(_ event: ElectionEvent, _ start: Day) -> ElectionEvent {
        let calendar = pack.facts.calendar
        let isVote = calendar.check(.voting, start, start, region: nil) == .agrees
        let isRevote = calendar.check(.revote, start, start, region: nil) == .agrees
        if event == .revote, isVote, !isRevote, let published = story.document.published, start < published {
            return .voting
        }
        guard event == .voting, topic.isOnRevote, let published = story.document.published else { return event }
        if isRevote || topic.isTitledRevote && start >= published && calendar.voting(near: start) != start {
            return .revote
        }
        return start >= published - DateBinder.revoteAge && !isVote ? .revote : event
    }

    /// Days within which a vote that is told in a story on a revote is that revote.
    static let revoteAge = 120
}

extension DatedEvent {
    func sameDay(_ other: DatedEvent) -> Bool { event == other.event && start == other.start && end == other.end }
}
