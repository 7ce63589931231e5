import ArgumentParser
import Model
import Monitor

struct Replay: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Judge again what was read on some days, and show what differs from the record.",
        discussion: """
            Each article is judged by the pack that was in force when it was read, and must raise the recorded alert to \
            the byte; with --rules or --packs by another one, to see what that would have changed. Nothing is recorded \
            or sent. Exit status 1 where anything differs.
            """
    )

    @Option(help: "The configuration.")
    var config = ConfigurationFile.standard

    @Option(help: "The first day (YYYY-MM-DD).")
    var from: Day

    @Option(help: "The last day (YYYY-MM-DD).")
    var to: Day

    @Option(help: "A folder of rules in the place of the packs' own.")
    var rules: String?

    @Option(help: "A folder of packs laid out as the shipped one.")
    var packs: String?

    @Flag(help: "One JSON object a line and alert: its verdict, as recorded, and as raised now.")
    var json = false

    func validate() throws {
        if to < from { throw ValidationError("--to should be --from or a later day.") }
    }

    func run() throws {
        let replay = Monitor.Replay(
            configurationFile: config,
            days: from...to,
            packs: packs,
            rules: rules,
            isJSON: json
        )
        try replay.run(on: .standard).exit()
    }
}
