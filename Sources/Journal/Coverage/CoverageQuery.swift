import GRDB
import Model

/// Reads a day's coverage out of the ledger.
struct CoverageQuery {
    let db: Database
    let roll: DayRoll
    let now: Timestamp

    /// One entry a source that is configured, or of which the ledger tells anything that day; by name.
    func entries(of day: Day) throws -> [CoverageEntry] {
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
        let isOpen = day == roll.open
        let usual = try usualNew(before: day)
        return names.sorted().map { name in
            let state = states[name]
            let counts = ledger[name] ?? [:]
            let last: Int64? = state?["last_reached"]
            let end = min(roll.midnight, max(now, roll.begin))
            let tail = isOpen ? roll.gap(since: last, until: end) : 0
            return CoverageEntry(
                day: day,
                source: name,
                region: state?["region"],
                planned: (state?["every"] as Int?).map { 86_400 / max(1, $0) },
                fetches: tally(counts),
                longestGap: max(counts[Counter.longestGap.name] ?? 0, tail),
                lastReached: last.map { Timestamp(milliseconds: $0).at(roll.zone) },
                lastNew: (state?["last_new"] as Int64?).map { Timestamp(milliseconds: $0).at(roll.zone) },
                balance: balance(counts, pending: pending[name] ?? 0),
                reread: counts[Counter.reread.name] ?? 0,
                read: counts[Counter.articleFetch(.fetched).name] ?? 0,
                usualNew: usual[name],
                overtaken: counts[Counter.overtaken.name] ?? 0
            )
        }
    }

    /// By source, the median of new addresses a day over the 28 days before, rounded down; only of days on which the source
    /// was asked.
    private func usualNew(before day: Day) throws -> [String: Int] {
        let rows = try db.rows(
            """
            SELECT source, day, sum(CASE WHEN counter = ?1 THEN value ELSE 0 END) AS new FROM ledger
            WHERE day BETWEEN ?2 AND ?3 AND (counter = ?1 OR counter LIKE 'fetch.%') GROUP BY source, day
            """,
            [Counter.discovered.name, day.serial - 28, day.serial - 1]
        )
        var days: [String: [Int]] = [:]
        for row in rows { days[row["source"], default: []].append(row["new"]) }
        return days.compactMapValues { counts in
            guard counts.count >= 7 else { return nil }
            let sorted = counts.sorted()
            // Of an even number of days, between the middle two.
            return (sorted[(sorted.count - 1) / 2] + sorted[sorted.count / 2]) / 2
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
