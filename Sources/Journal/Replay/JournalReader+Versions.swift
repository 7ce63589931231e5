import FoundationEssentials
import GRDB
public import Model

extension JournalReader {
    /// Versions of articles that were read from one moment to before another, in the order in which they were.
    /// - Parameter number: Only what stands behind this one is taken.
    public func versions(
        from start: Timestamp,
        before end: Timestamp,
        after number: Int64 = 0,
        limit: Int = 200
    ) throws -> [JudgedVersion] {
        try read { db in
            try db.rows(
                """
                SELECT versions.*, alerts.id AS alert, alerts.opened AS opened, events.line AS line,
                    versions.id = (SELECT min(id) FROM versions AS same
                        WHERE same.article = versions.article AND same.seen = alerts.opened) AS opens,
                    EXISTS (SELECT 1 FROM sightings WHERE sightings.article = versions.article) AS is_sighted,
                    EXISTS (SELECT 1 FROM addresses WHERE addresses.article = versions.article
                        AND outcome <> 'duplicate') AS is_first
                FROM versions LEFT JOIN alerts ON alerts.article = versions.article
                    LEFT JOIN events ON events.seq = alerts.seq
                WHERE versions.id > ? AND versions.seen >= ? AND versions.seen < ? ORDER BY versions.id LIMIT ?
                """,
                [number, start.milliseconds, end.milliseconds, limit]
            )
            .map { row in
                JudgedVersion(number: row["id"], fate: Self.fate(row), content: Self.content(row))
            }
        }
    }

    /// How many alerts were opened from one moment to before another.
    public func openedAlerts(from start: Timestamp, before end: Timestamp) throws -> Int {
        try read { db in
            Int(
                try db.number(
                    "SELECT count(*) FROM alerts WHERE opened >= ? AND opened < ?",
                    [start.milliseconds, end.milliseconds]
                ) ?? 0
            )
        }
    }

    private static func fate(_ row: Row) -> JudgedVersion.Fate {
        if (row["alert"] as String?) != nil {
            let (seen, opened) = (row["seen"] as Int64, row["opened"] as Int64)
            if row["opens"] == 1 { return .opened(line: Blob.bytes(row, "line")) }
            return seen < opened ? .unmatched : .followedUp
        }
        return row["is_sighted"] == 1 || row["is_first"] == 0 ? .copied : .unmatched
    }

    private static func content(_ row: Row) -> JudgedVersion.Content {
        func decoded<Value: Decodable>(_ type: Value.Type, _ column: String) -> Value? {
            (row[column] as String?).flatMap { try? JSONDecoder().decode(type, from: Data($0.utf8)) }
        }
        guard let text = row["text"] as String? else { return .lost(.noText) }
        guard let judgement = decoded(Judgement.self, "judgement") else { return .lost(.noJudgement) }
        guard var article = decoded(Article.self, "details") else { return .lost(.changed) }
        article.text = text
        guard article.digest.labelled == row["digest"] else { return .lost(.changed) }
        return .kept(article, by: judgement)
    }
}
