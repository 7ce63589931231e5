import Delivery
import Journal
import Model

/// `netra journal`: copies of the journal, the way back from one, and whether it is whole.
public struct JournalCommands: Sendable {
    private let configurationFile: String

    public init(configurationFile: String) { self.configurationFile = configurationFile }

    /// A copy of one moment, also while the daemon writes.
    public func backUp(to file: String, on terminal: Terminal) -> ExitStatus {
        report(on: terminal) { configuration in
            let reader = try configuration.reader()
            try reader.backUp(to: file)
            let copy = try JournalReader(file: file, zone: configuration.zone)
            let damage = try copy.damage()
            guard damage.isEmpty else { return damage }
            let standing = try copy.standing()
            terminal.out("\(file): \(standing.alerts) alerts, up to event \(standing.head)")
            return []
        }
    }

    /// A backup in the place of the journal, joined to the log as it is.
    public func restore(_ file: String, on terminal: Terminal) async -> ExitStatus {
        guard let configuration = Installed.configuration(configurationFile, on: terminal) else { return .foundWrong }
        defer { RecordOwner.handOver(configuration) }
        return await terminal.attemptAwaiting {
            let clock = SystemClock()
            let report = try Restoration(settings: configuration.record).run(backup: file, at: clock.now())
            let journal = try await Journal.open(configuration.record, clock: clock)
            // Whoever holds the log's hashes is to hear of this most of all.
            try await journal.setWebhooks(configuration.webhooks.map(\.subscription))
            let event = try await journal.append(
                JournalRestored(
                    backup: "\(report.backup)",
                    log: "\(report.log)",
                    events: report.events
                ),
                at: clock.now()
            )
            let warnings = report.warnings + journal.opening.warnings
            try await journal.close()
            for warning in warnings { terminal.error(warning) }
            terminal.out("restored: the backup ended with event \(report.backup.seq), the log with \(report.log.seq)")
            terminal.out("\(report.events) events were read back from the log; event \(event.seq) tells of it")
            if let replaced = report.replaced { terminal.out("the journal that stood there is kept as \(replaced)") }
            return .fine
        }
    }

    /// Looks through the whole journal for damage.
    public func check(on terminal: Terminal) -> ExitStatus {
        report(on: terminal) { configuration in
            let reader = try configuration.reader()
            let damage = try reader.damage()
            if damage.isEmpty { terminal.out("whole, up to event \(try reader.standing().head)") }
            return damage
        }
    }

    private func report(on terminal: Terminal, _ body: (Configuration) throws -> [String]) -> ExitStatus {
        Installed.with(configurationFile, on: terminal) { configuration in
            let damage = try body(configuration)
            for item in damage { terminal.error("\(JournalSettings.database(in: configuration.state)): \(item)") }
            if !damage.isEmpty {
                terminal.error("stop the daemon, keep the file, and `netra journal restore` a backup")
            }
            return damage.isEmpty ? .fine : .foundWrong
        }
    }
}
