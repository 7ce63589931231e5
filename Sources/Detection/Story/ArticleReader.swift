/// Decides for one detector whether an article has a story at all, before any sentence of it is a statement: by the signs of
/// its title, of its lead and of all of it, by all its words, by what its strongest sentences say alone, and by how much of it
/// speaks of what. A construction that is partisan in one article is a survey, a debate or a village election in another.
///
/// In logits, by the decision trees `DETECTOR.article`.
struct ArticleReader: Sendable {
    /// Points of the strongest sentences, of title and lead, and of the other detector's strongest sentence; how subjects spread.
    static let features =
        [
            "bias", "most-points", "second-points", "third-points", "other-points", "title-points", "lead-points",
            "is-likely", "is-sure",
        ] + SubjectSpread.ofArticle
    /// Sentences of the body that make the lead.
    static let lead = 3
    /// Points above these say no more.
    private static let ceiling = 4.0
    /// Points from which a sentence is likely a statement by itself.
    private static let likely = 2.2

    let trees: DecisionTrees
    private let numbers: TreeFeatures
    /// Logits that make a story.
    let least: Double

    init(
        _ name: String,
        signs: SignTable,
        evidence: EvidenceTable,
        words: WordEvidence,
        trees: [String: DecisionTrees]
    ) {
        numbers = TreeFeatures(signs: signs, words: words, features: ArticleReader.features)
        self.trees = trees[name + ".article"] ?? DecisionTrees.none
        let settings = evidence.tables[name + ".story"] ?? [:]
        least = settings["article"] ?? 0
    }

    static func values(_ story: Story, points: [Double], other: [Double]) -> [Double] {
        let most = points.sorted(by: >).prefix(3).map { min($0, ceiling) } + [0, 0, 0]
        let lead = points[story.titles...].prefix(lead)
        return [
            1, most[0], most[1], most[2], min(other.max() ?? 0, ceiling),
            min(points[..<story.titles].max() ?? 0, ceiling),
            min(lead.max() ?? 0, ceiling), most[0] >= likely ? 1 : 0, most[0] >= StoryReader.sure ? 1 : 0,
        ] + story.spread.article
    }

    /// An article's signs and words: the same for every detector, and more than what each asks about besides.
    func row(of story: Story) -> TreeRow {
        var row = TreeRow(numbers)
        row.setParts(of: story, numbers)
        for sentence in story.sentences { for word in sentence.words { row.set(Int(word)) } }
        return row
    }

    /// - Parameter row: `row(of: story)`; it is left as it was.
    func logits(_ story: Story, points: [Double], other: [Double], _ row: inout TreeRow) -> Double {
        let mark = row.mark
        defer { row.takeBack(to: mark) }
        for (index, value) in ArticleReader.values(story, points: points, other: other).enumerated() {
            row.set(numbers.firstFeature + index, to: value)
        }
        return trees.logits(row)
    }
}
