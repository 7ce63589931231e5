import ArgumentParser
import Model
import Monitor

extension Log {
    struct Show: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Show a day's events, one a line.")

        @Option(help: "The configuration.")
        var config = ConfigurationFile.standard

        @Option(help: "The day (YYYY-MM-DD); without it the last that has a log.")
        var date: Day?

        @Flag(help: "Go on with what is appended, until Ctrl-C.")
        var follow = false

        @Flag(help: "The lines of the log as they are.")
        var json = false

        func run() async throws {
            let show = LogShow(configurationFile: config, day: date, isJSON: json)
            try await show.run(follows: follow, on: .standard).exit()
        }
    }
}
