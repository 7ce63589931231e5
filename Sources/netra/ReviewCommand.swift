import ArgumentParser
import Model
import Monitor

struct ReviewCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "review",
        abstract: "Judge alerts, on the record.",
        discussion: """
            A review is an event of the log: it is never taken back, and a dismissal hides nothing. Who thinks otherwise later \
            reviews again. Beside a running daemon, that does it within seconds.
            """,
        subcommands: [List.self, Show.self, Accept.self, Dismiss.self, Note.self, Challenge.self]
    )

    struct List: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: "List alerts and what was judged of them.")

        @Option(help: "The configuration.")
        var config = ConfigurationFile.standard

        @OptionGroup var days: DayOptions

        @Flag(help: "Only those that nobody judged, or with an open challenge.")
        var pending = false

        @Flag(help: "One JSON object a line and alert.")
        var json = false

        func run() throws {
            let show = ReviewShow(configurationFile: config, isJSON: json)
            try show.list(days.range, isPending: pending, on: .standard).exit()
        }
    }

    struct Show: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Show an alert and its reviews.")

        @Option(help: "The configuration.")
        var config = ConfigurationFile.standard

        @Flag(help: "As one JSON object.")
        var json = false

        @Argument(help: "The alert's id (alr_…).")
        var alert: String

        func run() throws {
            try ReviewShow(configurationFile: config, isJSON: json).show(alert, on: .standard).exit()
        }
    }

    /// What every judgement says.
    struct Judgement: ParsableArguments {
        @Option(help: "The configuration.")
        var config = ConfigurationFile.standard

        @Option(help: "Your pseudonym: 2 to 32 letters a to z, digits and hyphens. No name: the log is kept for ever.")
        var reviewer: String

        @Option(help: "Why. It stands in the log for ever, and is sent to everyone who had the alert.")
        var reason: String

        @Argument(help: "The alert's id (alr_…).")
        var alert: String

        func validate() throws {
            if !Review.isReviewer(reviewer) {
                throw ValidationError(
                    "--reviewer should be 2 to 32 letters a to z, digits and hyphens, not \"\(reviewer)\"."
                )
            }
        }

        func judge(_ action: Review.Action, _ challenge: Model.Challenge? = nil) async throws {
            let review = Review(action: action, reviewer: reviewer, reason: reason, challenge: challenge)
            let change = RecordChange(reviewing: alert, review, configurationFile: config)
            try await change.run(on: .standard).exit()
        }
    }

    struct Accept: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Say that an alert is a lead on what is watched for: not that anybody did anything."
        )

        @OptionGroup var judgement: Judgement

        func run() async throws { try await judgement.judge(.accepted) }
    }

    struct Dismiss: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Say that an alert should not have been raised. It stays where it is."
        )

        @OptionGroup var judgement: Judgement

        func run() async throws { try await judgement.judge(.dismissed) }
    }

    struct Note: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Add a note to an alert.")

        @OptionGroup var judgement: Judgement

        func run() async throws { try await judgement.judge(.noted) }
    }

    struct Challenge: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Record that someone whom an alert concerns objects, and later what became of that.",
            discussion: "A second challenge of the same alert with --outcome closes the first."
        )

        @Option(help: "What is objected to.")
        var ground: String

        @Option(help: "Until when it is to be answered (YYYY-MM-DD).")
        var due: Day?

        @Option(help: "How it ended: upheld, rejected or withdrawn.")
        var outcome: Model.Challenge.Outcome?

        @Option(help: "A text file with the claimant's own reply, which is annexed, and sent with the challenge.")
        var reply: String?

        @OptionGroup var judgement: Judgement

        func run() async throws {
            let text = try reply.map { file throws in
                guard let text = AnnexedReply.read(file) else {
                    throw ValidationError("--reply: \(file) is not a text file in UTF-8 of at most 64 KiB.")
                }
                return text
            }
            let challenge = Model.Challenge(ground: ground, due: due, outcome: outcome, reply: text)
            try await judgement.judge(.challenged, challenge)
        }
    }
}
