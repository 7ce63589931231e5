import FoundationEssentials
import GRDB
import Model

/// Everything that happens between the writer's lock and the first change.
struct JournalStart {
    let lock: WriterLock
    let logLock: LogLock
    let database: DatabaseQueue
    let log: LogWriter
    let chain: Chain
    let acknowledged: Int64
    /// Of the last event; where there is none, now.
    let lastTime: Timestamp
    /// The database's write-ahead log was left with something in it: by a process that died, or beside one that was reading.
    let hasLeftWriteAheadLog: Bool
    private(set) var report = OpeningReport()

    init(_ settings: JournalSettings, clock: any WallClock, calls: any FileCalls) throws {
        let now = clock.now()
        for folder in [settings.stateFolder, settings.logFolder] { try Folder.create(folder) }
        lock = try WriterLock(path: settings.lockPath, now: now.at(settings.zone))
        logLock = try LogLock(folder: settings.logFolder)
        report.isNew = Folder.size(of: settings.databasePath) == nil
        hasLeftWriteAheadLog = (Folder.size(of: settings.databasePath + "-wal") ?? 0) > 0
        database = try Self.openDatabase(settings)
        log = LogWriter(folder: settings.logFolder, calls: calls)

        let (state, head) = try database.write { db in (try Self.state(db, settings, now), try LogHead(ofLastIn: db)) }
        lastTime =
            try database.read { try $0.number("SELECT time FROM events ORDER BY seq DESC LIMIT 1") }
            .map { Timestamp(milliseconds: $0) } ?? now
        chain = Chain(
            nonce: state["nonce"],
            head: head,
            roll: DayRoll(open: Day(serial: state["open_day"]), zone: settings.zone)
        )
        report.wasClean = state["clean"] == 1
        let eraser = Eraser(folder: settings.logFolder, calls: calls)
        report.warnings += try database.writeWithoutTransaction { try eraser.run($0) }
        let known: Int64 = state["acknowledged"]
        let repair = LogRepair(settings: settings, acknowledged: known, writer: log)
        let mended = try database.writeWithoutTransaction { try repair.run($0) }
        report.tornLogBytes = mended.cutBytes
        report.appendedLines = mended.appended
        report.restoredLines = mended.restored
        if let warning = mended.warning { report.warnings.append(warning) }
        acknowledged = head.seq
        try cutEvidence(settings, calls: calls)
        try database.writeWithoutTransaction { try $0.run("UPDATE chain SET acknowledged = ?, clean = 0", [head.seq]) }
    }

    private static func openDatabase(_ settings: JournalSettings) throws -> DatabaseQueue {
        // SQLite gives its companions the mode of the main file, so that one is made first.
        // A file that is there is left alone: to close it would let go of the locks of whoever else reads it in this process.
        if Folder.size(of: settings.databasePath) == nil {
            _ = try AppendFile(path: settings.databasePath, size: 0, calls: SystemCalls())
        }
        var configuration = Configuration()
        configuration.label = "journal"
        configuration.journalMode = .wal
        configuration.busyMode = .timeout(5)
        configuration.maximumReaderCount = 1
        configuration.prepareDatabase { db in
            // GRDB's own choice for WAL is NORMAL, which can lose the last commits in a power cut.
            // Stories and addresses touch pages all over the file: with the usual 4 MB between two checkpoints a burst would
            // copy them after every commit. What a savepoint needs to go back is kept in memory: SQLite would write each page
            // that a change touches to a file in /tmp, and that is three quarters of all it writes. What a long reader made of
            // the write-ahead log is cut back to 64 MiB once it has gone.
            try db.execute(
                sql: """
                    PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; PRAGMA secure_delete = ON;
                    PRAGMA temp_store = MEMORY; PRAGMA cache_size = -16384; PRAGMA wal_autocheckpoint = 8192;
                    PRAGMA journal_size_limit = 67108864
                    """
            )
        }
        let database = try DatabaseQueue(path: settings.databasePath, configuration: configuration)
        try database.writeWithoutTransaction { db in try db.execute(sql: "PRAGMA synchronous = FULL") }
        let migrator = Schema.migrator
        guard try !database.read(migrator.hasBeenSuperseded) else {
            throw JournalError(
                .schema,
                "the journal was written by a newer Netra",
                place: settings.databasePath,
                remedy: "install that version again, or a newer one"
            )
        }
        try migrator.migrate(database)
        return database
    }

    private static func state(_ db: Database, _ settings: JournalSettings, _ now: Timestamp) throws -> Row {
        try db.run(
            "INSERT OR IGNORE INTO chain (id, nonce, zone, open_day, acknowledged, clean) VALUES (1, ?, ?, ?, 0, 1)",
            [UUID().uuidString.lowercased(), settings.zone.name, now.day(in: settings.zone).serial]
        )
        try db.run("UPDATE chain SET zone = ?", [settings.zone.name])
        guard let row = try db.row("SELECT * FROM chain") else {
            throw JournalError(.database, "it has no chain", place: settings.databasePath, remedy: "restore a backup")
        }
        return row
    }

    /// Cuts a torn record from the evidence. Whole records that no alert names stay: they are true.
    private mutating func cutEvidence(_ settings: JournalSettings, calls: any FileCalls) throws {
        let known = try database.read {
            try $0.rows("SELECT file, size FROM evidence_files ORDER BY file DESC LIMIT 2")
        }
        var sizes: [String: Int64] = [:]
        for row in known { sizes[row["file"]] = row["size"] }
        for name in Folder.names(in: settings.logFolder) where name.hasPrefix("evidence-") && name.hasSuffix(".warc.gz")
        {
            guard name >= sizes.keys.min() ?? "" else { continue }
            let path = "\(settings.logFolder)/\(name)"
            let size = Folder.size(of: path) ?? 0
            let durable = sizes[name] ?? 0
            if size < durable {
                report.warnings.append(
                    "\(path) is \(durable - size) bytes shorter than the journal knows: evidence is missing."
                )
            }
            guard size != durable else { continue }
            let whole = try EvidenceTail.wholeSize(of: path, from: size < durable ? 0 : durable)
            guard whole < size else { continue }
            let file = try AppendFile(path: path, size: size, calls: calls)
            file.cut(to: whole)
            try file.sync()
            report.tornEvidenceBytes += size - whole
        }
        for (name, size) in sizes where size > 0 && Folder.size(of: "\(settings.logFolder)/\(name)") == nil {
            if name == sizes.keys.max() {
                report.warnings.append("\(settings.logFolder)/\(name) is gone: evidence is missing.")
            }
        }
    }
}
