import Language
import Model

/// Binds the stages of an election that a sentence names to the dates that it gives: each date to the stage nearest in its
/// clause, the specific stage before the bare name of the contest. Days of the report, of laws and rulings, and of other
/// elections are left out.
struct DateBinder {
    let pack: RulePack
    let story: Story

    /// A stage named in a sentence.
    private struct Mention {
        var event: ElectionEvent
        var words: Range<Int>
        var rule: Int
        var isSpecific: Bool
    }

    func findings() -> [Finding] {
        var found: [Finding] = []
        guard isRegional else { return [] }
        var known: [ElectionEvent: (Day, Day)] = [:]
        for sentence in story.sentences {
            let events = mentions(in: sentence)
            guard !events.isEmpty, !isElsewhere(sentence) else { continue }
            for dated in bind(sentence, events, known) {
                if known[dated.event] == nil { known[dated.event] = (dated.start, dated.end) }
                let finding = Finding(detector: .electionDate, sentence: sentence.index, dates: dated)
                if !found.contains(where: { $0.sentence == finding.sentence && $0.dates?.sameDay(dated) == true }) {
                    found.append(finding)
                }
            }
        }
        return found
    }

    /// Whether the article is about the election of a head of region at all.
    private var isRegional: Bool {
        let regional = pack.group("@contest")
        return story.sentences.contains { $0.reading.has(regional) }
    }

    /// Sentences on Pilkades, Pemilu and the like carry no date of ours, unless they name a regional contest as well.
    private func isElsewhere(_ sentence: StorySentence) -> Bool {
        if sentence.reading.has(pack.group("@elsewhere")) { return true }
        return sentence.reading.has(pack.group("@national")) && !sentence.reading.has(pack.group("@contest"))
    }

    private func mentions(in sentence: StorySentence) -> [Mention] {
        sentence.reading.firings.compactMap { firing in
            let rule = pack.rules[firing.rule]
            guard rule.detector == .electionDate, let event = rule.event else { return nil }
            return Mention(event: event, words: firing.words, rule: firing.rule, isSpecific: rule.certainty == .sure)
        }
    }

    private func bind(_ sentence: StorySentence, _ events: [Mention], _ known: [ElectionEvent: (Day, Day)]) -> [DatedEvent] {
        let dates = pack.finders.dates.mentions(
            in: sentence.passage, sentence: sentence.sentence, published: story.document.published
        )
        var bound: [DatedEvent] = []
        for date in dates {
            guard let mention = nearest(to: date, among: events, sentence) else { continue }
            var resolved = date
            if date.kind == .countdown {
                guard let day = known[.voting] ?? known[.revote] else { continue }
                resolved = date.counted(from: day.0)
            }
            guard let start = resolved.start, let end = resolved.end, !isReporting(date, sentence, mention) else { continue }
            bound.append(DatedEvent(event: mention.event, start: start, end: end, rule: mention.rule))
        }
        return bound
    }

    /// The stage a date belongs to: the nearest one, where a stage behind a clause's end counts as far away and the bare name
    /// of the contest as farther than any stage.
    private func nearest(to date: DateMention, among events: [Mention], _ sentence: StorySentence) -> Mention? {
        let ranked = events.map { mention -> (Double, Mention) in
            let isBefore = mention.words.lowerBound < date.words.lowerBound
            let gap = isBefore ? date.words.lowerBound - mention.words.upperBound : mention.words.lowerBound - date.words.upperBound
            var cost = Double(max(0, gap)) * (isBefore ? 1 : 1.3)
            let between = isBefore ? mention.words.upperBound..<max(mention.words.upperBound, date.words.lowerBound)
                : date.words.upperBound..<max(date.words.upperBound, mention.words.lowerBound)
            cost += Double(breaks(between, sentence)) * 3
            if !mention.isSpecific { cost += 4 }
            return (cost, mention)
        }
        guard let best = ranked.min(by: { $0.0 < $1.0 }), best.0 < 30 else { return nil }
        return best.1
    }

    /// Commas and semicolons between words.
    private func breaks(_ words: Range<Int>, _ sentence: StorySentence) -> Int {
        guard words.lowerBound > 0, words.upperBound < sentence.passage.words.count else { return 0 }
        let bytes = sentence.passage.bytes
        let start = Int(sentence.passage.words[words.lowerBound - 1].end)
        let end = Int(sentence.passage.words[words.upperBound].start)
        guard start < end else { return 0 }
        return bytes[start..<end].reduce(0) { $0 + ($1 == UInt8(ascii: ",") || $1 == UInt8(ascii: ";") ? 1 : 0) }
    }

    /// The day of the report, of a law or a ruling: in brackets behind a place or a verb of saying, or behind "tertanggal".
    private func isReporting(_ date: DateMention, _ sentence: StorySentence, _ mention: Mention) -> Bool {
        if date.isImpossible { return true }
        if date.isParenthesised, let published = story.document.published, let start = date.start {
            return start <= published
        }
        if date.isParenthesised { return story.document.published == nil }
        if let published = story.document.published, date.start == published, date.kind == .relative { return !mention.isSpecific }
        let legal = pack.group("@legal-date")
        return sentence.reading.hits.hits.contains {
            $0.group == legal && Int($0.end) <= date.words.lowerBound && date.words.lowerBound - Int($0.end) <= 3
        }
    }
}

extension DatedEvent {
    func sameDay(_ other: DatedEvent) -> Bool { event == other.event && start == other.start && end == other.end }
}
