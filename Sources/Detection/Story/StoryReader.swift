import Glibc
import Language
import Model

/// Reads a story as a whole for one detector, in steps that an explanation can show.
///
/// Alone: what a sentence says by itself, in points: the strongest rule that fired, and what its words add or take away.
/// First reading: how likely each sentence is a statement, by its signs and by what title and lead establish.
/// Second reading: the same signs, and what the first found around the sentence: before and behind it, in its paragraph, in an
/// open quotation, wherever its names stand. It decides, in an article that `StoryVerdict` takes for a story.
///
/// The first reading is a sum of weights, the second is by the decision trees `DETECTOR.second`: what a denial, a name or a hall
/// means there depends on what stands around it.
final class StoryReader: Sendable {
    /// The points from which a sentence is a statement by itself.
    static let sure = 3.0

    /// Somebody bound to be neutral denies, in so many words, to have campaigned.
    private static let signsOfPlainDenial = ["who.servant", "scope.says-denial", "class.denied", "class.partisan"]

    let detector: Detector
    private let alone: [Double]
    private let certainty: [Double]
    private let firstRule: Int
    private let first: FirstReading
    let second: DecisionTrees
    let numbers: TreeFeatures
    let article: ArticleReader
    private let verdict: StoryVerdict
    /// Signs that make a statement of a sentence together, however little its story says around it; empty where there are none.
    ///
    /// Of 130 sentences of labelled stories that have them, 115 are statements; in a short article the trees leave them out.
    private let plainDenial: [Int32]
    /// Where no sentence reaches these points, the article is read no further.
    private let opens: Double
    /// How likely a sentence is a statement, by the second reading, to make one: that and how likely the article is a story,
    /// multiplied.
    private let carries: Double

    init(
        _ detector: Detector,
        rules: [Rule],
        signs: SignTable,
        evidence: EvidenceTable,
        words: WordEvidence,
        trees: [String: DecisionTrees]
    ) {
        self.detector = detector
        let name = detector.rawValue
        alone = signs.weights(evidence.tables[name + ".alone"])
        first = FirstReading(name + ".first", signs: signs, evidence: evidence, words: words)
        numbers = TreeFeatures(signs: signs, words: words, features: StoryFeatures.names)
        second = trees[name + ".second"] ?? DecisionTrees.none
        let wanted = detector == .neutrality ? StoryReader.signsOfPlainDenial : []
        let known = wanted.compactMap { signs.numbers[$0] }
        plainDenial = known.count == wanted.count ? known : []
        let settings = evidence.tables[name + ".story"] ?? [:]
        article = ArticleReader(name, signs: signs, evidence: evidence, words: words, trees: trees)
        verdict = StoryVerdict(name, evidence: evidence)
        opens = settings["opens"] ?? 1.5
        carries = settings["carries"] ?? 0.5
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

    /// What a sentence says by itself.
    func points(_ sentence: StorySentence) -> Double {
        var strongest = 0.0
        var sum = 0.0
        for sign in sentence.signs where Int(sign) < alone.count {
            let rule = Int(sign) - firstRule
            if rule >= 0, rule < certainty.count { strongest = max(strongest, certainty[rule]) }
            sum += alone[Int(sign)]
        }
        return max(0, strongest + sum)
    }

    /// Whether anything in the article is worth a second look.
    func isOpened(by points: [Double]) -> Bool { points.contains { $0 >= opens } }

    /// What the sentences of an article were read as.
    private struct Readings {
        /// By sentence: logits of the second reading.
        let second: [Double]
        /// Logits of the verdict, by all of the article and by these.
        let verdict: Double
    }

    /// Nil where the article as a whole is so little of a story that its sentences are not read.
    ///
    /// - Parameter whole: Logits of all of it.
    private func readings(_ story: Story, whole: Double, points: [Double], other: [Double]) -> Readings? {
        guard whole > article.least else { return nil }
        var features = StoryFeatures(story, points: points, other: other)
        lookAround(story, &features)
        let second = secondLogits(story, features)
        return Readings(second: second, verdict: verdict.logits(whole: whole, sentences: second))
    }

    /// How sure it is that the article is a story.
    ///
    /// - Parameter whole: Logits of all of it.
    func verdict(_ story: Story, whole: Double, points: [Double], other: [Double]) -> Explanation.Verdict {
        let readings = readings(story, whole: whole, points: points, other: other)
        return Explanation.Verdict(
            whole: Explanation.Certainty(logits: whole, least: article.least),
            likeliest: readings?.second.max(),
            story: readings.map { Explanation.Certainty(logits: $0.verdict, least: verdict.least) }
        )
    }

    /// By sentence: whether it is a statement.
    ///
    /// - Parameters:
    ///   - whole: Logits of all of the article.
    ///   - points: What each sentence says by itself, for this detector; `other` for the other one.
    func read(_ story: Story, whole: Double, points: [Double], other: [Double]) -> [Bool] {
        guard let readings = readings(story, whole: whole, points: points, other: other),
            readings.verdict > verdict.least
        else { return [Bool](repeating: false, count: points.count) }
        // What is hardly a story has only its likeliest sentences taken: else one article wrongly taken floods its reader.
        let likely = StoryReader.likely(readings.verdict)
        let sureness = readings.second.map { StoryReader.likely($0) * likely }
        var isStatement = zip(sureness, story.sentences).map { $0 > carries || isPlainDenial($1) }
        // A story has a statement: its likeliest sentence, where none is likely enough.
        if !isStatement.contains(true), let likeliest = sureness.indices.max(by: { sureness[$0] < sureness[$1] }) {
            isStatement[likeliest] = true
        }
        return isStatement
    }

    /// Whether a sentence is a statement wherever its article is a story.
    func isPlainDenial(_ sentence: StorySentence) -> Bool {
        !plainDenial.isEmpty && plainDenial.allSatisfy(sentence.signs.contains)
    }

    /// Calls `body` with each sentence, in order, and with what the second reading asks of it.
    func readAgain(_ story: Story, _ features: StoryFeatures, body: (StorySentence, TreeRow) -> Void) {
        let sentences = story.sentences
        var row = TreeRow(numbers)
        row.setParts(of: story, numbers)
        let mark = row.mark
        for sentence in sentences {
            for word in sentence.words { row.set(Int(word)) }
            row.set(sentence.signs, .own, numbers)
            if sentence.index > 0 { row.set(sentences[sentence.index - 1].signs, .before, numbers) }
            if sentence.index + 1 < sentences.count { row.set(sentences[sentence.index + 1].signs, .behind, numbers) }
            for (index, value) in features.values(sentence.index).enumerated() {
                row.set(numbers.firstFeature + index, to: value)
            }
            body(sentence, row)
            row.takeBack(to: mark)
        }
    }

    private func secondLogits(_ story: Story, _ features: StoryFeatures) -> [Double] {
        var logits: [Double] = []
        readAgain(story, features) { logits.append(second.logits($1)) }
        return logits
    }

    /// Adds to the features what the first reading finds around each sentence.
    func lookAround(_ story: Story, _ features: inout StoryFeatures) {
        features.look(around: first.logits(story, features).map(StoryReader.likely), in: story)
    }

    private static func likely(_ logits: Double) -> Double { 1 / (1 + exp(-logits)) }
}
