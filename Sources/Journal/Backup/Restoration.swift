import FoundationEssentials
import GRDB
import Glibc
public import Model

/// Puts a backup in the place of a journal that was lost or damaged.
///
/// The log goes further than the backup, and is believed: what it holds after the backup's last event is read back into
/// the journal, line by line along the chain, so that no alert is opened twice and the chain goes on where it ended.
/// Those events are owed once more to every webhook, as nobody knows which of them were sent; a receiver knows a message
/// that it has by its id. Articles that were read after the backup are read again. Holds are those of the journal that stood
/// there, if it can be read, else the backup's. That journal is kept beside the new one.
public struct Restoration: Sendable {
    public struct Report: Sendable, Equatable {
        /// The last event of the backup.
        public var backup: LogHead
        /// The last event of the log.
        public var log: LogHead
        /// Events that were read back from the log.
        public var events: Int
        /// Where the journal that stood there was put; nil where none did.
        public var replaced: String?
        /// What an operator should hear of, in whole sentences.
        public var warnings: [String] = []
    }

    private let settings: JournalSettings

    public init(settings: JournalSettings) { self.settings = settings }

    /// Throws `JournalError`: `held` while a daemon runs; `database` or `schema` where the backup is damaged, or of another
    /// version; `foreignLine` where log and backup are not of one chain. Nothing has been changed then.
    public func run(backup: String, at now: Timestamp) throws -> Report {
        for folder in [settings.stateFolder, settings.logFolder] {
            do { try Folder.create(folder) } catch { throw JournalError(error) }
        }
        let lock = try WriterLock(path: settings.lockPath, now: now.at(settings.zone))
        defer { withExtendedLifetime(lock) {} }
        let path = settings.databasePath
        let copy = path + ".restored"
        for suffix in ["", "-wal", "-shm"] { unlink(copy + suffix) }
        try Self.check(backup)
        var report: Report
        do {
            _ = try AppendFile(path: copy, size: 0, calls: SystemCalls())
            let source = try Self.open(backup, isReadOnly: true)
            let target = try Self.open(copy, isReadOnly: false)
            try source.backup(to: target)
            try source.close()
            report = try readBack(into: target)
            report.warnings += try keepHolds(of: path, in: target)
            try target.writeWithoutTransaction { try $0.execute(sql: "PRAGMA wal_checkpoint(TRUNCATE)") }
            try target.close()
            try AppendFile(path: copy, size: 0, calls: SystemCalls()).sync()
        } catch {
            for suffix in ["", "-wal", "-shm"] { unlink(copy + suffix) }
            throw JournalError(error, at: backup)
        }
        return try put(copy, inPlaceOf: path, report, at: now)
    }

    /// The journals that restorations have put aside.
    public static func replaced(in stateFolder: String) -> [String] {
        let path = JournalSettings.database(in: stateFolder)
        return Folder.names(in: stateFolder).map { "\(stateFolder)/\($0)" }
            .filter { $0.hasPrefix(path + ".replaced-") && !$0.hasSuffix("-wal") && !$0.hasSuffix("-shm") }
    }

    private static func open(_ path: String, isReadOnly: Bool) throws -> DatabaseQueue {
        var configuration = Configuration()
        configuration.readonly = isReadOnly
        configuration.busyMode = .timeout(5)
        // What was redacted since the backup is to be nowhere in the file, not even where nothing stands any more.
        configuration.prepareDatabase { try $0.execute(sql: "PRAGMA secure_delete = ON") }
        return try DatabaseQueue(path: path, configuration: configuration)
    }

    /// Whether the backup is whole and of a version that this one reads.
    private static func check(_ backup: String) throws {
        guard Folder.size(of: backup) != nil else {
            throw JournalError(
                .files,
                "there is no such file",
                place: backup,
                remedy: "name a file of `journal backup`"
            )
        }
        do {
            let database = try open(backup, isReadOnly: true)
            let (damage, isNewer, isJournal) = try database.read { db in
                (
                    try String.fetchAll(db, sql: "PRAGMA integrity_check(5)").filter { $0 != "ok" },
                    try Schema.migrator.hasBeenSuperseded(db),
                    try db.tableExists("chain") && db.row("SELECT 1 FROM chain") != nil
                )
            }
            try database.close()
            guard damage.isEmpty else {
                throw JournalError(
                    .database,
                    "the backup is damaged: \(damage.joined(separator: "; "))",
                    place: backup,
                    remedy: "take an older one"
                )
            }
            guard isJournal else {
                throw JournalError(
                    .database,
                    "this is no journal: the file is empty, or holds something else",
                    place: backup,
                    remedy: "name a file of `journal backup`"
                )
            }
            guard !isNewer else {
                throw JournalError(.schema, "a newer Netra wrote it", place: backup, remedy: "use that version")
            }
        } catch {
            throw JournalError(error, at: backup)
        }
    }

    /// Reads the rest of the chain from the log.
    private func readBack(into database: DatabaseQueue) throws -> Report {
        try Schema.migrator.migrate(database)
        return try database.write { db in
            let backup = try LogHead(ofLastIn: db)
            var rest = LogReturn(db: db, settings: settings, head: backup)
            for file in DayFile.logs(in: settings.logFolder) {
                try rest.read("\(settings.logFolder)/\(file.name)", of: file.day, isCompressed: file.isCompressed)
            }
            try rest.finish()
            return Report(backup: backup, log: rest.head, events: rest.events)
        }
    }

    /// Returns what a person has to do about holds that are not known.
    private func keepHolds(of path: String, in target: DatabaseQueue) throws -> [String] {
        if Folder.size(of: path) != nil, let replaced = try? Self.open(path, isReadOnly: true) {
            let holds = HeldAlerts(of: replaced)
            try? replaced.close()
            if let holds { return try holds.put(into: target) }
        }
        return [
            "Holds are those of the backup, since the journal that was to be replaced is not there or cannot be read: hold again "
                + "what was held after the backup (`netra hold`), and release what was released."
        ]
    }

    private func put(_ copy: String, inPlaceOf path: String, _ report: Report, at now: Timestamp) throws -> Report {
        var report = report
        let calls = SystemCalls()
        do {
            if Folder.size(of: path) != nil {
                let kept = "\(path).replaced-\(now.seconds)"
                for suffix in ["-wal", "-shm", ""] where Folder.size(of: path + suffix) != nil {
                    try calls.rename(path + suffix, to: kept + suffix)
                }
                report.replaced = kept
            }
            try calls.rename(copy, to: path)
            try calls.syncFolder(settings.stateFolder)
        } catch {
            throw JournalError(error)
        }
        return report
    }
}
