import ArgumentParser
import Monitor

extension Log {
    struct Evidence: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Check that the web archives of a folder hold the pages that its logs name.",
            discussion:
                "Each event that names a page as evidence gives its digest. Whether the logs themselves are complete and"
                + " unchanged says netra log verify."
        )

        @Argument(help: "The folder that holds alerts-YYYY-MM-DD.jsonl and evidence-YYYY-MM-DD.warc.gz.")
        var folder: String

        func run() throws { try EvidenceVerification(folder: folder).run(on: .standard).exit() }
    }
}
