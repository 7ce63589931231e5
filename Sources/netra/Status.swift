import ArgumentParser
import Monitor

struct Status: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Show how an installation stands, and what to do about it.",
        discussion: "Also beside the running daemon. Exit status 1 where there is anything to be warned of."
    )

    @Option(help: "The configuration.")
    var config = ConfigurationFile.standard

    @Flag(help: "One JSON object.")
    var json = false

    func run() throws {
        try StatusShow(configurationFile: config, isJSON: json).run(on: .standard).exit()
    }
}
