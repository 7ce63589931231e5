import ArgumentParser
import Model
import Monitor
import Reports

struct Export: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Export alerts: as a table, as JSON lines, or as sheets that help to write a report.",
        discussion: """
            A sheet stands in the order of Bawaslu's Formulir A and is a page to print. It leaves blank what the article does not \
            say, and always who is reported: that is for a person to fill in.
            """
    )

    @Option(help: "The configuration.")
    var config = ConfigurationFile.standard

    @OptionGroup var days: DayOptions

    @Option(help: "csv, jsonl or sheet.")
    var format = AlertExport.Format.csv

    @Option(help: "Of csv: \";\", \",\" or tab; without it the configuration's.")
    var separator: String?

    @Option(help: "id or en; without it the configuration's.")
    var language: Wording?

    @Option(help: "A file in the place of standard output.")
    var output: String?

    @Argument(help: "Ids of alerts (alr_…); without any, all that were opened on the days, or on the open one.")
    var alerts: [String] = []

    func validate() throws {
        if let separator, CSVText.Separator(named: separator) == nil {
            throw ValidationError("--separator should be \";\", \",\" or tab, not \"\(separator)\".")
        }
    }

    func run() throws {
        let export = AlertExport(
            configurationFile: config,
            format: format,
            wording: language,
            separator: separator.flatMap { CSVText.Separator(named: $0) },
            output: output
        )
        try export.run(days.range, ids: alerts, on: .standard).exit()
    }
}
