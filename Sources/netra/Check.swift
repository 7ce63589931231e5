import ArgumentParser
import Monitor

struct Check: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Check configuration, sources, rules, lexicon and calendar: every error at once."
    )

    @Option(help: "The configuration.")
    var config = ConfigurationFile.standard

    func run() throws {
        try ConfigurationCheck(file: config).run(on: .standard).exit()
    }
}
