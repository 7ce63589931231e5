import Delivery
import Fetching
import Model
import Settings

/// `netra webhook test`: sends a message that says it is a test, past journal and log, and tells what the receiver answered.
public struct WebhookTest: Sendable {
    private let configurationFile: String
    private let name: String

    public init(webhook name: String, configurationFile: String) {
        self.name = name
        self.configurationFile = configurationFile
    }

    public func run(on terminal: Terminal) async -> ExitStatus {
        guard let configuration = Installed.configuration(configurationFile, on: terminal, sends: true) else {
            return .foundWrong
        }
        guard let webhook = configuration.webhooks.first(where: { $0.name == name }) else {
            let names = configuration.webhooks.map(\.name).joined(separator: ", ")
            terminal.error(
                "\(configurationFile): no webhook is named \(name); there is \(names.isEmpty ? "none" : names)"
            )
            return .usedWrongly
        }
        let client = HTTPClient(settings: configuration.deliverySettings, label: "deliveries")
        let trial = await WebhookTrial.run(webhook, client: client, zone: configuration.zone)
        await client.shutDown()
        terminal.out("\(name): \(trial.words), after \(trial.milliseconds) ms; \(trial.id)")
        if let answer = trial.answer { terminal.out("  it says: \(Terminal.plain(answer).prefix(300))") }
        for refusal in trial.refusals { terminal.out("  \(refusal.address) was refused: \(refusal.code)") }
        return trial.isAccepted && trial.refusals.isEmpty ? .fine : .foundWrong
    }
}
