import ArgumentParser
import Model
import Monitor
import Reports

struct Report: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Make the report of a day or a period.",
        discussion: """
            Pages are one file each: no scripts, nothing is loaded, and they print on A4. The daemon itself puts the day's page \
            and table beside the log at midnight.
            """
    )

    enum Kind: String, ExpressibleByArgument, CaseIterable {
        case alerts
        case evenHandedness = "even-handedness"
    }

    @Option(help: "The configuration.")
    var config = ConfigurationFile.standard

    @OptionGroup var days: DayOptions

    @Option(help: "alerts, or even-handedness: alerts beside what was watched, over a period.")
    var kind = Kind.alerts

    @Option(help: "html, csv, json or md.")
    var format = ReportWriting.Format.html

    @Option(help: "id or en; without it the configuration's.")
    var language: Wording?

    @Option(help: "A file in the place of standard output.")
    var output: String?

    func validate() throws {
        if kind == .evenHandedness, days.from == nil {
            throw ValidationError("Even-handedness is a matter of a period: give --from and --to.")
        }
    }

    func run() throws {
        let writing = ReportWriting(configurationFile: config, format: format, wording: language, output: output)
        if let range = days.range, days.from != nil {
            try writing.run(range, asksEvenHandedness: kind == .evenHandedness, on: .standard).exit()
        } else {
            try writing.run(days.date, on: .standard).exit()
        }
    }
}

/// A day, or a period.
struct DayOptions: ParsableArguments {
    @Option(help: "The day (YYYY-MM-DD).")
    var date: Day?

    @Option(help: "The first day of a period (YYYY-MM-DD).")
    var from: Day?

    @Option(help: "The last day of a period (YYYY-MM-DD).")
    var to: Day?

    func validate() throws {
        guard (from == nil) == (to == nil) else { throw ValidationError("Give --from and --to together.") }
        if date != nil, from != nil { throw ValidationError("Give --date, or --from and --to.") }
        guard let from, let to else { return }
        if from > to { throw ValidationError("--from \(from) lies after --to \(to).") }
        if to - from > 3660 { throw ValidationError("A period has at most ten years.") }
    }

    /// Nil where none was given.
    var range: ClosedRange<Day>? {
        if let from, let to { return from...to }
        return date.map { $0...$0 }
    }
}
