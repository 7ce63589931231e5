public import Model

/// What a server answered, as far as reading goes.
public struct Page: Sendable {
    /// After transfer and content decoding.
    public var bytes: [UInt8]
    /// The header `Content-Type`, with its charset if it states one.
    public var contentType: String?
    /// Where the bytes came from, after redirects; references resolve against it.
    public var address: WebAddress
    /// Where it was asked for, before redirects; nil where that is not known.
    public var requested: WebAddress?
    /// What clock its times are read by where it does not say: that of the place where the outlet is at home.
    public var zone: Zone

    public init(
        bytes: [UInt8],
        contentType: String? = nil,
        address: WebAddress,
        requested: WebAddress? = nil,
        zone: Zone = .jakarta
    ) {
        self.bytes = bytes
        self.contentType = contentType
        self.address = address
        self.requested = requested
        self.zone = zone
    }
}

/// A link of a page with the words it is shown with.
public struct Link: Hashable, Sendable {
    public var address: WebAddress
    public var title: String

    public init(address: WebAddress, title: String) {
        self.address = address
        self.title = title
    }
}

/// Where an article goes on, and what else its page points to.
public struct PageLinks: Hashable, Sendable {
    /// What the page says its own address is, if it may say so.
    public var canonical: WebAddress?
    /// The AMP twin.
    public var amp: WebAddress?
    /// The next page of the same article.
    public var next: WebAddress?
    /// The article on one page (`?page=all`), where it is split.
    public var whole: WebAddress?
    /// RSS, Atom and JSON Feed that the page advertises.
    public var feeds: [WebAddress]
    /// What the article corrects; nil where it is no correction.
    public var correction: ArticleCorrection?

    public init(
        canonical: WebAddress? = nil,
        amp: WebAddress? = nil,
        next: WebAddress? = nil,
        whole: WebAddress? = nil,
        feeds: [WebAddress] = []
    ) {
        self.canonical = canonical
        self.amp = amp
        self.next = next
        self.whole = whole
        self.feeds = feeds
    }
}
