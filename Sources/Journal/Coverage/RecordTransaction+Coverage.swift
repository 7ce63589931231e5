import GRDB
import Model

extension RecordTransaction {
    func note(_ fetch: FetchNote) throws {
        try remember(fetch)
        switch fetch.subject {
        case .article: return try count(.articleFetch(fetch.outcome), source: fetch.source)
        case .sitemap: return try count(.sitemapFetch(fetch.outcome), source: fetch.source)
        case .source: break
        }
        try count(.fetch(fetch.outcome), source: fetch.source)
        try noteSilence(fetch)
        let reached = fetch.outcome.isReached ? fetch.at.milliseconds : nil
        if reached != nil {
            let last = try db.number("SELECT last_reached FROM source_states WHERE source = ?", [fetch.source])
            try raise(.longestGap, source: fetch.source, to: chain.roll.gap(since: last, until: fetch.at))
            // Where what is listed goes back behind the look before, as after a move to other addresses, nothing was missed.
            if let last, let oldest = fetch.oldestUnknown, oldest.milliseconds > last {
                try count(.overtaken, source: fetch.source)
            }
        }
        try db.run(
            """
            INSERT INTO source_states (source, first_fetch, last_fetch, last_reached) VALUES (?1, ?2, ?2, ?3)
            ON CONFLICT (source) DO UPDATE SET first_fetch = coalesce(first_fetch, excluded.first_fetch),
                last_fetch = excluded.last_fetch, last_reached = coalesce(excluded.last_reached, last_reached)
            """,
            [fetch.source, fetch.at.milliseconds, reached]
        )
    }

    /// Keeps what was learnt with the outcome it was learnt from, so that no crash parts them.
    private func remember(_ fetch: FetchNote) throws {
        guard let memory = fetch.memory else { return }
        try db.run(
            "INSERT OR REPLACE INTO source_memories (source, address, memory) VALUES (?, ?, ?)",
            [fetch.source, memory.address.text, memory.memory]
        )
    }

    /// Tells once that a source has fallen silent, and once that it is back.
    private func noteSilence(_ fetch: FetchNote) throws {
        guard let state = try db.row("SELECT * FROM source_states WHERE source = ?", [fetch.source]) else { return }
        func time(_ column: String) -> Timestamp? { (state[column] as Int64?).map { Timestamp(milliseconds: $0) } }
        let last = time("last_reached")
        let known = Silence(rawValue: state["silent"]) ?? .none
        let unreached = (last ?? time("first_fetch")).map { fetch.at.seconds(since: $0) } ?? 0
        let found = Silence.next(
            after: known,
            isReached: fetch.outcome.isReached,
            isLongUnreached: unreached >= Double(settings.silence),
            isLongUnpublished: fetch.unpublishedSince != nil
        )
        guard found != known else { return }
        if known != .none {
            try emit(SourceRecovered(source: fetch.source, lastReached: last?.at(settings.zone)), at: now)
        }
        if let cause = found.cause {
            try emit(
                SourceSilent(
                    source: fetch.source,
                    cause: cause,
                    lastReached: (fetch.outcome.isReached ? fetch.at : last)?.at(settings.zone),
                    lastPublished: fetch.unpublishedSince?.at(settings.zone),
                    outcome: fetch.outcome
                ),
                at: now
            )
        }
        try db.run("UPDATE source_states SET silent = ? WHERE source = ?", [found.rawValue, fetch.source])
    }

    /// From now on these are the configured ones: each stands in the day's coverage, whatever it answers.
    func setSources(_ sources: [Source]) throws {
        try db.run("UPDATE source_states SET every = NULL, region = NULL")
        for source in sources {
            try db.run(
                """
                INSERT INTO source_states (source, region, every) VALUES (?, ?, ?)
                ON CONFLICT (source) DO UPDATE SET region = excluded.region, every = excluded.every
                """,
                [source.name, source.region, source.every]
            )
        }
    }

    /// Counts the first of these days, writes its file, and says so in the log of the day that opens. The days after it
    /// were not watched: the daemon did not run.
    func closeCoverage(of days: ClosedRange<Day>) throws {
        let day = days.lowerBound
        let entries = try coverageEntries(of: day)
        let (file, digest) = try coverage.write(entries, of: day)
        let pending = entries.map { ($0.source, $0.balance.pendingAtClose) }
        var tally: [FetchOutcome: Int] = [:]
        for entry in entries { tally.merge(entry.fetches.counts) { $0 + $1 } }
        chain.roll.advance(to: now)
        for (source, number) in pending where number > 0 { try count(.pendingAtOpen, source: source, by: number) }
        try emit(
            CoverageClosed(
                day: day,
                unwatchedUntil: days.upperBound > day ? days.upperBound : nil,
                file: file,
                digest: digest,
                sources: entries.count { $0.planned != nil },
                sourcesReached: entries.count { $0.fetches.reached > 0 },
                fetches: FetchTally(tally),
                balance: entries.reduce(ArticleBalance()) { $0 + $1.balance },
                isBalanced: entries.allSatisfy { $0.balance.holds }
            ),
            at: now
        )
    }

    /// One entry a source that is configured, or of which the ledger tells anything that day; by name.
    func coverageEntries(of day: Day) throws -> [CoverageEntry] {
        try CoverageQuery(db: db, roll: chain.roll, now: now).entries(of: day)
    }
}
