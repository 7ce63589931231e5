import Glibc
import Language
import Model

/// Reads a story as a whole for one detector, in steps that an explanation can show.
///
/// Alone: what a sentence says by itself, in points: the strongest rule that fired, and what its words add or take away.
/// First reading: how likely each sentence is a statement, by its signs and by what title and lead establish.
/// Second reading: the same signs, and what the first found around the sentence: before and behind it, in its paragraph, in an
/// open quotation, wherever its names stand. It decides, in an article that `ArticleReader` takes for a story.
/// Single: what a sentence says by itself once more, by all its signs and words. In a report on something else one sentence may
/// still be a statement: it has to be far surer, and nothing is carried on from it.
///
/// The first reading and the single one are sums of weights in logits, from the tables `DETECTOR.first` and `DETECTOR.single` of
/// the evidence. What signs of the sentence before and behind weigh is in `….first-before` and `….first-behind`; what those of the
/// title, of the lead and of all of the article weigh for every sentence of it, in `….first-title`, `….first-lead` and
/// `….first-anywhere`. The second reading is by the decision trees `DETECTOR.second`: what a denial, a name or a hall means there
/// depends on what stands around it.
final class StoryReader: Sendable {
    /// The points from which a sentence is a statement by itself.
    static let sure = 3.0

    let detector: Detector
    private let alone: [Double]
    private let certainty: [Double]
    private let firstRule: Int
    private let first: Reading
    let second: DecisionTrees
    let numbers: TreeFeatures
    private let singly: Reading
    let article: ArticleReader
    /// Where no sentence reaches these points, the article is read no further.
    private let opens: Double
    /// How likely a sentence is a statement, by the second reading, to make one: that and the root of how likely the article is a
    /// story, multiplied.
    private let carries: Double
    /// The same where title, lead and sentence say nothing by themselves, and no statement stands right before.
    private let carriesAside: Double
    /// The logits of an article that make a statement of its likeliest sentence, where none is likely enough.
    private let leastLikeliest: Double
    /// The logits by which a sentence is a statement though its article is no story, and those that the article has to have.
    private let leastSingle: Double
    private let leastArticle: Double

    /// What one reading goes by.
    private struct Reading: Sendable {
        let signs: [Double]
        let before: [Double]
        let behind: [Double]
        let title: [Double]
        let lead: [Double]
        let anywhere: [Double]
        /// By row of the evidence of words.
        let words: [Double]
        /// In the order of `StoryFeatures.names`.
        let features: [Double]

        init(_ name: String, signs table: SignTable, evidence: EvidenceTable, words evidenceOfWords: WordEvidence) {
            signs = table.weights(evidence.tables[name])
            before = table.weights(evidence.tables[name + "-before"])
            behind = table.weights(evidence.tables[name + "-behind"])
            title = table.weights(evidence.tables[name + "-title"])
            lead = table.weights(evidence.tables[name + "-lead"])
            anywhere = table.weights(evidence.tables[name + "-anywhere"])
            words = evidenceOfWords.column(name)
            features = StoryFeatures.names.map { evidence.tables[name]?[$0] ?? 0 }
        }
    }

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
        first = Reading(name + ".first", signs: signs, evidence: evidence, words: words)
        numbers = TreeFeatures(signs: signs, words: words, features: StoryFeatures.names)
        second = trees[name + ".second"] ?? DecisionTrees.none
        singly = Reading(name + ".single", signs: signs, evidence: evidence, words: words)
        let settings = evidence.tables[name + ".story"] ?? [:]
        article = ArticleReader(name, signs: signs, evidence: evidence, words: words, trees: trees)
        opens = settings["opens"] ?? 1.5
        carries = settings["carries"] ?? 0.5
        carriesAside = settings["carries-aside"] ?? carries
        leastLikeliest = settings["likeliest"] ?? .infinity
        leastSingle = settings["single"] ?? .infinity
        leastArticle = settings["single-article"] ?? 0
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

    /// How sure it is that the article is a story.
    func verdict(_ story: Story, points: [Double], other: [Double]) -> Explanation.Certainty {
        Explanation.Certainty(
            logits: article.logits(story, points: points, other: other),
            least: article.least
        )
    }

    /// By sentence: how sure it is by itself.
    func single(_ story: Story, points: [Double], other: [Double]) -> [Explanation.Certainty] {
        logits(singly, story, StoryFeatures(story, points: points, other: other)).map {
            Explanation.Certainty(logits: $0, least: leastSingle)
        }
    }

    /// By sentence: whether it is a statement.
    ///
    /// - Parameter points: What each sentence says by itself, for this detector; `other` for the other one.
    func read(_ story: Story, points: [Double], other: [Double]) -> [Bool] {
        let whole = article.logits(story, points: points, other: other)
        let isStory = whole > article.least
        guard isStory || whole > leastArticle else { return [Bool](repeating: false, count: points.count) }
        var features = StoryFeatures(story, points: points, other: other)
        let isSure = logits(singly, story, features).map { $0 > leastSingle && whole > leastArticle }
        guard isStory else { return isSure }
        lookAround(story, &features)
        // What is hardly a story has only its likeliest sentences taken: else one article wrongly taken floods its reader. By the
        // root, since the second reading knows the article too.
        let doubt = StoryReader.likely(whole).squareRoot()
        let sureness = secondLogits(story, features).map { StoryReader.likely($0) * doubt }
        var isStatement = sureness.map { $0 > carries }
        if features.isAside {
            for index in story.sentences.indices where points[index] < StoryFeatures.audible {
                let goesOn = index > 0 && isStatement[index - 1]
                if !goesOn, sureness[index] <= carriesAside { isStatement[index] = false }
            }
        }
        if whole > leastLikeliest, !isStatement.contains(true),
            let likeliest = sureness.indices.max(by: { sureness[$0] < sureness[$1] })
        {
            isStatement[likeliest] = true
        }
        return zip(isStatement, isSure).map { $0 || $1 }
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
        features.look(around: logits(first, story, features).map(StoryReader.likely), in: story)
    }

    private static func likely(_ logits: Double) -> Double { 1 / (1 + exp(-logits)) }

    private func logits(_ reading: Reading, _ story: Story, _ features: StoryFeatures) -> [Double] {
        let sentences = story.sentences
        var head = 0.0
        for (part, weights) in [
            (sentences[..<story.titles], reading.title),
            (sentences[story.titles...].prefix(ArticleReader.lead), reading.lead), (sentences[...], reading.anywhere),
        ] {
            var found = NumberSet(count: weights.count)
            for sentence in part { for sign in sentence.signs { found.insert(sign) } }
            for sign in found.drain() { head += weights[Int(sign)] }
        }
        return sentences.map { sentence in
            var sum = head
            let index = sentence.index
            for sign in sentence.signs { sum += reading.signs[Int(sign)] }
            for word in sentence.words { sum += reading.words[Int(word)] }
            if index > 0 { for sign in sentences[index - 1].signs { sum += reading.before[Int(sign)] } }
            if index + 1 < sentences.count {
                for sign in sentences[index + 1].signs { sum += reading.behind[Int(sign)] }
            }
            for (value, weight) in zip(features.values(sentence.index), reading.features) { sum += value * weight }
            return sum
        }
    }
}
