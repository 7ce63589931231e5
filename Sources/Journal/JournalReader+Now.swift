import GRDB
public import Model

/// How one source stands, as the journal knows it.
public struct SourceState: Sendable, Equatable {
    public var name: String
    public var lastFetch: Timestamp?
    public var lastReached: Timestamp?
    /// When it last had an address that was new.
    public var lastNew: Timestamp?
    /// It was told to be silent, and has not been told to have recovered.
    public var isSilent: Bool

    /// Its last look did not bring an answer that could be read.
    public var isFailing: Bool {
        guard let lastFetch else { return false }
        return lastReached.map { $0 < lastFetch } ?? true
    }
}

/// What is the case now: cheap enough to be asked every few seconds.
extension JournalReader {
    /// Who writes the record, such as `process 812 since …`; nil where nobody does.
    public static func writer(stateFolder: String) -> String? {
        WriterLock.holder(path: JournalSettings.lock(in: stateFolder))
    }

    /// Those that are configured, by name.
    public func sourceStates() throws -> [SourceState] {
        func time(_ row: Row, _ column: String) -> Timestamp? {
            (row[column] as Int64?).map { Timestamp(milliseconds: $0) }
        }
        return try read { db in
            try db.rows("SELECT * FROM source_states WHERE every IS NOT NULL ORDER BY source").map { row in
                SourceState(
                    name: row["source"],
                    lastFetch: time(row, "last_fetch"),
                    lastReached: time(row, "last_reached"),
                    lastNew: time(row, "last_new"),
                    isSilent: (row["silent"] as Int) != 0
                )
            }
        }
    }

    /// The last event of one of these kinds; nil where there was none.
    public func lastEvent(of types: [EventType]) throws -> EventRecord? {
        let kinds = types.map { "'\($0.rawValue)'" }.joined(separator: ", ")
        return try read { db in
            try db.row("SELECT * FROM events WHERE type IN (\(kinds)) ORDER BY seq DESC LIMIT 1")
                .map { try EventRecord(row: $0) }
        }
    }

    /// Deliveries of a webhook that wait.
    public struct WaitingDeliveries: Sendable, Equatable {
        public var owed = 0
        /// Of those, the ones that wait untried for their digest, or for the end of quiet hours.
        public var later = 0
        /// Given up.
        public var dead = 0
    }

    /// By name of webhook.
    public func waitingDeliveries(at now: Timestamp) throws -> [String: WaitingDeliveries] {
        try read { db in
            var waiting: [String: WaitingDeliveries] = [:]
            for row in try db.rows("SELECT name FROM webhooks") { waiting[row["name"]] = WaitingDeliveries() }
            // One statement each, for which there is an index each.
            for row in try db.rows(
                "SELECT webhook, count(*) AS number FROM deliveries WHERE state = 'owed' GROUP BY webhook"
            ) { waiting[row["webhook"], default: WaitingDeliveries()].owed = row["number"] }
            for row in try db.rows(
                """
                SELECT webhook, count(*) AS number FROM deliveries
                WHERE state = 'owed' AND due > ? AND attempts = 0 GROUP BY webhook
                """,
                [now.milliseconds]
            ) { waiting[row["webhook"], default: WaitingDeliveries()].later = row["number"] }
            for row in try db.rows(
                """
                SELECT webhook, count(*) AS number FROM deliveries
                WHERE \(OutboxQuery.givenUp) GROUP BY webhook
                """
            ) { waiting[row["webhook"], default: WaitingDeliveries()].dead = row["number"] }
            return waiting
        }
    }

    /// Articles that were discovered and have not been read yet.
    public func pendingArticles() throws -> Int {
        try read { Int(try $0.number("SELECT count(*) FROM addresses WHERE outcome = 'pending'") ?? 0) }
    }

    /// Bytes of the journal and of its write-ahead log.
    public var bytes: Int64 {
        ["", "-wal"].reduce(0) { $0 + (Folder.size(of: path + $1) ?? 0) }
    }

    /// Bytes that may still be written where the file lies; nil where the file system does not say.
    public static func freeBytes(at path: String) -> Int64? { Folder.freeBytes(at: path) }
}
