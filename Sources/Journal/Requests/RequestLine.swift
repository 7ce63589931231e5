import FoundationEssentials
import GRDB
public import Model

/// The way by which a command asks the running daemon to change the record: a table, through a second connection.
public final class RequestLine: Sendable {
    private let database: DatabaseQueue
    private let path: String

    /// Throws `JournalError` where there is no journal, or not one of this version.
    public init(stateFolder: String) throws {
        path = JournalSettings.database(in: stateFolder)
        // Looks that it is there, and of this version.
        _ = try JournalReader(stateFolder: stateFolder)
        var configuration = Configuration()
        configuration.label = "requests"
        configuration.busyMode = .timeout(10)
        // The write-ahead log is brought over by the daemon alone: two connections that do so at once can spoil the file
        // (SQLite before 3.51.3, "the WAL-reset bug"), and a command would hold up whoever writes.
        configuration.prepareDatabase {
            try $0.execute(
                sql: "PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; PRAGMA wal_autocheckpoint = 0"
            )
        }
        do {
            database = try DatabaseQueue(path: path, configuration: configuration)
        } catch {
            throw JournalError(error, at: path)
        }
    }

    /// Puts a request there for good, and returns its number.
    public func post(_ request: RecordRequest, at time: Timestamp) throws -> Int64 {
        do {
            let text = try JSONText.encode(request)
            return try database.write { db in
                try db.run("INSERT INTO requests (made, request) VALUES (?, ?)", [time.milliseconds, text])
                return db.lastInsertedRowID
            }
        } catch {
            throw JournalError(error, at: path)
        }
    }

    /// What became of it; nil while nobody has answered.
    public func answer(to number: Int64) throws -> RequestAnswer? {
        do {
            let text = try database.read { db in try db.row("SELECT answer FROM requests WHERE id = ?", [number]) }
            guard let answer = text?["answer"] as String? else { return nil }
            return try JSONDecoder().decode(RequestAnswer.self, from: Data(answer.utf8))
        } catch {
            throw JournalError(error, at: path)
        }
    }
}
