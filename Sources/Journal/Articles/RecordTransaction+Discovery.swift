import GRDB
import Model

extension RecordTransaction {
    /// Registers what was not known, as pending; returns those.
    func discover(_ found: [DiscoveredArticle], source: String, at time: Timestamp) throws -> [DiscoveredArticle] {
        var unseen: [DiscoveredArticle] = []
        for var article in found {
            try db.run(
                """
                INSERT INTO addresses (address, source, title, published, discovered, outcome, due)
                VALUES (?, ?, ?, ?, ?, 'pending', ?) ON CONFLICT (address) DO NOTHING
                """,
                [
                    article.address.text, source, article.title, article.published?.description, time.milliseconds,
                    time.milliseconds,
                ]
            )
            guard db.changesCount == 1 else { continue }
            article.source = source
            unseen.append(article)
        }
        if !unseen.isEmpty {
            try count(.discovered, source: source, by: unseen.count)
            try db.run(
                """
                INSERT INTO source_states (source, last_new) VALUES (?, ?)
                ON CONFLICT (source) DO UPDATE SET last_new = excluded.last_new
                """,
                [source, time.milliseconds]
            )
        }
        return unseen
    }

    /// The row of an address; registers it where it was not discovered but handed in.
    func address(of reading: ArticleRecord) throws -> Row {
        let query = "SELECT id, source, outcome, article FROM addresses WHERE address = ?"
        if let row = try db.row(query, [reading.address.text]) { return row }
        let found = DiscoveredArticle(address: reading.address, title: reading.article?.title)
        _ = try discover([found], source: reading.source, at: now)
        guard let row = try db.row(query, [reading.address.text]) else {
            throw JournalError(
                .database,
                "an address was not kept",
                place: settings.databasePath,
                remedy: "start again"
            )
        }
        return row
    }

    /// What became of an address. The first time it is settled counts in the day's coverage; later readings are counted
    /// apart, so that the conservation equation holds.
    func settle(
        _ row: Row,
        as outcome: ArticleOutcome,
        reading: ArticleRecord,
        article: Int64?
    ) throws {
        let isFirst = row["outcome"] == ArticleOutcome.pending.rawValue
        let source: String = row["source"]
        if isFirst, outcome != .pending {
            try count(.outcome(outcome), source: source)
        } else if !isFirst {
            try count(.reread, source: source)
        }
        if outcome == .failed, let reason = reading.reason { try count(.failure(reason), source: source) }
        try db.run(
            """
            UPDATE addresses SET outcome = ?, reason = ?, attempts = attempts + 1, due = ?, settled = ?,
                article = coalesce(?, article) WHERE id = ?
            """,
            [
                outcome.rawValue, reading.reason, (reading.retryAt ?? now).milliseconds,
                outcome == .pending ? nil : now.milliseconds, article, row["id"] as Int64,
            ]
        )
    }
}
