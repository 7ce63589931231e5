/// What a careful editor would keep of a news page.
public struct Article: Hashable, Sendable, Codable {
    /// Where it was read, after redirects.
    public var address: WebAddress
    /// What the article calls itself, believed only within its own site; else `address` without tracking parameters.
    public var canonical: WebAddress
    public var title: String
    /// The body: paragraphs parted by a blank line, no furniture.
    public var text: String
    public var author: String?
    public var outlet: String?
    /// The publication, not the update; nil rather than guessed.
    public var published: Publication?
    /// BCP 47, as the page declares it.
    public var language: String?
    public var section: String?
    public var tags: [String]
    /// Paid copy of a local government (ADV, advertorial).
    public var isAdvertorial: Bool
    /// The picture that the page shows it with, where it may lie at another site.
    public var image: WebAddress?
    public init(
        address: WebAddress,
        canonical: WebAddress,
        title: String,
        text: String,
        author: String? = nil,
        outlet: String? = nil,
        published: Publication? = nil,
        language: String? = nil,
        section: String? = nil,
        tags: [String] = [],
        isAdvertorial: Bool = false,
        image: WebAddress? = nil
    ) {
        self.address = address
        self.canonical = canonical
        self.title = title
        self.text = text
        self.author = author
        self.outlet = outlet
        self.published = published
        self.language = language
        self.section = section
        self.tags = tags
        self.isAdvertorial = isAdvertorial
        self.image = image
    }

    /// Of title and text: what says whether an article has changed.
    public var digest: Digest { Digest(of: title + "\n\n" + text) }
}
