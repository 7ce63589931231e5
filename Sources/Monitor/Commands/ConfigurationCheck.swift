import Delivery
import Detection
import Model
import Settings

/// `netra check`: everything that `netra run` would read, and every mistake in it at once.
public struct ConfigurationCheck: Sendable {
    private let file: String

    public init(file: String) { self.file = file }

    public func run(on terminal: Terminal) -> ExitStatus {
        let problems = Problems(file: file)
        let preparation = Preparation.read(file: file, into: problems)
        terminal.tell(problems)
        guard let preparation else {
            let count = problems.all.count { $0.severity == .error }
            terminal.error("\(count) \(count == 1 ? "error" : "errors"); nothing was started")
            return .foundWrong
        }
        let configuration = preparation.configuration
        let pack = preparation.knowledge.pack
        terminal.out("\(file): fine")
        terminal.out("  sources   \(configuration.sources.count)")
        terminal.out("  webhooks  \(configuration.webhooks.count)")
        for webhook in configuration.webhooks {
            guard let template = webhook.format as? TemplateFormat else { continue }
            terminal.out("    \(webhook.name), as its template tells an invented alert:")
            for line in template.sample.split(separator: "\n") { terminal.out("    | \(line)") }
        }
        terminal.out("  rules     \(pack.rules.count)")
        terminal.out("  pack      \(pack.fingerprint)")
        if configuration.sources.isEmpty {
            terminal.error("\(file): warning: no sources: nothing is watched until some are added under `sources:`")
        }
        if configuration.webhooks.isEmpty {
            terminal.error("\(file): warning: no webhooks: alerts go to the daily log only")
        }
        return .fine
    }
}
