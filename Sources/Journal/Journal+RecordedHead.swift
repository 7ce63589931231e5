import FoundationEssentials
import GRDB

extension Journal {
    /// The last event of the journal in a folder, read without taking the writer's lock: a daemon may be at work there.
    /// Nil where nothing has been recorded yet.
    ///
    /// Throws `JournalError` where there is no journal, or none that can be read.
    public static func recordedHead(stateFolder: String) throws -> LogHead? {
        let path = JournalSettings(stateFolder: stateFolder, logFolder: "").databasePath
        guard FileManager.default.fileExists(atPath: path) else {
            throw JournalError(
                .files,
                "there is no journal",
                place: path,
                remedy: "name the configuration that the daemon runs with"
            )
        }
        var configuration = GRDB.Configuration()
        configuration.readonly = true
        do {
            return try DatabaseQueue(path: path, configuration: configuration).read { db in
                try db.row("SELECT seq, hash FROM events ORDER BY seq DESC LIMIT 1").map { row in
                    LogHead(seq: row["seq"], hash: Blob.bytes(row, "hash"))
                }
            }
        } catch {
            throw JournalError(error, at: path)
        }
    }
}
