import ArgumentParser
import Model
import Monitor

struct Deliver: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "What is owed to webhooks, and what was given up.",
        subcommands: [List.self, Retry.self, Drop.self]
    )

    struct List: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Show how each webhook stands, and every delivery that was given up."
        )

        @Option(help: "The configuration.")
        var config = ConfigurationFile.standard

        @Option(help: "Of this webhook only.")
        var webhook: String?

        @Flag(help: "One JSON object a line: the webhooks, then the deliveries.")
        var json = false

        func run() throws {
            try DeliveryList(webhook: webhook, isJSON: json, configurationFile: config).run(on: .standard).exit()
        }
    }

    struct Retry: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Send again what was given up, and at once what waits for its next try.",
            discussion:
                "One event, or all of a webhook, or all since a time. Beside a running daemon, that does it within seconds. They keep their ids, so that a receiver that"
                + " had one of them all the same can tell."
        )

        @Option(help: "The configuration.")
        var config = ConfigurationFile.standard

        @Option(help: "To this webhook only.")
        var webhook: String?

        @Option(help: "Only what was recorded since (RFC 3339, or YYYY-MM-DD in WIB).")
        var since: String?

        @Argument(help: "The event's id (evt_…).")
        var id: String?

        func validate() throws {
            guard id != nil || webhook != nil || since != nil else {
                throw ValidationError("Name an event, a webhook (--webhook) or a time (--since).")
            }
            if since != nil, time == nil {
                throw ValidationError("--since should be a time as 2024-11-14T09:00:00+07:00, or a day as 2024-11-14.")
            }
        }

        private var time: Timestamp? {
            guard let since else { return nil }
            if let time = ZonedTime(since, assuming: .jakarta) { return time.instant }
            return Day(since).flatMap { ZonedTime(day: $0, hour: 0, minute: 0, offset: Zone.jakarta.offset)?.instant }
        }

        func run() async throws {
            let change = RecordChange(retrying: id, webhook: webhook, since: time, configurationFile: config)
            try await change.run(on: .standard).exit()
        }
    }

    struct Drop: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Let go what a webhook is owed that is no longer configured.",
            discussion:
                "It is not sent, and cannot be sent again; the log keeps the events, and tells that this was done. Take the webhook out"
                + " of the configuration first, and reload."
        )

        @Option(help: "The configuration.")
        var config = ConfigurationFile.standard

        @Option(help: "Why; it stands in the log for good, so name nobody.")
        var reason: String

        @Argument(help: "The webhook's name.")
        var webhook: String

        func validate() throws {
            if reason.trimmed.isEmpty { throw ValidationError("Say with --reason why it is let go.") }
        }

        func run() async throws {
            let change = RecordChange(dropping: webhook, reason: reason, configurationFile: config)
            try await change.run(on: .standard).exit()
        }
    }
}
