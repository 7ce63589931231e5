public import Detection
import Journal
import Model
import Settings

/// `netra rules`: what the packs hold, whether it holds, and why a sentence was taken or passed over.
public struct RuleCommands: Sendable {
    private let packs: PackPaths

    public init(packs: PackPaths) { self.packs = packs }

    private struct Line: Encodable {
        let id: String
        let title: String
        let description: String
        let detector: Detector
        let severity: Severity
        let status: String
        let norms: [String]
        let falsePositives: [String]
        let examples: Int
        /// How people judged the alerts in which it had a part; null where no journal was asked.
        let reviews: ReviewTally?

        enum CodingKeys: String, CodingKey {
            case id, title, description, detector, severity, status, norms
            case falsePositives = "false_positives"
            case examples, reviews
        }
    }

    /// - Parameter configurationFile: An installation whose reviews tell how often each rule was right; nil for none.
    public func list(isJSON: Bool, judgedBy configurationFile: String? = nil, on terminal: Terminal) -> ExitStatus {
        guard let pack = Analyst.loaded(from: packs, on: terminal)?.pack else { return .foundWrong }
        var reviews: ReviewTallies?
        if let configurationFile {
            guard let configuration = Installed.configuration(configurationFile, on: terminal) else {
                return .foundWrong
            }
            do {
                reviews = try configuration.reader().reviews()
            } catch {
                terminal.error("\(error)")
                return .foundWrong
            }
        }
        for rule in pack.rules {
            if isJSON {
                let line = Line(
                    id: rule.id,
                    title: rule.title,
                    description: rule.description,
                    detector: rule.detector,
                    severity: rule.severity,
                    status: rule.status.rawValue,
                    norms: rule.norms,
                    falsePositives: rule.falsePositives,
                    examples: rule.examples.count,
                    reviews: reviews.map { $0.rules[rule.id] ?? ReviewTally() }
                )
                do { terminal.out(try JSONText.encode(line)) } catch { terminal.error("\(error)") }
                continue
            }
            terminal.out(terminal.bold(rule.id) + "  " + rule.title)
            let about = [
                rule.detector.rawValue, rule.severity.rawValue, rule.status.rawValue, "\(rule.examples.count) examples",
            ]
            terminal.out(terminal.dim("  " + about.joined(separator: " · ")))
            if let reviews { terminal.out("  " + ReviewWords.of(reviews.rules[rule.id] ?? ReviewTally())) }
            for known in rule.falsePositives { terminal.out(terminal.dim("  known to get wrong: \(known)")) }
        }
        if let reviews, !isJSON {
            for detector in Detector.allCases {
                let tally = reviews.detectors[detector] ?? ReviewTally()
                terminal.out(terminal.bold(detector.rawValue) + "  " + ReviewWords.of(tally))
            }
        }
        if !isJSON { terminal.out("\(pack.rules.count) rules, pack \(pack.fingerprint)") }
        return .fine
    }

    /// For each sentence of a text: its words and classes, who speaks, which rules matched on which words, and the nearest
    /// that did not.
    public func explain(_ text: String, on terminal: Terminal) -> ExitStatus {
        guard let analyst = Analyst.loaded(from: packs, on: terminal) else { return .foundWrong }
        let explanations = analyst.explain(text)
        for explanation in explanations {
            terminal.out(terminal.bold(Terminal.plain(explanation.sentence)))
            let words = explanation.words.map { word in
                Terminal.plain(word.text) + (word.classes.isEmpty ? "" : "(\(word.classes.joined(separator: " ")))")
            }
            terminal.out("  words     \(words.joined(separator: " "))")
            if explanation.isQuoted { terminal.out("  quotation yes") }
            if let speaker = explanation.speaker { terminal.out("  speaker   \(Terminal.plain(speaker))") }
            for match in explanation.matches {
                terminal.out("  matched   \(match.rule) on ⟦\(Terminal.plain(match.words))⟧")
            }
            for miss in explanation.nearMisses {
                terminal.out("  nearest   \(miss.rule), which missed \(miss.missing.joined(separator: " and "))")
            }
            for refusal in explanation.refusals {
                terminal.out("  held back \(refusal.rule), by unless \(refusal.missing.joined(separator: " and "))")
            }
            for statement in explanation.statements {
                let stance = statement.stance?.rawValue ?? statement.event?.rawValue ?? ""
                terminal.out("  statement \(statement.detector.rawValue) \(stance), by \(statement.rule)")
            }
            for (detector, words) in explanation.wordSums.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
                guard !words.heaviest.isEmpty else { continue }
                let sum = RuleCommands.legible(words.sum)
                let heaviest = words.heaviest.map { Terminal.plain($0) }.joined(separator: ", ")
                terminal.out("  ordinary words add \(sum) to \(detector.rawValue), most of it: \(heaviest)")
            }
            for (detector, second) in explanation.second.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
                let reasons = second.reasons.map { "\($0.name) \(RuleCommands.legible($0.logits))" }
                guard !reasons.isEmpty else { continue }
                terminal.out(
                    "  second    \(detector.rawValue) \(RuleCommands.legible(second.logits)): \(reasons.joined(separator: ", "))"
                )
            }
            if explanation.isUnanswered { terminal.out("  unanswered: it only tells that somebody did not reply") }
            if explanation.isPlainDenial {
                terminal.out("  denied    in so many words: a statement wherever its article is a story on neutrality")
            }
            if explanation.statements.isEmpty {
                let points = explanation.points.sorted { $0.key.rawValue < $1.key.rawValue }
                    .map { "\($0.key.rawValue) \(RuleCommands.legible($0.value))" }.joined(separator: ", ")
                terminal.out("  statement none (points: \(points))")
            }
            terminal.out("")
        }
        let verdicts = (explanations.first?.article ?? [:]).sorted { $0.key.rawValue < $1.key.rawValue }
        for (detector, verdict) in verdicts {
            let whole = RuleCommands.legible(verdict.whole.logits)
            if let story = verdict.story, let likeliest = verdict.likeliest {
                let logits = RuleCommands.legible(story.logits)
                terminal.out(
                    "article   \(detector.rawValue): \(story.isReached ? "a story" : "no story"), \(logits) where \(story.least) makes one (all of it \(whole), its likeliest sentence \(RuleCommands.legible(likeliest)))"
                )
            } else {
                terminal.out(
                    "article   \(detector.rawValue): no story, all of it \(whole) where its sentences are read from \(verdict.whole.least)"
                )
            }
        }
        return .fine
    }

    /// Points and logits to two digits: more say nothing.
    private static func legible(_ sum: Double) -> Double { (sum * 100).rounded() / 100 }

    /// What the story readers go by in each article of a labelled file, one JSON object a line: the weights of
    /// `rules/evidence.yaml` are learnt from it.
    public func signs(file: String, on terminal: Terminal) -> ExitStatus {
        guard let pack = Analyst.loaded(from: packs, on: terminal)?.pack else { return .foundWrong }
        return terminal.attempt {
            let read = try LabelledFile.read(file, on: terminal) { article in
                terminal.out(try JSONText.encode(ArticleSigns(article, pack: pack)))
            }
            return read.isWhole ? .fine : .foundWrong
        }
    }

    /// A pack whose examples fail does not load; this says which hold.
    public func test(on terminal: Terminal) -> ExitStatus {
        let problems = Problems(file: packs.rules)
        let pack = RulePack.load(paths: packs, into: problems)
        for diagnostic in problems.inOrder { terminal.error("\(diagnostic)") }
        guard let pack, !problems.hasErrors else { return .foundWrong }
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
