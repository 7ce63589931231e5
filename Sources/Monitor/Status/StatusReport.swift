import Delivery
import Journal
import Model

/// How an installation stands, gathered from outside the daemon. Its members, in this order, are `netra status --json`.
struct StatusReport: Encodable, Sendable {
    /// Who holds the record, such as `process 812 since …`; nil while no daemon runs.
    var daemon: String?
    var version: String?
    var pack: String?
    var started: ZonedTime?
    var reloaded: ZonedTime?
    var sources: Sources
    var lastFetch: ZonedTime?
    var lastAlert: ZonedTime?
    var log: Log
    var articlesPending: Int
    var alerts: Int
    var webhooks: [Webhook]
    var disk: Disk
    var warnings: [StatusWarning]

    struct Sources: Encodable, Sendable, Equatable {
        var watched = 0
        /// Of those, the ones that were reached since midnight.
        var reachedToday = 0
        var neverReached: [String] = []
        var failing: [String] = []
        var silent: [String] = []

        private enum CodingKeys: String, CodingKey {
            case watched
            case reachedToday = "reached_today"
            case neverReached = "never_reached"
            case failing, silent
        }
    }

    struct Log: Encodable, Sendable, Equatable {
        var day: Day
        var seq: Int64
        var hash: String
    }

    struct Webhook: Encodable, Sendable, Equatable {
        var name: String
        var isConfigured: Bool
        var owed: Int
        var oldestOwed: ZonedTime?
        var givenUp: Int
        var failingSince: ZonedTime?
        var disabled: String?

        private enum CodingKeys: String, CodingKey {
            case name
            case isConfigured = "configured"
            case owed
            case oldestOwed = "oldest_owed"
            case givenUp = "given_up"
            case failingSince = "failing_since"
            case disabled
        }
    }

    /// Bytes.
    struct Disk: Encodable, Sendable, Equatable {
        var journal: Int64
        var stateFree: Int64?
        var logsFree: Int64?

        private enum CodingKeys: String, CodingKey {
            case journal
            case stateFree = "state_free"
            case logsFree = "logs_free"
        }
    }

    private enum CodingKeys: String, CodingKey {
        case daemon, version, pack, started, reloaded, sources
        case lastFetch = "last_fetch"
        case lastAlert = "last_alert"
        case log
        case articlesPending = "articles_pending"
        case alerts, webhooks, disk, warnings
    }
}

extension StatusReport {
    /// Throws `JournalError` where there is no journal to read.
    init(of configuration: Configuration, now: Timestamp) throws {
        let zone = configuration.zone
        let reader = try JournalReader(stateFolder: configuration.state, zone: zone)
        let standing = try reader.standing()
        let states = try reader.sourceStates()
        let note = DaemonNote.read(stateFolder: configuration.state)
        daemon = JournalReader.writer(stateFolder: configuration.state)
        version = note?.version
        pack = note?.pack
        started = note?.started
        reloaded = note?.reloaded
        sources = Sources(states, midnight: now.day(in: zone), zone: zone)
        lastFetch = states.compactMap(\.lastFetch).max()?.at(zone)
        lastAlert = try reader.lastEvent(of: [.alertOpened])?.time
        log = Log(day: standing.openDay, seq: standing.head.seq, hash: standing.head.labelledHash)
        articlesPending = standing.pendingArticles
        alerts = standing.alerts
        let configured = Set(configuration.webhooks.map(\.name))
        let named = Set(standing.deliveries.keys).union(configured).sorted()
        webhooks = named.map { name in
            let counts = standing.deliveries[name]
            return Webhook(
                name: name,
                isConfigured: configured.contains(name),
                owed: counts?.owed ?? 0,
                oldestOwed: counts?.oldestOwed?.at(zone),
                givenUp: counts?.dead ?? 0,
                failingSince: counts?.failingSince?.at(zone),
                disabled: counts?.disabled
            )
        }
        disk = Disk(
            journal: reader.bytes,
            stateFree: JournalReader.freeBytes(at: configuration.state),
            logsFree: JournalReader.freeBytes(at: configuration.logs)
        )
        warnings = []
        warnings = StatusWarning.all(of: self, note: note, configuration: configuration, now: now)
    }
}

extension StatusReport.Sources {
    init(_ states: [SourceState], midnight day: Day, zone: Zone) {
        watched = states.count
        reachedToday = states.count { $0.lastReached.map { $0.day(in: zone) == day } ?? false }
        neverReached = states.filter { $0.lastReached == nil }.map(\.name)
        failing = states.filter { $0.isFailing && $0.lastReached != nil }.map(\.name)
        silent = states.filter(\.isSilent).map(\.name)
    }
}
