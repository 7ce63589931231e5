import Language
import Model

/// Reads a story as a whole for one detector, in two steps that an explanation can show.
///
/// Alone: what a sentence says by itself, in points: the strongest rule that fired, and what its words add or take away.
/// Carried: where title and lead establish a case, a sentence belongs to it by graded evidence (the accused by name or
/// pronoun, an inquiry, an excuse, a denial, an open quotation), in logits.
struct StoryReader: Sendable {
    /// The points from which a sentence is a statement by itself.
    static let sure = 3.0

    let detector: Detector
    private let alone: [Double]
    private let carried: [Double]
    private let settings: [String: Double]
    /// In the order of `features`.
    private let weights: [Double]
    private let certainty: [Double]
    private let firstRule: Int

    init(_ detector: Detector, rules: [Rule], signs: SignTable, evidence: EvidenceTable) {
        self.detector = detector
        let name = detector.rawValue
        alone = signs.weights(evidence.tables[name + ".alone"])
        carried = signs.weights(evidence.tables[name + ".carried"])
        let settings = evidence.tables[name + ".story"] ?? [:]
        self.settings = settings
        weights = StoryReader.featureNames.map { settings[$0] ?? 0 }
        firstRule = signs.firstRule
        certainty = rules.map { rule in
            guard rule.detector == detector else { return 0 }
            return switch rule.certainty {
            case .sure: 3
            case .likely: 2
            case .weak: 1
            }
        }
    }

    private func setting(_ name: String, _ fallback: Double) -> Double { settings[name] ?? fallback }

    /// What a sentence says by itself.
    func points(_ sentence: StorySentence) -> Double {
        var strongest = 0.0
        var sum = 0.0
        for sign in sentence.signs {
            let rule = Int(sign) - firstRule
            if rule >= 0, rule < certainty.count { strongest = max(strongest, certainty[rule]) }
            sum += alone[Int(sign)]
        }
        return max(0, strongest + sum)
    }

    /// What title, lead and body together establish; from `establishes` on there is a case.
    func established(_ story: Story, _ points: [Double], isPolitical: Bool) -> Double {
        let titles = story.titles
        let title = points[..<titles].max() ?? 0
        let lead = points[titles..<min(titles + 3, points.count)].sorted(by: >) + [0, 0]
        let rest = points[min(titles + 3, points.count)...].sorted(by: >) + [0, 0]
        var sum = title * setting("title", 1.2) + lead[0] + lead[1] * 0.3
        sum += rest[0] * setting("rest", 0.4) + rest[1] * 0.25
        if !isPolitical { sum -= setting("unpolitical", 2) }
        return sum
    }

    struct Result {
        var points: [Double]
        var established: Double
        var logits: [Double]
        var isStatement: [Bool]
    }

    /// - Parameter points: What each sentence says by itself, for this detector; `other` for the other one.
    func read(_ story: Story, points: [Double], other: [Double], isPolitical: Bool) -> Result {
        let established = established(story, points, isPolitical: isPolitical)
        var result = Result(points: points, established: established, logits: [], isStatement: [])
        let hasCase = established >= setting("establishes", 2.5)
        let alone = setting("alone", 2.5) + (isPolitical ? 0 : 1.5)
        let carries = setting("carries", 0)
        if !hasCase, carries >= -9, points.allSatisfy({ $0 < alone }) {
            // Most articles: nothing stands by itself, and nothing is there for a sentence to belong to.
            result.logits = [Double](repeating: -9, count: points.count)
            result.isStatement = [Bool](repeating: false, count: points.count)
            return result
        }
        // One sentence that stands aside makes no case: only what goes on in its paragraph or quotation belongs to it.
        let head = points.prefix(story.titles + 3).max() ?? 0
        let isLone = head < 1.5 && points.lazy.filter { $0 >= 1 }.prefix(2).count < 2
        var names: Set<UInt32> = []
        var latest: Int?
        for index in story.sentences.indices {
            var logit = -9.0
            if hasCase {
                logit = 0
                let features = features(
                    index,
                    story,
                    points,
                    other,
                    established,
                    head: head,
                    decided: result.isStatement,
                    latest: latest,
                    named: names
                )
                for (weight, value) in zip(weights, features) { logit += weight * value }
                for sign in story.sentences[index].signs { logit += carried[Int(sign)] }
            }
            let goesOn = !isLone || continues(index, story, result.isStatement)
            let isStatement = points[index] >= alone || (logit > carries && goesOn)
            result.logits.append(logit)
            result.isStatement.append(isStatement)
            if isStatement {
                names.formUnion(story.sentences[index].names)
                latest = index
            }
        }
        return result
    }

    /// Whether a sentence stands in the paragraph, or the open quotation, of a statement right before it.
    private func continues(_ index: Int, _ story: Story, _ decided: [Bool]) -> Bool {
        guard index > 0, decided[index - 1] else { return false }
        let before = story.sentences[index - 1]
        let sentence = story.sentences[index]
        return sentence.beginsQuoted
            || (before.isTitle == sentence.isTitle && before.sentence.paragraph == sentence.sentence.paragraph)
    }

    private static let featureNames = [
        "bias", "points", "other-points", "established", "title-points", "is-title", "is-lead", "before", "after",
        "follows", "follows-second", "distance", "in-quotation", "same-paragraph", "quotes-on", "named", "aside",
        "aside-in-quotation", "late",
    ]

    /// What a sentence's place in the story adds: one value for each of `featureNames`. What stands far down, in an article on
    /// something else (`head` is what title and lead tell), carries less on.
    func features(
        _ index: Int,
        _ story: Story,
        _ points: [Double],
        _ other: [Double],
        _ established: Double,
        head: Double,
        decided: [Bool],
        latest: Int?,
        named: Set<UInt32>
    ) -> [Double] {
        let sentence = story.sentences[index]
        let before = index > 0 ? story.sentences[index - 1] : nil
        let isNeighbour = before.map { !$0.isTitle && $0.sentence.paragraph == sentence.sentence.paragraph } ?? false
        func at(_ index: Int) -> Double { points.indices.contains(index) ? min(points[index], 3.5) : 0 }
        func was(_ index: Int) -> Double { decided.indices.contains(index) && decided[index] ? 1 : 0 }
        let distance = latest.map { index - $0 } ?? 12
        return [
            1,
            at(index),
            other.indices.contains(index) ? min(other[index], 3.5) : 0,
            min(established, 8),
            at(0),
            sentence.isTitle ? 1 : 0,
            !sentence.isTitle && index <= 2 ? 1 : 0,
            at(index - 1),
            at(index + 1),
            was(index - 1),
            was(index - 2),
            min(Double(distance), 8),
            sentence.beginsQuoted ? was(index - 1) : 0,
            isNeighbour ? was(index - 1) : 0,
            sentence.holdsQuote && !sentence.beginsQuoted ? was(index - 1) : 0,
            named.isDisjoint(with: sentence.names) ? 0 : 1,
            head < 1.5 ? 1 : 0,
            head < 1.5 && sentence.beginsQuoted ? was(index - 1) : 0,
            Double(index) / Double(max(1, story.sentences.count)),
        ]
    }
}

extension Story {
    /// Whether the article is about an election of ours, or those who watch over it: it names a contest of ours, or more than
    /// once those who stand or watch; and no other election is in its title.
    func isPolitical(_ pack: RulePack) -> Bool {
        let elsewhere = pack.group("@elsewhere")
        let contest = pack.group("@contest")
        let title = sentences[..<titles]
        let ours = [pack.group("@contestant"), pack.group("@authority")]
        if title.contains(where: { $0.reading.has(elsewhere) }),
            !title.contains(where: { sentence in ours.contains { sentence.reading.has($0) } })
        {
            return false
        }
        if sentences.contains(where: { $0.reading.has(contest) }) { return true }
        var political = 0
        for sentence in sentences where pack.politicalGroups.contains(where: { sentence.reading.has($0) }) {
            political += 1
            if political == 2 { return true }
        }
        return false
    }
}
