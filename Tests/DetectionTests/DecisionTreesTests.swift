import Language
import Model
import Settings
import Testing

@testable import Detection

/// Trees as they stand in `rules/trees.txt`, and what they answer.
@Suite struct DecisionTreesTests {
    private let signs = SignTable(groupNames: ["@servant", "@pose"], rules: ["r-1"])

    private func words(_ forms: [String] = ["beras berasnya"]) throws -> WordEvidence {
        var vocabulary = Vocabulary.Builder()
        var words = WordEvidence.Builder()
        let problems = Problems(file: "words.tsv")
        let zeros = WordEvidence.columns.map { _ in "0" }
        let rows = [["forms"] + WordEvidence.columns] + forms.map { [$0] + zeros }
        words.read(Array(rows.map { $0.joined(separator: "\t") }.joined(separator: "\n").utf8), problems: problems)
        #expect(problems.all.isEmpty)
        let terms = words.terms(adding: &vocabulary)
        return words.build(terms, count: vocabulary.count)
    }

    private func numbers() throws -> TreeFeatures {
        TreeFeatures(signs: signs, words: try words(), features: StoryFeatures.names)
    }

    /// What is wrong with trees, and the trees where nothing is.
    private func read(_ lines: String...) throws -> (trees: DecisionTrees?, problems: [String]) {
        try read(lines)
    }

    private func read(_ lines: [String]) throws -> (trees: DecisionTrees?, problems: [String]) {
        let problems = Problems(file: "trees.txt")
        let text = "neutrality.second\n" + lines.map { "  \($0)\n" }.joined()
        var texts: [String: DecisionTreesText] = [:]
        DecisionTreesText.read(Array(text.utf8), file: "trees.txt", into: &texts, problems: problems)
        let trees = DecisionTreesText.build(texts, signs: signs, words: try words(), into: problems)
        return (trees["neutrality.second"], problems.all.map(\.description))
    }

    private func logits(_ trees: DecisionTrees, _ answers: [String: Double]) throws -> Double {
        let numbers = try numbers()
        var row = TreeRow(numbers)
        for (name, value) in answers { row.set(Int(try #require(numbers.number(of: name))), to: value) }
        return trees.logits(row)
    }

    @Test func `a test is followed by what holds and then by what does not, and trees add up`() throws {
        let (read, problems) = try read(
            "class.servant before/class.pose 1 .5 points>1.5 -.25 -2",
            "word/berasnya title/rule.r-1 4 3 0.125"
        )
        #expect(problems.isEmpty)
        let trees = try #require(read)
        #expect(try logits(trees, [:]) == -2 + 0.125)
        #expect(try logits(trees, ["points": 1.5]) == -2 + 0.125)
        #expect(try logits(trees, ["points": 1.6]) == -0.25 + 0.125)
        #expect(try logits(trees, ["class.servant": 1, "points": 9]) == 0.5 + 0.125)
        #expect(try logits(trees, ["class.servant": 1, "before/class.pose": 1]) == 1 + 0.125)
        #expect(try logits(trees, ["behind/class.pose": 1, "word/beras": 1, "title/rule.r-1": 1]) == -2 + 4)
    }

    @Test(arguments: [
        ("class.servant 1", "trees.txt:2: this tree ends where a test or a number is missing"),
        ("class.servant 1 2 3", "trees.txt:2: this tree goes on behind its end with `3`"),
        ("points>x 1 2", "trees.txt:2: this tree holds `points>x`, which has no number behind >"),
        ("points>inf 1 2", "trees.txt:2: this tree holds `points>inf`, which has no number behind >"),
        ("21", "trees.txt:2: this tree holds `21`, which is not from -20 to 20"),
        ("nan", "trees.txt:2: this tree ends where a test or a number is missing"),
    ])
    func `a bad tree is told with its line`(tree: String, wanted: String) throws {
        let (_, problems) = try read(tree, "0.5")
        #expect(problems.count == 1 && problems[0].hasPrefix(wanted), "\(problems)")
    }

    @Test func `a pack without its words is told so in one line`() throws {
        let (_, problems) = try read((1...60).map { "word/w\($0) 1 2" })
        #expect(problems.count == 1 && problems[0].contains("`word/w5` and 55 more, which are no sign"), "\(problems)")
    }

    /// Whoever takes a class out of the lexicon has a pack that still loads.
    @Test func `what nothing has is told, and taken for absent`() throws {
        let (read, problems) = try read("class.nobody 1 2", "title/class.nobody 4 word/gula 8 16", "class.nobody 1 0.5")
        #expect(problems.count == 1)
        let said = "trees.txt:2: warning: trees ask for `class.nobody`, `word/gula`, which are no sign, word or feature"
        #expect(problems[0].hasPrefix(said), "\(problems)")
        #expect(try logits(#require(read), ["class.servant": 1, "points": 3]) == 2 + 16 + 0.5)
    }

    @Test(arguments: [
        (
            "class.servant 1 2\nneutrality.second\n",
            "trees.txt:1: `class.servant` is no table of trees: neutrality.article, "
        ),
        ("# of nobody\n  1\n", "trees.txt:2: this tree stands before the name of its table"),
        ("neutrality.third\n  1\n", "trees.txt:1: `neutrality.third` is no table of trees"),
        ("stance.denial\n  1\nstance.denial\n  2\n", "trees.txt:3: the trees `stance.denial` stand above"),
    ])
    func `a line that is no tree of a table is told`(text: String, wanted: String) {
        let problems = Problems(file: "trees.txt")
        var texts: [String: DecisionTreesText] = [:]
        DecisionTreesText.read(Array(text.utf8), file: "trees.txt", into: &texts, problems: problems)
        let said = problems.all.map(\.description)
        #expect(said.count == 1 && said[0].hasPrefix(wanted), "\(said)")
    }

    @Test func `comments, blank lines and line feeds of other systems are no trees`() throws {
        let text = "# trees\r\n\r\nneutrality.second\r\n  # one\r\n\tclass.servant 1 2\r\n\r\n  .5\r\n"
        let problems = Problems(file: "trees.txt")
        var texts: [String: DecisionTreesText] = [:]
        DecisionTreesText.read(Array(text.utf8), file: "trees.txt", into: &texts, problems: problems)
        let trees = DecisionTreesText.build(texts, signs: signs, words: try words(), into: problems)
        #expect(problems.all.isEmpty && trees.keys.sorted() == ["neutrality.second"])
        #expect(try logits(#require(trees["neutrality.second"]), ["class.servant": 1]) == 1.5)
    }

    @Test func `a tree of great depth is refused`() throws {
        let deep = String(repeating: "class.servant ", count: 5_000) + "1"
        let (trees, problems) = try read(deep)
        #expect(trees == nil && problems.count == 1 && problems[0].contains("deeper than 32 tests"))
    }

    @Test func `a tree that is too large is refused`() throws {
        var tree = "1"
        for _ in 1...15 { tree = "class.servant \(tree) \(tree)" }
        let (trees, problems) = try read("class.servant 1 \(tree)")
        #expect(trees == nil && problems.count == 1 && problems[0].contains("more than 65535 tests"), "\(problems)")
    }

    @Test func `more words than trees can tell apart are refused`() throws {
        let problems = Problems(file: "trees.txt")
        var texts: [String: DecisionTreesText] = [:]
        DecisionTreesText.read(
            Array("neutrality.second\n  1\n".utf8),
            file: "trees.txt",
            into: &texts,
            problems: problems
        )
        let words = try words((0..<65_535).map { "w\($0)" })
        let trees = DecisionTreesText.build(texts, signs: signs, words: words, into: problems)
        #expect(trees.isEmpty)
        #expect(problems.all.map(\.description).first?.contains("take words out of words.tsv") == true)
    }

    @Test func `what was set for one sentence is taken back for the next`() throws {
        let numbers = try numbers()
        var row = TreeRow(numbers)
        row.set([0], .title, numbers)
        let mark = row.mark
        row.set([0, 1], .own, numbers)
        row.takeBack(to: mark)
        #expect((0..<numbers.count).filter { row[$0] != 0 } == [numbers.number(of: 0, .title)])
    }

    @Test func `the shipped trees are of both detectors, and none is empty`() throws {
        let pack = try #require(ShippedPack.loaded.pack)
        #expect(pack.readers.map(\.detector) == [.neutrality, .misuseOfOffice])
        for reader in pack.readers { #expect(reader.second.count > 100 && reader.article.trees.count > 100) }
    }
}
