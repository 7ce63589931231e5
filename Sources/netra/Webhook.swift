import ArgumentParser
import Monitor

struct Webhook: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Receivers of alerts.",
        subcommands: [Secret.self, Test.self, Enable.self]
    )

    struct Secret: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Make a signing secret (whsec_…, Standard Webhooks) and print it."
        )

        func run() throws {
            Terminal.standard.out(WebhookSecret.make())
            try ExitStatus.fine.exit()
        }
    }

    struct Test: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Send a webhook a message that says it is a test, now, and show what it answers.",
            discussion:
                "It goes past journal and log, and is sent once. Exit status 1 where it was not accepted, or not for"
                + " every address of mail."
        )

        @Option(help: "The configuration.")
        var config = ConfigurationFile.standard

        @Argument(help: "The webhook's name.")
        var name: String

        func run() async throws {
            try await WebhookTest(webhook: name, configurationFile: config).run(on: .standard).exit()
        }
    }

    struct Enable: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Send again to a webhook that was disabled because it failed for long or answered 410.",
            discussion: "What it is owed since is sent."
        )

        @Option(help: "The configuration.")
        var config = ConfigurationFile.standard

        @Argument(help: "The webhook's name.")
        var name: String

        func run() async throws {
            try await RecordChange(enabling: name, configurationFile: config).run(on: .standard).exit()
        }
    }
}
