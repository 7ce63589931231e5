public import Model

/// How one fetch ended, for the coverage ledger.
public struct FetchNote: Sendable, Hashable {
    public enum Subject: String, Sendable {
        /// The source's own address: its feed, sitemap or listing.
        case source
        /// An article that it led to.
        case article
        /// A sitemap that the source's index lists.
        case sitemap
    }

    public var source: String
    public var subject: Subject
    public var outcome: FetchOutcome
    public var at: Timestamp
    /// What the fetcher has learnt of the source up to here, to be kept in the same transaction; nil for nothing new.
    public var memory: RememberedSource?
    /// When the source published last, where it has been silent since for longer than its history makes likely.
    public var unpublishedSince: Timestamp?

    /// Of a look at which nothing that the source listed was known: when the oldest of it was published, as the source says, or the
    /// look itself where it says that of none. Nil of any other look.
    public var oldestUnknown: Timestamp?

    public init(
        source: String,
        subject: Subject = .source,
        outcome: FetchOutcome,
        at: Timestamp,
        memory: RememberedSource? = nil,
        unpublishedSince: Timestamp? = nil
    ) {
        self.source = source
        self.subject = subject
        self.outcome = outcome
        self.at = at
        self.memory = memory
        self.unpublishedSince = unpublishedSince
    }
}
