import Language
import Model

/// What signs together say for each stance, by decision trees `stance.NAME`: whose denial stands beside whose charge, and where in
/// its story. They correct the sums of `StanceEvidence`: on unread articles each alone read 82 and 84 of 100 stances, both 85.
struct StanceTrees: Sendable {
    /// What is asked beside signs and words: of the story, of where the statement stands in it, and among which others.
    static let features =
        Stance.allCases.map { "share-" + $0.rawValue } + [
            "index", "sentences", "order", "statements", "place", "is-title", "begins-quoted", "holds-quote",
            "is-neutrality", "gap",
        ]
    /// The gap of a story's first statement.
    private static let none = 99.0

    private let numbers: TreeFeatures
    /// In the order of `Stance.allCases`.
    private let trees: [DecisionTrees]

    /// - Parameter trees: By table.
    init(signs: SignTable, words: WordEvidence, trees: [String: DecisionTrees]) {
        numbers = TreeFeatures(signs: signs, words: words, features: StanceTrees.features)
        self.trees = StanceTrees.tables.map { trees[$0] ?? DecisionTrees.none }
    }

    static let tables = Stance.allCases.map { "stance." + $0.rawValue }

    /// How many trees each stance has.
    var counts: [Int] { trees.map(\.count) }

    /// The statements of a story, asked one after another.
    struct Asking {
        private let trees: StanceTrees
        private let story: Story
        private let shares: [Double]
        private let statements: Int
        private var row: TreeRow
        private let mark: Int
        private var order = 0
        private var last: Int?

        /// - Parameters:
        ///   - shares: In the order of `Stance.allCases`: of the statements that tell their stance themselves.
        ///   - statements: How many will be asked about.
        init(_ trees: StanceTrees, _ story: Story, shares: [Double], statements: Int) {
            (self.trees, self.story, self.shares, self.statements) = (trees, story, shares, statements)
            row = TreeRow(trees.numbers)
            for sentence in story.sentences[..<story.titles] { row.set(sentence.signs, .title, trees.numbers) }
            mark = row.mark
        }

        /// In logits, in the order of `Stance.allCases`.
        mutating func next(_ finding: Finding) -> [Double] {
            let (sentences, numbers, index) = (story.sentences, trees.numbers, finding.sentence)
            for word in sentences[index].words { row.set(Int(word)) }
            row.set(sentences[index].signs, .own, numbers)
            if index > 0 { row.set(sentences[index - 1].signs, .before, numbers) }
            if index + 1 < sentences.count { row.set(sentences[index + 1].signs, .behind, numbers) }
            for (feature, value) in values(finding).enumerated() { row.set(numbers.firstFeature + feature, to: value) }
            defer {
                row.takeBack(to: mark)
                (order, last) = (order + 1, index)
            }
            return trees.trees.map { $0.logits(row) }
        }

        private func values(_ finding: Finding) -> [Double] {
            let (index, sentence) = (finding.sentence, story.sentences[finding.sentence])
            return shares + [
                Double(index), Double(story.sentences.count), Double(order), Double(statements),
                Double(index) / Double(story.sentences.count), sentence.isTitle ? 1 : 0, sentence.beginsQuoted ? 1 : 0,
                sentence.holdsQuote ? 1 : 0, finding.detector == .neutrality ? 1 : 0,
                last.map { Double(index - $0) } ?? StanceTrees.none,
            ]
        }
    }
}
