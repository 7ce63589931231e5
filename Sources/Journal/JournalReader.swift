import GRDB
import Glibc
public import Model

/// Looks into a journal that another process may be writing: for status, reports and the verification of a log. It can
/// be open at any time and holds nobody up.
public final class JournalReader: Sendable {
    private let database: DatabaseQueue
    let path: String
    private let zone: Zone

    /// How far the record goes, and what waits.
    public struct Standing: Sendable, Equatable {
        public var head: LogHead
        /// Up to here the log was durable when the journal was last written to.
        public var acknowledged: Int64
        public var openDay: Day
        /// Whether the last writer closed it. Also false while one is running.
        public var isClosed: Bool
        public var pendingArticles: Int
        public var alerts: Int
        public var deliveries: [String: DeliveryCounts]
    }

    /// Throws `JournalError` where there is no journal, or not one that this version reads.
    public convenience init(stateFolder: String, zone: Zone = .jakarta) throws {
        try self.init(file: JournalSettings.database(in: stateFolder), zone: zone)
    }

    /// - Parameter file: A journal, or a backup of one.
    public init(file: String, zone: Zone = .jakarta) throws {
        path = file
        self.zone = zone
        errno = 0
        guard Folder.size(of: path) != nil, access(path, R_OK) == 0 else {
            if errno == EACCES {
                throw JournalError(
                    .files,
                    "the journal may not be read by this account",
                    place: path,
                    remedy: "run this as the account that it belongs to, as in `sudo -u netra netra …`"
                )
            }
            throw JournalError(
                .files,
                "there is no journal",
                place: path,
                remedy: "start `netra run` once, or name another state folder"
            )
        }
        var configuration = Configuration()
        configuration.readonly = true
        configuration.label = "journal reader"
        configuration.busyMode = .timeout(5)
        do {
            database = try DatabaseQueue(path: path, configuration: configuration)
            let (isNewer, isReady) = try database.read { db in
                (try Schema.migrator.hasBeenSuperseded(db), try Schema.migrator.hasCompletedMigrations(db))
            }
            guard isReady || isNewer else {
                throw JournalError(
                    .schema,
                    "the journal is of an older Netra",
                    place: path,
                    remedy: "start `netra run` once: it brings it up to date"
                )
            }
            guard !isNewer else {
                throw JournalError(
                    .schema,
                    "the journal was written by a newer Netra",
                    place: path,
                    remedy: "use that version"
                )
            }
        } catch {
            throw JournalError(error, at: path)
        }
    }

    func read<Result>(_ body: (Database) throws -> Result) throws -> Result {
        do {
            // Within `atOneMoment` its transaction holds; a reading of another thread waits until that has ended.
            let isWithin = database.unsafeReentrantRead { $0.isInsideTransaction }
            return try isWithin ? database.unsafeReentrantRead(body) : database.read(body)
        } catch {
            throw JournalError(error, at: path)
        }
    }

    /// All that `body` reads of the journal is of one moment, whatever is written meanwhile. It should not take long: what a
    /// redaction erases leaves the write-ahead log only once nobody reads what was before it.
    public func atOneMoment<Result>(_ body: () throws -> Result) throws -> Result {
        do {
            return try database.read { _ in try body() }
        } catch let error as DatabaseError {
            throw JournalError(error, at: path)
        }
    }

    public func standing() throws -> Standing {
        try read { db in
            guard let chain = try db.row("SELECT * FROM chain") else {
                throw JournalError(.database, "it has no chain", place: path, remedy: "restore a backup")
            }
            return Standing(
                head: try LogHead(ofLastIn: db),
                acknowledged: chain["acknowledged"],
                openDay: Day(serial: chain["open_day"]),
                isClosed: chain["clean"] == 1,
                pendingArticles: Int(try db.number("SELECT count(*) FROM addresses WHERE outcome = 'pending'") ?? 0),
                alerts: Int(try db.number("SELECT count(*) FROM alerts") ?? 0),
                deliveries: try OutboxQuery.counts(db)
            )
        }
    }

    /// The day whose files are being written.
    public func openDay() throws -> Day {
        try read { db in Day(serial: Int(try db.number("SELECT open_day FROM chain") ?? 0)) }
    }

    /// Events from one on, in order.
    public func events(from seq: Int64, limit: Int) throws -> [EventRecord] {
        try read { db in
            try db.rows("SELECT * FROM events WHERE seq >= ? ORDER BY seq LIMIT ?", [seq, limit])
                .map { try EventRecord(row: $0) }
        }
    }

    /// Events of a day's log, in order.
    public func events(of day: Day) throws -> [EventRecord] {
        try read { db in
            try db.rows("SELECT * FROM events WHERE day = ? ORDER BY seq", [day.serial]).map {
                try EventRecord(row: $0)
            }
        }
    }

    /// Coverage of a day; of the open one as far as it goes.
    public func coverage(of day: Day, now: Timestamp) throws -> [CoverageEntry] {
        try read { db in
            let open = try db.number("SELECT open_day FROM chain") ?? 0
            let roll = DayRoll(open: Day(serial: Int(open)), zone: zone)
            return try CoverageQuery(db: db, roll: roll, now: now).entries(of: day)
        }
    }

    /// What was given up, oldest first.
    public func deadLetters(webhook: String? = nil, limit: Int = 1000) throws -> [OwedDelivery] {
        try read { try OutboxQuery.deadLetters($0, webhook: webhook, limit: limit) }
    }

    /// Copies the journal into a new file while it may be written to; the copy is of one moment, and one file: whoever reads
    /// it leaves no companions beside it, and needs no right to write there.
    public func backUp(to file: String) throws {
        guard Folder.size(of: file) == nil else {
            throw JournalError(.refused, "there is a file already", place: file, remedy: "name one that does not exist")
        }
        let calls = SystemCalls()
        do {
            _ = try AppendFile(path: file, size: 0, calls: calls)
            let copy = try DatabaseQueue(path: file)
            try database.backup(to: copy)
            try copy.writeWithoutTransaction { try $0.execute(sql: "PRAGMA journal_mode = DELETE") }
            try copy.close()
            try AppendFile(path: file, size: 0, calls: calls).sync()
        } catch {
            // Half a copy must not be taken for a backup, nor keep the next one from being made.
            for suffix in ["", "-journal"] { try? calls.remove(file + suffix) }
            throw JournalError(error, at: file)
        }
    }

    /// Looks through the whole database for damage, and for what somebody changed: see `JournalChain`. Empty where there is
    /// none; takes seconds for each gigabyte.
    public func damage() throws -> [String] {
        try read { db in
            let found = try String.fetchAll(db, sql: "PRAGMA quick_check(20)").filter { $0 != "ok" }
            // What cannot be read cannot be held against anything either.
            guard found.isEmpty else { return found }
            let foreign = try Row.fetchAll(db, sql: "PRAGMA foreign_key_check").prefix(20)
            let loose = foreign.map { "a row of \($0[0] as String? ?? "?") refers to nothing" }
            return loose + (try JournalChain(db: db).faults())
        }
    }
}
