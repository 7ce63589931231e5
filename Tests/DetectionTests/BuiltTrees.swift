import Settings
import Testing

@testable import Detection

extension DecisionTreesText {
    /// The tables of a text, built for the signs and words of a pack; expects nothing to be wrong.
    static func built(_ text: String, for pack: RulePack) -> [String: DecisionTrees] {
        let problems = Problems(file: "trees.txt")
        var texts: [String: DecisionTreesText] = [:]
        read(Array(text.utf8), file: "trees.txt", into: &texts, problems: problems)
        let built = build(texts, signs: pack.signs, words: pack.words, into: problems)
        #expect(problems.all.isEmpty)
        return built
    }
}
