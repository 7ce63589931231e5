import GRDB
import Model

extension RecordTransaction {
    /// The article corrects others, or replies to them: whoever got an alert of one hears of it. Told once a correction and
    /// alert.
    func correct(_ reading: ArticleRecord, article: Int64?) throws {
        guard let correction = reading.correction, let seen = reading.article, let article else { return }
        for target in correction.articles {
            for id in try alerts(at: target) {
                guard let alert = try alert(id), try isCorrection(article, of: id) else { continue }
                let told = try db.row(
                    "SELECT 1 FROM corrections WHERE alert = ? AND address = ?",
                    [id, seen.address.text]
                )
                guard told == nil else { continue }
                let payload = AlertCorrected(
                    alert: reference(to: alert),
                    kind: correction.kind,
                    correction: sighting(of: seen, from: reading.source),
                    evidence: try keepEvidence(reading.capture, of: id)
                )
                let event = try emit(payload, about: alert, at: now)
                try db.run(
                    "INSERT INTO corrections (alert, address, seq) VALUES (?, ?, ?)",
                    [id, seen.address.text, event.seq]
                )
            }
        }
    }

    /// Alerts of the article at an address, or whose story it repeats; none that was redacted.
    private func alerts(at address: WebAddress) throws -> [String] {
        try db.rows(
            """
            WITH targets (article) AS (
                SELECT id FROM articles WHERE canonical = ?1
                UNION SELECT article FROM addresses WHERE address = ?1 AND article IS NOT NULL)
            SELECT id FROM alerts JOIN targets USING (article) WHERE redacted IS NULL
            UNION SELECT alerts.id FROM sightings JOIN targets USING (article) JOIN alerts ON alerts.id = sightings.alert
                WHERE redacted IS NULL
            ORDER BY 1
            """,
            [address.text]
        )
        .map { $0["id"] }
    }

    /// Whether the article is another one than the alert's own.
    private func isCorrection(_ article: Int64, of alert: String) throws -> Bool {
        try db.row("SELECT 1 FROM alerts WHERE id = ? AND article = ?", [alert, article]) == nil
    }
}
