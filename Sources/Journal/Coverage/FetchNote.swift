public import Model

/// How one fetch ended, for the coverage ledger.
public struct FetchNote: Sendable, Hashable {
    public enum Subject: String, Sendable {
        /// The source's own address: its feed, sitemap or listing.
        case source
        /// An article that it led to.
        case article
    }

    public var source: String
    public var subject: Subject
    public var outcome: FetchOutcome
    public var at: Timestamp

    public init(source: String, subject: Subject = .source, outcome: FetchOutcome, at: Timestamp) {
        self.source = source
        self.subject = subject
        self.outcome = outcome
        self.at = at
    }
}
