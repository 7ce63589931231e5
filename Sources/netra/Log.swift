import ArgumentParser
import Monitor

struct Log: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Show and check the daily logs and their evidence.",
        subcommands: [Show.self, Verify.self, Evidence.self]
    )

    struct Verify: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Check that the logs of a folder are complete and unchanged.",
            discussion: "The end of the last log can only be vouched for from outside: by a head that a webhook brought"
                + " (--head), or by the journal (--config)."
        )

        @Argument(help: "The folder that holds alerts-YYYY-MM-DD.jsonl.")
        var folder: String

        @Option(help: "The last line that someone has a witness of, as in 124:sha256:….")
        var head: String?

        @Option(help: "A configuration, whose journal says where the log ends.")
        var config: String?

        @Flag(help: "The report as one JSON object.")
        var json = false

        func validate() throws {
            if head != nil && config != nil { throw ValidationError("Give --head or --config, not both.") }
            if let head, !LogVerification.isHead(head) {
                throw ValidationError("--head should be SEQ:sha256:HEX, as in 124:sha256:9f86d0…, not \"\(head)\".")
            }
        }

        func run() async throws {
            let verification = LogVerification(folder: folder, head: head, configurationFile: config, isJSON: json)
            try await verification.run(on: .standard).exit()
        }
    }
}
