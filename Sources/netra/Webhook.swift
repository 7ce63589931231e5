import ArgumentParser
import Monitor

struct Webhook: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Receivers of alerts.",
        subcommands: [Secret.self]
    )

    struct Secret: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Make a signing secret (whsec_…, Standard Webhooks) and print it."
        )

        func run() throws { print(WebhookSecret.make()) }
    }
}
