import Language
import Model

extension RulePack {
    /// An example of a rule, and what became of it.
    public struct ExampleResult: Hashable, Sendable {
        public let rule: String
        public let example: Rule.Example
        /// What matched, as written; empty where nothing did.
        public let found: [String]

        public var holds: Bool {
            guard let span = example.span else { return found.isEmpty }
            return found.contains(span)
        }
    }

    /// Every example of every rule that is not deprecated.
    public func testExamples() -> [ExampleResult] {
        rules.enumerated().filter { $1.status != .deprecated }.flatMap { index, rule in
            rule.examples.map { ExampleResult(rule: rule.id, example: $0, found: spans(of: index, in: $0.text)) }
        }
    }

    /// What a rule matches in a text, as written.
    func spans(of rule: Int, in text: String) -> [String] {
        let passage = Passage(text, part: .title, vocabulary: vocabulary)
        return read(passage).flatMap { sentence in
            sentence.firings.filter { $0.rule == rule }.map { passage.text(words: $0.words) }
        }
    }

    func failingExamples() -> [Diagnostic] {
        testExamples().filter { !$0.holds }.map { result in
            let found = result.found.isEmpty ? "nothing" : result.found.map { "\"\($0)\"" }.joined(separator: ", ")
            let wanted = result.example.span.map { "should match \"\($0)\"" } ?? "should match nothing"
            return Diagnostic(
                "the rule `\(result.rule)` \(wanted) but matches \(found) in its example: \(result.example.text)",
                file: result.example.file,
                line: result.example.line
            )
        }
    }
}
