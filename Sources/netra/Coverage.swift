import ArgumentParser
import Model
import Monitor

struct Coverage: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Show what each source was asked and answered, the worst first.",
        subcommands: [Show.self, Verify.self],
        defaultSubcommand: Show.self
    )

    struct Show: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Show a day's coverage.",
            discussion: "`new 3/12`: three new addresses that day, where twelve are usual."
        )

        @Option(help: "The configuration.")
        var config = ConfigurationFile.standard

        @Option(help: "The day (YYYY-MM-DD); without it the open one, as far as it goes.")
        var date: Day?

        @Flag(help: "One JSON object a line and source.")
        var json = false

        func run() throws {
            try CoverageShow(configurationFile: config, isJSON: json).show(date, on: .standard).exit()
        }
    }

    struct Verify: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Check that every closed day adds up, and is the one that the log closed."
        )

        @Option(help: "The configuration.")
        var config = ConfigurationFile.standard

        @Argument(help: "A folder of logs; without it the configuration's.")
        var folder: String?

        func run() throws {
            try CoverageShow(configurationFile: config, isJSON: false).verify(folder: folder, on: .standard).exit()
        }
    }
}
