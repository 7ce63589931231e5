import GRDB
import Model

/// What the coverage ledger counts, per source and day.
enum Counter {
    /// Of the source's own address.
    case fetch(FetchOutcome)
    /// Of an article that it led to.
    case articleFetch(FetchOutcome)
    /// Of a sitemap that its index lists.
    case sitemapFetch(FetchOutcome)
    case discovered
    /// An address that was settled for the first time.
    case outcome(ArticleOutcome)
    /// A settled address that was read again.
    case reread
    /// Why an article failed; the reason is short and stable.
    case failure(String)
    case pendingAtOpen
    case longestGap
    /// A look that may have come too late to see all that was published since the one before.
    case overtaken

    var name: String {
        switch self {
        case .fetch(let outcome): "fetch." + outcome.rawValue
        case .articleFetch(let outcome): "article-fetch." + outcome.rawValue
        case .sitemapFetch(let outcome): "sitemap-fetch." + outcome.rawValue
        case .discovered: "discovered"
        case .outcome(let outcome): "article." + outcome.rawValue
        case .reread: "reread"
        case .failure(let reason): "failure." + reason
        case .pendingAtOpen: "pending-at-open"
        case .longestGap: "longest-gap"
        case .overtaken: "overtaken"
        }
    }
}

extension RecordTransaction {
    func count(_ counter: Counter, source: String, by number: Int = 1) throws {
        try db.run(
            """
            INSERT INTO ledger (day, source, counter, value) VALUES (?, ?, ?, ?)
            ON CONFLICT (day, source, counter) DO UPDATE SET value = value + excluded.value
            """,
            [chain.roll.open.serial, source, counter.name, number]
        )
    }

    /// Keeps the greatest value seen.
    func raise(_ counter: Counter, source: String, to value: Int) throws {
        try db.run(
            """
            INSERT INTO ledger (day, source, counter, value) VALUES (?, ?, ?, ?)
            ON CONFLICT (day, source, counter) DO UPDATE SET value = max(value, excluded.value)
            """,
            [chain.roll.open.serial, source, counter.name, value]
        )
    }
}
