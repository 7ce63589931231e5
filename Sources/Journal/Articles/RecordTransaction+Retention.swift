import GRDB
import Model

extension RecordTransaction {
    /// Forgets the text of versions that were read before a time, some thousand at most, and the sentences of it that were taken
    /// for statements but of those that an alert tells of; those of alerts that are held stay. Events are never forgotten. Returns
    /// how many it were: none is left once it is fewer than `limit`.
    func forgetTexts(before time: Timestamp, limit: Int) throws -> Int {
        let versions = try db.rows(
            """
            SELECT id FROM versions WHERE text IS NOT NULL AND seen < ? AND article NOT IN (
                SELECT alerts.article FROM holds JOIN alerts ON alerts.id = holds.alert)
            LIMIT ?
            """,
            [time.milliseconds, limit]
        )
        for row in versions {
            let id: Int64 = row["id"]
            try db.run(
                """
                DELETE FROM statements WHERE version = ?1 AND NOT EXISTS (
                    SELECT 1 FROM versions JOIN alerts USING (article) WHERE versions.id = ?1)
                """,
                [id]
            )
            try db.run("UPDATE versions SET text = NULL WHERE id = ?", [id])
        }
        return versions.count
    }

    /// Notes that the evidence of days before one is to be deleted, but for files with that of an alert that is held, and
    /// tells of each. At most a month's at a time; returns the names of the files.
    func forgetEvidence(before day: Day) throws -> [String] {
        let files = try db.rows(
            """
            SELECT file, (SELECT count(DISTINCT alert) FROM evidence WHERE evidence.file = evidence_files.file) AS alerts
            FROM evidence_files
            WHERE file < ? AND NOT EXISTS (
                SELECT 1 FROM evidence JOIN holds USING (alert) WHERE evidence.file = evidence_files.file)
            ORDER BY file LIMIT 31
            """,
            [DayFile.evidence(day)]
        )
        for row in files {
            let file: String = row["file"]
            try emit(EvidenceExpired(file: file, alerts: row["alerts"]), at: now)
            try db.run("DELETE FROM evidence WHERE file = ?", [file])
            try db.run("DELETE FROM evidence_files WHERE file = ?", [file])
            try db.run("INSERT OR IGNORE INTO erasures (file, item) VALUES (?, ?)", [file, Eraser.wholeFile])
        }
        return files.map { $0["file"] }
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
