public import Model

/// An address at which a source said that there is an article.
public struct DiscoveredArticle: Hashable, Sendable {
    public var address: WebAddress
    /// As the feed or the listing names it.
    public var title: String?
    /// As the feed or the sitemap says.
    public var published: Publication?
    /// As the sitemap says. Not kept.
    public var modified: Publication?
    /// The source that led to it first. `discover` fills it in.
    public var source: String

    public init(
        address: WebAddress,
        title: String? = nil,
        published: Publication? = nil,
        modified: Publication? = nil,
        source: String = ""
    ) {
        self.address = address
        self.title = title
        self.published = published
        self.modified = modified
        self.source = source
    }
}
