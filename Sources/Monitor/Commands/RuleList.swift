import Detection
import Journal
import Model

/// The rules of a pack, for a person or for a program.
struct RuleList {
    private let pack: RulePack
    /// How people judged what each rule raised; nil where no journal was asked.
    private let reviews: ReviewTallies?

    init(_ pack: RulePack, reviews: ReviewTallies?) {
        self.pack = pack
        self.reviews = reviews
    }

    func show(isJSON: Bool, on terminal: Terminal) throws -> ExitStatus {
        if isJSON {
            for rule in pack.rules { terminal.out(try JSONText.encode(Line(rule, reviews: tally(of: rule)))) }
            return .fine
        }
        for rule in pack.rules { show(rule, on: terminal) }
        if let reviews {
            for detector in Detector.allCases {
                let tally = reviews.detectors[detector] ?? ReviewTally()
                terminal.out(terminal.bold(detector.rawValue) + "  " + ReviewWords.of(tally))
            }
        }
        terminal.out("\(pack.rules.count) rules, pack \(pack.fingerprint)")
        return .fine
    }

    private func tally(of rule: Rule) -> ReviewTally? { reviews.map { $0.rules[rule.id] ?? ReviewTally() } }

    private func show(_ rule: Rule, on terminal: Terminal) {
        terminal.out(terminal.bold(rule.id) + "  " + rule.title)
        let about = [
            rule.detector.rawValue, rule.severity.rawValue, rule.status.rawValue, "\(rule.examples.count) examples",
        ]
        terminal.out(terminal.dim("  " + about.joined(separator: " · ")))
        if let tally = tally(of: rule) { terminal.out("  " + ReviewWords.of(tally)) }
        for known in rule.falsePositives { terminal.out(terminal.dim("  known to get wrong: \(known)")) }
    }

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

        init(_ rule: Rule, reviews: ReviewTally?) {
            id = rule.id
            title = rule.title
            description = rule.description
            detector = rule.detector
            severity = rule.severity
            status = rule.status.rawValue
            norms = rule.norms
            falsePositives = rule.falsePositives
            examples = rule.examples.count
            self.reviews = reviews
        }

        private enum CodingKeys: String, CodingKey {
            case id, title, description, detector, severity, status, norms
            case falsePositives = "false_positives"
            case examples, reviews
        }
    }
}
