import ArgumentParser
import Monitor

struct Redact: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Erase what an alert says, visibly.",
        discussion: """
            Journal, daily logs and evidence lose the text. In the log a line stays in its place that keeps number, link \
            and digest, and names the event that says why and by whose authority: the chain holds, and the gap is seen. \
            Whoever was sent the alert is told. Beside a running daemon, that does it within seconds.
            """
    )

    @Option(help: "The configuration.")
    var config = ConfigurationFile.standard

    @Option(help: "Why. It stands in the log for ever: name no person.")
    var reason: String

    @Option(help: "Who ordered it, such as a court's decision by its number.")
    var authority: String

    @Argument(help: "The alert's id (alr_…).")
    var alert: String

    func run() async throws {
        let change = RecordChange(
            redacting: alert,
            reason: reason,
            authority: authority,
            configurationFile: config
        )
        try await change.run(on: .standard).exit()
    }
}
