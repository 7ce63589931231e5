/// What became of a discovered article. The coverage ledger adds these up, so each article has exactly one a day.
public enum ArticleOutcome: String, Sendable, Codable, CaseIterable {
    case alerted
    case noMatch = "no-match"
    /// The same text was read before, at another address.
    case duplicate
    /// Read, but not to be judged: not news, another language, older than the configured age.
    case outOfScope = "out-of-scope"
    /// Could not be fetched or read.
    case failed
    case pending
}
