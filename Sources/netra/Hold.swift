import ArgumentParser
import Monitor

struct Hold: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Keep an alert from being redacted or forgotten, until it is released."
    )

    @Option(help: "The configuration.")
    var config = ConfigurationFile.standard

    @Option(help: "Why it must be kept.")
    var reason: String?

    @Flag(help: "End the hold.")
    var release = false

    @Argument(help: "The alert's id (alr_…).")
    var alert: String

    func validate() throws {
        if release == (reason != nil) { throw ValidationError("Give either --reason or --release.") }
    }

    func run() async throws {
        let change =
            if let reason {
                RecordChange(holding: alert, reason: reason, configurationFile: config)
            } else {
                RecordChange(releasing: alert, configurationFile: config)
            }
        try await change.run(on: .standard).exit()
    }
}
