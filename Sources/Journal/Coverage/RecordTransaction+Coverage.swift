import GRDB
import Model

extension RecordTransaction {
    func note(_ fetch: FetchNote) throws {
        if fetch.subject == .article {
            try count(.articleFetch(fetch.outcome), source: fetch.source)
            return
        }
        try count(.fetch(fetch.outcome), source: fetch.source)
        let reached = fetch.outcome.isReached ? fetch.at.milliseconds : nil
        if reached != nil {
            let last = try db.number("SELECT last_reached FROM source_states WHERE source = ?", [fetch.source])
            try raise(.longestGap, source: fetch.source, to: gap(since: last, until: fetch.at))
        }
        try db.run(
            """
            INSERT INTO source_states (source, last_fetch, last_reached) VALUES (?, ?, ?)
            ON CONFLICT (source) DO UPDATE
                SET last_fetch = excluded.last_fetch, last_reached = coalesce(excluded.last_reached, last_reached)
            """,
            [fetch.source, fetch.at.milliseconds, reached]
        )
    }

    /// Seconds of the open day without an answer.
    private func gap(since last: Int64?, until time: Timestamp) -> Int {
        let begin = chain.roll.midnight.adding(seconds: -86_400)
        let from = max(begin, last.map { Timestamp(milliseconds: $0) } ?? begin)
        return max(0, Int(time.seconds(since: from)))
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
        var ledger: [String: [String: Int]] = [:]
        for row in try db.rows("SELECT source, counter, value FROM ledger WHERE day = ?", [day.serial]) {
            ledger[row["source"], default: [:]][row["counter"]] = row["value"]
        }
        var pending: [String: Int] = [:]
        for row in try db.rows(
            "SELECT source, count(*) AS number FROM addresses WHERE outcome = 'pending' GROUP BY source"
        ) {
            pending[row["source"]] = row["number"]
        }
        var states: [String: Row] = [:]
        for row in try db.rows("SELECT * FROM source_states") { states[row["source"]] = row }
        let configured = states.filter { ($0.value["every"] as Int?) != nil }.keys
        let names = Set(ledger.keys).union(pending.keys).union(configured)
        let isOpen = day == chain.roll.open
        return names.sorted().map { name in
            let state = states[name]
            let counts = ledger[name] ?? [:]
            let last: Int64? = state?["last_reached"]
            let end = min(chain.roll.midnight, max(now, chain.roll.midnight.adding(seconds: -86_400)))
            let tail = isOpen ? gap(since: last, until: end) : 0
            return CoverageEntry(
                day: day,
                source: name,
                region: state?["region"],
                planned: (state?["every"] as Int?).map { 86_400 / max(1, $0) },
                fetches: tally(counts),
                longestGap: max(counts[Counter.longestGap.name] ?? 0, tail),
                lastReached: last.map { Timestamp(milliseconds: $0).at(settings.zone) },
                lastNew: (state?["last_new"] as Int64?).map { Timestamp(milliseconds: $0).at(settings.zone) },
                balance: balance(counts, pending: pending[name] ?? 0),
                reread: counts[Counter.reread.name] ?? 0
            )
        }
    }

    private func tally(_ counts: [String: Int]) -> FetchTally {
        var tally: [FetchOutcome: Int] = [:]
        for outcome in FetchOutcome.allCases { tally[outcome] = counts[Counter.fetch(outcome).name] ?? 0 }
        return FetchTally(tally)
    }

    private func balance(_ counts: [String: Int], pending: Int) -> ArticleBalance {
        func of(_ counter: Counter) -> Int { counts[counter.name] ?? 0 }
        var balance = ArticleBalance()
        balance.pendingAtOpen = of(.pendingAtOpen)
        balance.discovered = of(.discovered)
        balance.alerted = of(.outcome(.alerted))
        balance.noMatch = of(.outcome(.noMatch))
        balance.duplicate = of(.outcome(.duplicate))
        balance.outOfScope = of(.outcome(.outOfScope))
        balance.failed = of(.outcome(.failed))
        balance.pendingAtClose = pending
        return balance
    }
}
