/// A configured address that is looked at again and again.
public struct Source: Hashable, Sendable, Codable {
    public enum Kind: String, Sendable, Codable, CaseIterable {
        /// Told from what the address answers.
        case auto
        /// RSS, Atom or JSON Feed.
        case feed
        case sitemap
        /// A page of links to articles.
        case listing
        /// One article, watched for change.
        case page
    }

    /// Unique; also the outlet's name where the page does not say it.
    public var name: String
    public var url: WebAddress
    public var kind: Kind
    /// Of a listing, the path of its articles' links with `*` for any characters; nil to tell by themselves.
    public var articles: String?
    /// Kemendagri code of where the outlet is at home, such as `62.02`.
    public var region: String?
    /// Seconds; the floor of its interval.
    public var every: Int
    /// Private and loopback addresses are allowed here.
    public var isLocal: Bool

    public init(
        name: String,
        url: WebAddress,
        kind: Kind = .auto,
        articles: String? = nil,
        region: String? = nil,
        every: Int = 60,
        isLocal: Bool = false
    ) {
        self.name = name
        self.url = url
        self.kind = kind
        self.articles = articles
        self.region = region
        self.every = every
        self.isLocal = isLocal
    }

    private enum CodingKeys: String, CodingKey {
        case name, url, kind, articles, region, every
        case isLocal = "local"
    }
}
