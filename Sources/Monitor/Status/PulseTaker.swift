import Delivery
import Fetching
import Journal
import Logging
import Model
import Synchronization

/// Every few seconds reads how the monitor stands, from the journal and from its parts, and tells systemd's status line
/// and, where one is configured, the file of metrics.
final class PulseTaker: Sendable {
    let metrics: MonitorMetrics
    private let registry: PrometheusRegistry
    private let reader: Mutex<JournalReader?> = Mutex(nil)
    private let delivered = Mutex((accepted: 0, failed: 0))
    private let file: Mutex<String?>
    private let webhooks = Mutex<Set<String>>([])
    private let log: Logger
    private let tell: @Sendable (String?) -> Void
    /// The last failure to write the file, so that it is said once.
    private let failure: Mutex<String?> = Mutex(nil)

    /// Seconds; a scrape a minute finds what is fresh.
    static let interval = 15.0

    /// - Parameters:
    ///   - file: Of metrics, in Prometheus' text format; nil for none.
    ///   - tell: Is called with the reason when the file cannot be written, and with nil when it can again.
    init(file: String?, log: Logger, tell: @escaping @Sendable (String?) -> Void = { _ in }) {
        registry = PrometheusRegistry(help: MonitorMetrics.help)
        metrics = MonitorMetrics(factory: registry)
        self.file = Mutex(file)
        self.log = log
        self.tell = tell
    }

    /// After a reload.
    func use(file path: String?) { file.withLock { $0 = path } }

    /// The names of those that are configured.
    func use(webhooks names: Set<String>) { webhooks.withLock { $0 = names } }

    /// Nil where the journal cannot be read just now.
    func take(_ settings: JournalSettings, fetcher: Fetcher, courier: Courier, now: Timestamp) async -> Vitals? {
        guard let vitals = read(settings, now: now) else { return nil }
        vitals.report(to: metrics)
        metrics.set("netra_transfers", [], Double(await fetcher.running))
        let (accepted, failed) = (courier.progress.accepted, courier.progress.failed)
        let before = delivered.withLock { last in
            defer { last = (accepted, failed) }
            return last
        }
        metrics.raise("netra_deliveries_total", [("result", "accepted")], by: accepted - before.accepted)
        metrics.raise("netra_deliveries_total", [("result", "failed")], by: failed - before.failed)
        write()
        return vitals
    }

    private func read(_ settings: JournalSettings, now: Timestamp) -> Vitals? {
        reader.withLock { reader in
            do {
                let open = try reader ?? JournalReader(stateFolder: settings.stateFolder, zone: settings.zone)
                reader = open
                return try Vitals(open, settings: settings, webhooks: webhooks.withLock { $0 }, now: now)
            } catch {
                reader = nil
                log.warning("the journal could not be read for its status", metadata: ["error": "\(error)"])
                return nil
            }
        }
    }

    /// Writes the file as it is now.
    func write() {
        guard let path = file.withLock({ $0 }) else { return note(nil) }
        let problem: String?
        do {
            // The node exporter reads it under an account of its own.
            try ReplacedFile.write(registry.text, to: path, mode: 0o644)
            problem = nil
        } catch {
            problem = "\(error)"
        }
        note(problem)
    }

    private func note(_ problem: String?) {
        let isNews = failure.withLock { last in
            defer { last = problem }
            return last != problem
        }
        guard isNews else { return }
        tell(problem)
        if let problem { log.warning("metrics are not written", metadata: ["error": "\(problem)"]) }
    }
}
