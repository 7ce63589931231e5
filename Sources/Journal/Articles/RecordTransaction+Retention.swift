import GRDB
import Model

extension RecordTransaction {
    /// Forgets the text of versions that were read before a time, some thousand at most; those of alerts that are held
    /// stay. Events are never forgotten. Returns how many it were: none is left once it is fewer than `limit`.
    func forgetTexts(before time: Timestamp, limit: Int) throws -> Int {
        try db.run(
            """
            UPDATE versions SET text = NULL WHERE id IN (
                SELECT id FROM versions WHERE text IS NOT NULL AND seen < ? AND article NOT IN (
                    SELECT alerts.article FROM holds JOIN alerts ON alerts.id = holds.alert)
                LIMIT ?)
            """,
            [time.milliseconds, limit]
        )
        return db.changesCount
    }

    /// From now on nothing of this alert may be forgotten or redacted.
    func hold(_ alert: String, reason: String, at time: Timestamp) throws {
        guard try db.row("SELECT 1 FROM alerts WHERE id = ?", [alert]) != nil else { throw unknown(alert) }
        try db.run(
            "INSERT INTO holds (alert, since, reason) VALUES (?, ?, ?) ON CONFLICT (alert) DO UPDATE SET reason = ?3",
            [alert, time.milliseconds, reason]
        )
    }

    func release(_ alert: String) throws {
        try db.run("DELETE FROM holds WHERE alert = ?", [alert])
        guard db.changesCount > 0 else {
            throw JournalError(
                .refused,
                "alert \(alert) is not held",
                place: settings.databasePath,
                remedy: "give the id of one that is"
            )
        }
    }

    func unknown(_ alert: String) -> JournalError {
        JournalError(
            .refused,
            "there is no alert \(alert)",
            place: settings.databasePath,
            remedy: "give its id as the log has it"
        )
    }
}
