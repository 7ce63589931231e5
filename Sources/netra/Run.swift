import ArgumentParser
import Monitor

struct Run: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Run the daemon in the foreground.",
        discussion: "SIGTERM and SIGINT end it cleanly within 10 s."
    )

    @Option(help: "The configuration.")
    var config = ConfigurationFile.standard

    func run() async throws {
        try await Daemon.run(configurationFile: config).exit()
    }
}
