public import Model

/// What a feed says: RSS 0.9x, 1.0 and 2.0, Atom 0.3 and 1.0, JSON Feed 1.
public struct Feed: Hashable, Sendable {
    public struct Entry: Hashable, Sendable {
        /// `guid`, `id` or `rdf:about`; nil where the feed gives none. May change, and may be shared: go by `address` too.
        public var id: String?
        /// The article, resolved; nil where the entry has no link that can be followed.
        public var address: WebAddress?
        /// Plain text on one line.
        public var title: String
        public var published: Publication?
        public var updated: Publication?
        public var author: String?
        /// Plain text.
        public var summary: String?
        /// The whole article as HTML, where the feed carries it.
        public var contentHTML: String?

        public init(
            id: String? = nil,
            address: WebAddress? = nil,
            title: String = "",
            published: Publication? = nil,
            updated: Publication? = nil,
            author: String? = nil,
            summary: String? = nil,
            contentHTML: String? = nil
        ) {
            self.id = id
            self.address = address
            self.title = title
            self.published = published
            self.updated = updated
            self.author = author
            self.summary = summary
            self.contentHTML = contentHTML
        }
    }

    public var title: String?
    /// Seconds that the feed asks readers to wait (RSS `ttl`); nil where it does not.
    public var ttl: Int?
    /// Seconds between updates as the feed announces them (`sy:updatePeriod` by `sy:updateFrequency`).
    public var updatePeriod: Int?
    /// In the order of the feed.
    public var entries: [Entry]

    public init(title: String? = nil, ttl: Int? = nil, updatePeriod: Int? = nil, entries: [Entry] = []) {
        self.title = title
        self.ttl = ttl
        self.updatePeriod = updatePeriod
        self.entries = entries
    }
}
