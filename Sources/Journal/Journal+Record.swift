import GRDB
public import Model

extension Journal {
    /// Registers the addresses that were not known as pending, and returns those: they are to be fetched now.
    public func discover(
        _ found: [DiscoveredArticle],
        source: String,
        at time: Timestamp
    ) async throws -> [DiscoveredArticle] {
        // Most looks at a feed find nothing new: that needs no transaction.
        let unknown = try read { db in
            try found.filter { try db.row("SELECT 1 FROM addresses WHERE address = ?", [$0.address.text]) == nil }
        }
        guard !unknown.isEmpty else { return [] }
        return try await change { try $0.discover(unknown, source: source, at: time) }
    }

    /// What was discovered and has no outcome yet, the longest due first.
    /// - Parameter place: Only what stands behind this one is taken.
    public func pendingArticles(
        after place: PendingArticle.Place? = nil,
        limit: Int = 10_000
    ) throws -> [PendingArticle] {
        try read { db in
            let rows = try db.rows(
                """
                SELECT id, address, source, due, attempts, published FROM addresses
                WHERE outcome = 'pending' AND (due, id) > (?, ?) ORDER BY due, id LIMIT ?
                """,
                [place?.due.milliseconds ?? Int64.min, place?.id ?? Int64.min, limit]
            )
            return rows.compactMap { row in
                WebAddress(row["address"] as String).map { address in
                    PendingArticle(
                        id: row["id"],
                        address: address,
                        source: row["source"],
                        due: Timestamp(milliseconds: row["due"]),
                        attempts: row["attempts"],
                        published: (row["published"] as String?).flatMap { Publication($0) }
                    )
                }
            }
        }
    }

    /// When an article was published, as the feed or the sitemap says that led to its address; nil where none does.
    public func publication(at address: WebAddress) throws -> Publication? {
        try read { db in
            let row = try db.row("SELECT published FROM addresses WHERE address = ?", [address.text])
            return (row?["published"] as String?).flatMap { Publication($0) }
        }
    }

    /// Records what became of one article, with everything that follows from it: version, text, statements, alert,
    /// events, evidence, deliveries owed. When it returns, all of that survives a crash.
    ///
    /// Throws `JournalError` where nothing of it could be recorded: the article is pending as before.
    public nonisolated func record(_ reading: ArticleRecord) async throws -> Recorded {
        let ready = try ReadyReading(reading, archive: archive)
        return try await change { try $0.record(ready) }
    }

    /// Counts a fetch in the day's coverage.
    public func note(fetch: FetchNote) async throws {
        try await change { try $0.note(fetch) }
    }

    /// What was remembered of each source, by name.
    public func rememberedSources() throws -> [String: RememberedSource] {
        try read { db in
            var found: [String: RememberedSource] = [:]
            for row in try db.rows("SELECT source, address, memory FROM source_memories") {
                guard let address = WebAddress(row["address"] as String) else { continue }
                found[row["source"]] = RememberedSource(address: address, memory: row["memory"])
            }
            return found
        }
    }

    /// From now on each of these stands in the day's coverage, whatever it answers.
    public func setSources(_ sources: [Source]) async throws {
        try await change { try $0.setSources(sources) }
    }

    /// Joins an event of the daemon itself to the log. When it returns, the line survives a crash.
    public func append(_ payload: some EventPayload, at time: Timestamp) async throws -> EventRecord {
        try await change { try $0.emit(payload, at: time) }
    }

    /// The coverage of the open day so far, by name of source.
    public func coverageSoFar() async throws -> [CoverageEntry] {
        try await change { transaction in try transaction.coverageEntries(of: transaction.chain.roll.open) }
    }

    /// Events of the log from one on, in order.
    public func events(from seq: Int64, limit: Int) throws -> [EventRecord] {
        try read { db in
            try db.rows("SELECT * FROM events WHERE seq >= ? ORDER BY seq LIMIT ?", [seq, limit])
                .map { try EventRecord(row: $0) }
        }
    }
}
