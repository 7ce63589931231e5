import ArgumentParser
import Monitor

struct Setup: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Make a configuration by questions: region, sources, a receiver.",
        discussion:
            "Sources are tried before anything is written, and the receiver after it. A configuration that somebody edited is"
            + " not overwritten: what would be new is written beside it. Nor is a signing secret that a receiver knows."
    )

    @Option(help: "The configuration to write.")
    var config = ConfigurationFile.standard

    @Option(help: "The language of the questions: id or en.")
    var language = "id"

    @Option(help: "A folder of source lists, one a province, in the place of the shipped ones.")
    var sources: String?

    @Flag(help: "Try sources on loopback and private addresses too.")
    var local = false

    func run() async throws {
        try await SetupGuide(configurationFile: config, language: language, sourcesFolder: sources, isLocal: local)
            .run().exit()
    }
}
