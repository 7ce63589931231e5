import CoreMetrics
import Fetching
import Journal
import Model

/// What the monitor counts and measures. Names and units follow Prometheus' conventions.
struct MonitorMetrics: Sendable {
    /// What each family tells.
    static let help = [
        "netra_alerts_total": "Alerts opened, by detector and stance.",
        "netra_articles_pending": "Articles that were found and are still to be read.",
        "netra_articles_total": "Articles judged, by what became of them.",
        "netra_build_info": "Always 1; which version runs with which rules.",
        "netra_coverage_ratio": "Sources reached since midnight, of those that are watched.",
        "netra_deliveries_total": "Tries at delivering, by result.",
        "netra_deliveries_waiting": "Deliveries owed, those of them that are due, and those given up, by webhook.",
        "netra_fetch_duration_seconds": "From the start of a fetch to its end.",
        "netra_fetches_total": "Fetches ended, by what was fetched and by outcome.",
        "netra_fetching_stopped": "1 while nothing is fetched since the record cannot be written.",
        "netra_free_bytes": "Bytes that may still be written to the folder's file system.",
        "netra_journal_bytes": "Size of the journal with its write-ahead log.",
        "netra_last_alert_time_seconds": "When the last alert was opened, Unix time; 0 for never.",
        "netra_last_fetch_time_seconds": "When the last look at a source ended, Unix time; 0 for never.",
        "netra_last_progress_time_seconds": "When a part last answered the watchdog's question, Unix time.",
        "netra_log_seq": "Sequence number of the last event of the log.",
        "netra_record_duration_seconds":
            "From a page at hand to its outcome in the record: reading, detection, journal.",
        "netra_resident_memory_bytes": "Resident memory of the daemon.",
        "netra_sources": "Watched sources, by state; one source may be in several.",
        "netra_start_time_seconds": "When the daemon started, Unix time.",
        "netra_statements_total": "Statements found, by detector and stance.",
        "netra_transfers": "Transfers on the wire.",
        "netra_work_queue": "Pages that wait for a free processor.",
    ]

    private let factory: any MetricsFactory
    private let fetches: [FetchSubject: [FetchOutcome: Counter]]
    private let fetchTime: [FetchSubject: Timer]
    private let recordTime: Timer
    private let articles: [ArticleOutcome: Counter]
    private let statements: [Kind: Counter]
    private let alerts: [Kind: Counter]

    /// What is told of a statement; dates have no stance.
    private struct Kind: Hashable {
        let detector: Detector
        let stance: Stance?

        var dimensions: [(String, String)] {
            [("detector", detector.rawValue), ("stance", stance?.rawValue ?? "none")]
        }
    }

    enum FetchSubject: String, CaseIterable {
        case source, article, reread, sitemap
    }

    init(factory: any MetricsFactory = NOOPMetricsHandler.instance) {
        self.factory = factory
        func counter(_ label: String, _ dimensions: [(String, String)]) -> Counter {
            Counter(label: label, dimensions: dimensions, factory: factory)
        }
        func each<Key: Hashable, Value>(_ keys: some Sequence<Key>, _ make: (Key) -> Value) -> [Key: Value] {
            Dictionary(keys.map { ($0, make($0)) }) { first, _ in first }
        }
        let kinds = Detector.allCases.flatMap { detector in
            let stances: [Stance?] = detector == .electionDate ? [nil] : Stance.allCases
            return stances.map { Kind(detector: detector, stance: $0) }
        }
        fetches = each(FetchSubject.allCases) { subject in
            each(FetchOutcome.allCases) {
                counter("netra_fetches_total", [("subject", subject.rawValue), ("outcome", $0.rawValue)])
            }
        }
        fetchTime = each(FetchSubject.allCases) {
            Timer(label: "netra_fetch_duration_seconds", dimensions: [("subject", $0.rawValue)], factory: factory)
        }
        recordTime = Timer(label: "netra_record_duration_seconds", dimensions: [], factory: factory)
        articles = each(ArticleOutcome.allCases) { counter("netra_articles_total", [("outcome", $0.rawValue)]) }
        statements = each(kinds) { counter("netra_statements_total", $0.dimensions) }
        alerts = each(kinds) { counter("netra_alerts_total", $0.dimensions) }
    }

    func fetched(_ result: FetchResult) {
        let subject: FetchSubject =
            switch result.job.purpose {
            case .source: .source
            case .article: .article
            case .reread: .reread
            case .sitemap: .sitemap
            }
        fetches[subject]?[result.outcome]?.increment()
        fetchTime[subject]?.recordSeconds(result.finished.seconds(since: result.started))
    }

    func recorded(_ record: ArticleRecord, as recorded: Recorded) {
        articles[recorded.outcome]?.increment()
        for statement in record.statements {
            statements[Kind(detector: statement.detector, stance: statement.stance)]?.increment()
        }
        guard let alert = record.alert, recorded.events.contains(where: { $0.type == .alertOpened }) else { return }
        for detector in alert.detectors {
            let stance = alert.statements.filter { $0.detector == detector }.compactMap(\.stance).min()
            alerts[Kind(detector: detector, stance: stance)]?.increment()
        }
    }

    /// - Parameter seconds: From the page at hand to its outcome in the record.
    func recordTook(_ seconds: Double) { recordTime.recordSeconds(seconds) }

    func set(_ label: String, _ dimensions: [(String, String)] = [], _ value: Double) {
        Gauge(label: label, dimensions: dimensions, factory: factory).record(value)
    }

    /// What is in force; what was before a reload is not.
    func setBuild(version: String, rules: String) {
        forget("netra_build_info")
        set("netra_build_info", [("version", version), ("rules", rules)], 1)
    }

    /// Before all of its series are set anew, so that none stays of what is no more.
    func forget(_ label: String) { (factory as? PrometheusRegistry)?.forget(label) }

    /// For what is counted elsewhere and only read here.
    func raise(_ label: String, _ dimensions: [(String, String)], by amount: Int) {
        if amount >= 0 { Counter(label: label, dimensions: dimensions, factory: factory).increment(by: amount) }
    }
}
