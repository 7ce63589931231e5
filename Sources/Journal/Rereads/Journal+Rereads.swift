import GRDB
public import Model

extension Journal {
    /// Articles that are to be read again by then, the longest due first. Recording a reading of one, whatever it
    /// brought, moves it to its next turn: 1, 6 and 24 hours and 7 days after it was first read; that of an alert that is
    /// followed up, also after 14, 30 and 90 days.
    /// - Parameter place: Only what stands behind this one is taken.
    public func rereads(due: Timestamp, after place: Reread.Place? = nil, limit: Int = 200) throws -> [Reread] {
        try read { db in
            let rows = try db.rows(
                "SELECT * FROM rereads WHERE due <= ? AND (due, article) > (?, ?) ORDER BY due, article LIMIT ?",
                [due.milliseconds, place?.due.milliseconds ?? Int64.min, place?.article ?? Int64.min, limit]
            )
            return rows.compactMap { row in
                WebAddress(row["address"] as String).map { address in
                    let due = Timestamp(milliseconds: row["due"])
                    let since = Timestamp(milliseconds: row["since"])
                    let schedule = RereadSchedule(since: since, isFollowed: row["followed"] == 1)
                    let known = Validators(etag: row["etag"], lastModified: row["last_modified"], digest: row["digest"])
                    return Reread(
                        article: row["article"],
                        address: address,
                        source: row["source"],
                        due: due,
                        validators: schedule.isConditional(at: due) ? known : nil
                    )
                }
            }
        }
    }

    /// When the next article is to be read again; nil where none is.
    public func nextReread() throws -> Timestamp? {
        try read { db in try db.number("SELECT min(due) FROM rereads").map { Timestamp(milliseconds: $0) } }
    }

    /// Records that an article was read again and has not changed.
    public func unchanged(article: Int64) async throws {
        try await change { try $0.unchanged(article) }
    }

    /// Puts off readings that cannot be had now.
    /// - Parameter seconds: From now.
    public func postpone(rereads articles: [Int64], by seconds: Double) async throws {
        guard !articles.isEmpty else { return }
        try await change { try $0.postpone(articles, by: seconds) }
    }
}
