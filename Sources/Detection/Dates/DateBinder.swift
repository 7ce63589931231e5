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
    /// Whether the article names the election of a head of region.
    let namesContest: Bool
    /// Whether it names that, or those who run elections.
    let namesElection: Bool
    /// By sentence of the story, the stages it names; nothing in an article on another election.
    private(set) var mentions: [[Mention]] = []
    /// By sentence, the days it gives.
    let dates: SentenceDates
    /// Classes of elections, of those who stand in them and of those who run them.
    private let people: [Int32]
    /// Classes of which a sentence holds one where it goes on with a stage that was named before.
    private let continuing: [Int32]

    init(pack: RulePack, story: Story) {
        self.pack = pack
        self.story = story
        topic = DateTopic(story, pack)
        let contests = [pack.group(.contest), pack.group(.regional)].compactMap(\.self)
        namesContest = story.sentences.contains { $0.reading.has(anyOf: contests) }
        let organiser = pack.group(.organiser)
        namesElection = namesContest || story.sentences.contains { $0.reading.has(organiser) }
        dates = SentenceDates(story, finder: pack.finders.dates, contest: pack.group(.contest))
        people = DateTopic.people.compactMap { pack.group($0) }
        continuing = [pack.group(.goesOn), pack.group(.putOff), pack.group(.schedule), pack.group(.thatDay)]
            .compactMap(\.self)
        guard !topic.isOnOtherElection else { return }
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
        let isRegional = namesContest || isAboutContestants
        var found = dated(isRegional: isRegional)
        // An article that does not say of which election it speaks says so by its dates. Whether it is on a national one is asked
        // only where that decides: it takes the days of every sentence.
        if isRegional, !found.isEmpty, isOnNationalElection {
            found = dated(isRegional: false)
        } else if !isRegional, holdsOfficial(found), !isOnNationalElection {
            found = dated(isRegional: true)
        }
        found += remembered(found)
        let isOurs = namesContest || holdsOfficial(found)
        return found + (isOurs ? told(found) : []) + onWeekdays(found)
    }

    private func holdsOfficial(_ found: [Finding]) -> Bool {
        found.contains { $0.dates.map { isOfficial($0) } ?? false }
    }

    /// What sentences that name a stage, or go on with one, say of its days.
    private func dated(isRegional: Bool) -> [Finding] {
        // A bare "pemilihan" may be anybody's.
        func isOurs(_ dated: DatedEvent, _ sentence: StorySentence) -> Bool {
            let isSpecific = pack.rules[dated.rule].certainty != .likely
            return isRegional && (namesContest || isSpecific) || isOfficial(dated)
                || dated.event == .inauguration && namesElectedHead(sentence)
        }
        var found: [Finding] = []
        // Of them, what the next sentence is read with.
        var latest: [Finding] = []
        func add(_ finding: Finding) {
            found.append(finding)
            if latest.count == 2 * DateBinder.mostFound { latest.removeFirst(DateBinder.mostFound) }
            latest.append(finding)
        }
        let lines = namesContest ? ScheduleLines(story) : nil
        var heading: (stage: Mention, sentence: Int)?
        for sentence in story.sentences {
            var mentions = mentions[sentence.index]
            if let lines, lines.contains(sentence.index) {
                mentions = listed(mentions, under: heading?.stage, sentence)
            } else if let stage = onlyStage(mentions) {
                heading = (stage, sentence.isTitle ? sentence.index + 1 : sentence.index)
            }
            let isNamed = mentions.contains { $0.event != nil }
            let mayGoOn = heading != nil || !latest.isEmpty
            guard isNamed || mayGoOn && sentence.reading.has(anyOf: continuing), !isElsewhere(sentence) else {
                continue
            }
            let dates = dates[sentence.index]
            if dates.isEmpty {
                if let known = pointedAt(sentence, latest) ?? onSameDay(sentence, mentions, latest)
                    ?? afterCampaign(sentence, mentions, latest) ?? onThatDay(sentence, mentions)
                {
                    add(known)
                }
                continue
            }
            mentions.removeAll { mention in mention.isHinted && !dates.contains { fits(mention, $0, latest) } }
            let isOpen = mentions.allSatisfy { $0.event == nil } && (mentions.isEmpty || !topic.isOnCommittee)
            if isOpen, let stage = continued(sentence, dates, latest, heading) {
                mentions = [stage]
            }
            guard mentions.contains(where: { $0.event != nil }) else { continue }
            // "Ia menambahkan, pleno kabupaten diagendakan …", right behind a stage on its official day.
            let isBehind =
                latest.last.map { last in
                    sentence.index - last.sentence <= DateBinder.reach && last.dates.map { isOfficial($0) } ?? false
                } ?? false
            let isNear = topic.isOnElection || isPolitical(sentence) || isBehind
            for dated in bind(sentence, dates, mentions, latest) where isOurs(dated, sentence) {
                // "Pendaftaran ditutup hari ini", "pelantikan digelar Senin" are of many things.
                if !isNear, DateBinder.common.contains(dated.event), !isOfficial(dated),
                    dated.event != .inauguration || !sentence.reading.has(pack.group(.head))
                {
                    continue
                }
                let isKnown = latest.contains { $0.sentence == sentence.index && $0.dates?.sameDay(dated) == true }
                if !isKnown { add(Finding(detector: .electionDate, sentence: sentence.index, dates: dated)) }
            }
        }
        return found
    }

    /// Days told so far that a sentence is read with, at least: no report tells as many, and with all of them a text of the same
    /// sentence over and over took a time that grew with the square of its length.
    static let mostFound = 200

    /// Stages whose names are those of many other things.
    static let common: [ElectionEvent] = [
        .registration, .candidateDetermination, .recapitulation, .inauguration,
    ]

    /// Whether a sentence names an election or somebody who stands in one or runs it.
    func isPolitical(_ sentence: StorySentence) -> Bool {
        sentence.reading.has(anyOf: people)
    }
}
