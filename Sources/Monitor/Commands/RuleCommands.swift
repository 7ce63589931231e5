public import Detection
import Journal
import Model

/// `netra rules`: what the packs hold, whether it holds, and why a sentence was taken or passed over.
public struct RuleCommands: Sendable {
    private let packs: PackPaths

    public init(packs: PackPaths) { self.packs = packs }

    /// - Parameter configurationFile: An installation whose reviews tell how often each rule was right; nil for none.
    public func list(isJSON: Bool, judgedBy configurationFile: String? = nil, on terminal: Terminal) -> ExitStatus {
        guard let pack = Analyst.loaded(from: packs, on: terminal)?.pack else { return .foundWrong }
        guard let configurationFile else {
            return terminal.attempt { try RuleList(pack, reviews: nil).show(isJSON: isJSON, on: terminal) }
        }
        return Installed.with(configurationFile, on: terminal) { configuration in
            let reviews = try configuration.reader().reviews()
            return try RuleList(pack, reviews: reviews).show(isJSON: isJSON, on: terminal)
        }
    }

    /// For each sentence of a text: its words and classes, who speaks, which rules matched on which words, and the nearest
    /// that did not.
    public func explain(_ text: String, on terminal: Terminal) -> ExitStatus {
        guard let analyst = Analyst.loaded(from: packs, on: terminal) else { return .foundWrong }
        let explanations = analyst.explain(text)
        for explanation in explanations {
            let text = ExplanationText(explanation)
            terminal.out(terminal.bold(text.sentence))
            for (name, words) in text.lines { terminal.out("  \(name) \(words)") }
            terminal.out("")
        }
        for line in explanations.first.map({ ExplanationText($0).verdicts }) ?? [] { terminal.out(line) }
        return .fine
    }

    /// What the story readers go by in each article of a labelled file, one JSON object a line: the weights of
    /// `rules/evidence.yaml` are learnt from it.
    public func signs(file: String, on terminal: Terminal) -> ExitStatus {
        guard let pack = Analyst.loaded(from: packs, on: terminal)?.pack else { return .foundWrong }
        return terminal.attempt {
            let isWhole = try LabelledFile.read(file, on: terminal) { article in
                terminal.out(try JSONText.encode(ArticleSigns(article, pack: pack)))
            }
            return isWhole ? .fine : .foundWrong
        }
    }

    /// A pack whose examples fail does not load; this says which hold.
    public func test(on terminal: Terminal) -> ExitStatus {
        guard let pack = Analyst.loaded(from: packs, on: terminal)?.pack else { return .foundWrong }
        let results = pack.testExamples()
        let failed = results.filter { !$0.holds }
        for result in failed {
            terminal.error(
                "\(result.rule): \(result.example.text): found \(result.found.isEmpty ? "nothing" : "\(result.found)")"
            )
        }
        terminal.out("\(pack.rules.count) rules: \(results.count - failed.count) examples hold, \(failed.count) do not")
        return failed.isEmpty ? .fine : .foundWrong
    }
}
