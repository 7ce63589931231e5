import Delivery
import Journal
public import Model

/// `netra redact`, `netra hold`, `netra review`, `netra deliver retry`, `netra deliver drop`, `netra webhook enable`: a change of
/// the record. While a daemon runs it makes the change; else we do.
public struct RecordChange: Sendable {
    private let configurationFile: String
    private let request: RecordRequest

    /// How long the daemon may take; it looks once a second.
    static let patience = Duration.seconds(30)

    public init(redacting alert: String, reason: String, authority: String, configurationFile: String) {
        self.configurationFile = configurationFile
        request = .redact(alert: alert, reason: reason, authority: authority)
    }

    public init(holding alert: String, reason: String, configurationFile: String) {
        self.configurationFile = configurationFile
        request = .hold(alert: alert, reason: reason)
    }

    public init(releasing alert: String, configurationFile: String) {
        self.configurationFile = configurationFile
        request = .release(alert: alert)
    }

    public init(reviewing alert: String, _ review: Review, configurationFile: String) {
        self.configurationFile = configurationFile
        request = .review(alert: alert, review: review)
    }

    public init(retrying event: String?, webhook: String?, since: Timestamp?, configurationFile: String) {
        self.configurationFile = configurationFile
        request = .retry(webhook: webhook, event: event, since: since)
    }

    public init(enabling webhook: String, configurationFile: String) {
        self.configurationFile = configurationFile
        request = .enable(webhook: webhook)
    }

    public init(dropping webhook: String, reason: String, configurationFile: String) {
        self.configurationFile = configurationFile
        request = .drop(webhook: webhook, reason: reason)
    }

    public func run(on terminal: Terminal) async -> ExitStatus {
        guard let configuration = Installed.configuration(configurationFile, on: terminal) else { return .foundWrong }
        if case .review(_, let review) = request, let known = configuration.reviewers, !known.contains(review.reviewer)
        {
            terminal.error(
                "\"\(review.reviewer)\" is not among the reviewers of \(configuration.file): add the pseudonym there, with the"
                    + " name behind it"
            )
            return .foundWrong
        }
        return await terminal.attemptAwaiting {
            switch try await answer(configuration, on: terminal) {
            case .done(let seq?):
                terminal.out("done: event \(seq) of the log tells of it")
            case .done:
                terminal.out("done")
            case .revived(let count):
                terminal.out("\(count) \(count == 1 ? "delivery is" : "deliveries are") owed again")
            case .doubtful(let seq, let what):
                terminal.error("event \(seq) of the log tells of it, but: \(what)")
                return .foundWrong
            case .refused(let what, let remedy):
                terminal.error("\(what): \(remedy)")
                return .foundWrong
            case nil:
                terminal.error(
                    "the daemon has not answered within \(Self.patience): the request stays, and is done when it does"
                )
                return .foundWrong
            }
            if case .redact = request { tellOfCopies(configuration, on: terminal) }
            return .fine
        }
    }

    /// What a restoration put aside is no part of the record any more, and nothing is erased in it.
    private func tellOfCopies(_ configuration: Configuration, on terminal: Terminal) {
        for path in Restoration.replaced(in: configuration.state) {
            terminal.error("\(path): a restoration put this journal aside; it may hold what was erased: delete it")
        }
    }

    private func answer(_ configuration: Configuration, on terminal: Terminal) async throws -> RequestAnswer? {
        let clock = SystemClock()
        defer { RecordOwner.handOver(configuration) }
        // Reading first: a journal is not made by asking for a change of one.
        _ = try configuration.reader()
        do {
            let journal = try await Journal.open(configuration.record, clock: clock)
            try await journal.setWebhooks(configuration.webhooks.map(\.subscription))
            do {
                let answer = try await journal.perform(request, at: clock.now())
                try await journal.close()
                if case .redact = request, await journal.mustEmptyWriteAheadLog {
                    terminal.error(
                        "\(JournalSettings.database(in: configuration.state))-wal: somebody reads the journal, and what was erased stands there"
                            + " until they have: start `netra run`, or give this or any other change once more"
                    )
                }
                return answer
            } catch let error as JournalError where error.code == .refused {
                try await journal.close()
                return .refused(what: error.what, remedy: error.remedy)
            }
        } catch let error as JournalError where error.code == .held {
            let line = try RequestLine(stateFolder: configuration.state)
            let number = try line.post(request, at: clock.now())
            let start = ContinuousClock.now
            while ContinuousClock.now - start < Self.patience {
                if let answer = try line.answer(to: number) { return answer }
                try await Task.sleep(for: .milliseconds(100))
            }
            return nil
        }
    }
}
