import Glibc
import Language
import Model

/// Decides which stated days are a stage's, by the decision trees `election-date.day`: whoever says a day beside a stage says it in
/// more ways than rules can list. What is counted, meant or left out ("sehari kemudian", "hari itu juga") is the binder's.
struct DayReader: Sendable {
    let trees: DecisionTrees
    private let numbers: TreeFeatures
    /// How likely a day has to be a stage's for what the binder finds to stand.
    private let least: Double
    /// How likely it has to be where the binder finds nothing.
    private let sure: Double

    init(signs: SignTable, evidence: EvidenceTable, words: WordEvidence, trees: [String: DecisionTrees]) {
        numbers = TreeFeatures(signs: signs, words: words, features: StageDays.features)
        self.trees = trees[DayReader.table] ?? DecisionTrees.none
        let settings = evidence.tables["election-date.story"] ?? [:]
        least = settings["least"] ?? 0
        sure = settings["sure"] ?? 1
    }

    static let table = "election-date.day"

    /// The binder's findings without those that are hardly a stage's, and the days it did not find.
    func read(_ binder: DateBinder, found: [Finding]) -> [Finding] {
        // Days are costly to read, and those of other articles are of something else.
        guard trees.count > 0, binder.namesElection || !found.isEmpty else { return found }
        let stageDays = StageDays.pairs(binder)
        guard !stageDays.isEmpty else { return found }
        var row = TreeRow(numbers)
        let pairs = stageDays.map { (pair: $0, likely: likely($0, binder.story, &row)) }
        let bySentence = Dictionary(grouping: pairs, by: \.pair.sentence)
        var kept = found.filter { finding in
            guard let dates = finding.dates, let here = bySentence[finding.sentence] else { return true }
            return here.first { $0.pair.isOf(dates) }.map { $0.likely >= least } ?? true
        }
        var known = Dictionary(grouping: kept, by: \.sentence).mapValues { $0.compactMap(\.dates) }
        for (day, rivals) in Dictionary(
            grouping: pairs,
            by: { Place(sentence: $0.pair.sentence, words: $0.pair.day.words) }
        )
        .sorted(by: { ($0.key.sentence, $0.key.words.lowerBound) < ($1.key.sentence, $1.key.words.lowerBound) }) {
            guard let best = rivals.max(by: { $0.likely < $1.likely }), best.likely > sure,
                let dates = best.pair.dated(by: binder),
                !(known[day.sentence] ?? []).contains(where: { $0.overlaps(dates) })
            else { continue }
            known[day.sentence, default: []].append(dates)
            kept.append(Finding(detector: .electionDate, sentence: day.sentence, dates: dates))
        }
        return kept
    }

    private struct Place: Hashable {
        let sentence: Int
        let words: Range<Int>
    }

    /// - Parameter row: Empty; it is used for all pairs of a story.
    private func likely(_ pair: StageDay, _ story: Story, _ row: inout TreeRow) -> Double {
        defer { row.takeBack(to: 0) }
        row.set(story.sentences[pair.sentence].signs, .own, numbers)
        for (index, value) in pair.values.enumerated() { row.set(numbers.firstFeature + index, to: value) }
        return 1 / (1 + exp(-trees.logits(row)))
    }
}

extension DatedEvent {
    /// Whether it is the same stage with a day in common, or another on just these days.
    fileprivate func overlaps(_ other: DatedEvent) -> Bool {
        event == other.event ? start <= other.end && other.start <= end : start == other.start && end == other.end
    }
}

extension StageDay {
    /// Whether it is what was found in its sentence.
    func isOf(_ dates: DatedEvent) -> Bool {
        event == dates.event && day.start == dates.start && day.end == dates.end
    }

    /// Nil where no rule names such a stage.
    func dated(by binder: DateBinder) -> DatedEvent? {
        let named = binder.mentions[sentence].first { $0.event == event && $0.rule >= 0 }?.rule
        let rule = named ?? binder.pack.rules.firstIndex { $0.detector == .electionDate && $0.event == event }
        guard let start = day.start, let end = day.end, let rule else { return nil }
        return DatedEvent(event: event, start: start, end: end, rule: rule)
    }
}
