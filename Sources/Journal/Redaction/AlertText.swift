import GRDB

/// Everything that the journal says of an alert besides the lines of its events.
struct AlertText {
    let db: Database

    /// Puts there an alert of which nothing is known but that it was opened and redacted.
    func recall(_ alert: String, of article: Int64, redactedBy redaction: Int64) throws {
        try db.run(
            """
            INSERT INTO alerts (id, article, opened, seq, alert, redacted)
                SELECT ?1, ?2, time, coalesce((SELECT min(seq) FROM events WHERE alert = ?1), seq), '{}', seq
                FROM events WHERE seq = ?3
            """,
            [alert, article, redaction]
        )
        // What was read of the article before that must not be left either.
        try erase(alert)
    }

    /// Takes it away, with the copies that were seen elsewhere and its corrections. Returns the evidence that is still to be erased from the
    /// archives.
    @discardableResult
    func erase(_ alert: String) throws -> [(file: String, record: String)] {
        let articles = try db.rows(
            """
            SELECT article FROM alerts WHERE id = ?1 UNION SELECT article FROM sightings WHERE alert = ?1
            UNION SELECT article FROM corrections JOIN addresses USING (address)
                WHERE alert = ?1 AND article IS NOT NULL
            """,
            [alert]
        )
        for row in articles {
            let article: Int64 = row["article"]
            try db.run("DELETE FROM statements WHERE version IN (SELECT id FROM versions WHERE article = ?)", [article])
            try db.run("UPDATE versions SET title = '', text = NULL, details = '{}' WHERE article = ?", [article])
            try db.run("UPDATE addresses SET title = NULL WHERE article = ?", [article])
            try StoryIndex(db: db).forget(article: article)
            // What had to be erased is not fetched any more.
            try db.run("DELETE FROM rereads WHERE article = ?", [article])
        }
        try db.run("DELETE FROM subjects WHERE alert = ?", [alert])
        try db.run("UPDATE alerts SET alert = '{}' WHERE id = ?", [alert])
        return try db.rows("SELECT file, record FROM evidence WHERE alert = ?", [alert]).map {
            ($0["file"], $0["record"])
        }
    }
}
