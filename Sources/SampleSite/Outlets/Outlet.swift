public import Model

/// A regional news site that exists only on loopback: `http://sampit-raya.localhost:PORT/`.
public struct Outlet: Sendable {
    /// How its articles are found.
    enum Entry: Hashable, Sendable {
        case rss(path: String)
        case atom(path: String)
        /// A page of links.
        case listing(path: String)
    }

    /// The first label of its host name; also the name of its source.
    public let name: String
    /// As its pages call it.
    public let title: String
    /// Kemendagri code of where it is at home.
    public let region: String
    public let zone: Zone
    let theme: any Theme
    let entry: Entry
    public let articles: [SampleArticle]
    /// Headlines of others, for the furniture around the articles: none of them is a page here.
    let headlines: [String]

    /// RFC 6761 §6.3: names that end in `.localhost` are always loopback.
    public var host: String { "\(name).localhost" }

    /// What an article calls itself: without the port, so that ids of alerts do not depend on which port was free.
    public func canonical(_ article: SampleArticle) -> String { "http://\(host)\(article.path)" }

    var entryPath: String {
        switch entry {
        case .rss(let path), .atom(let path), .listing(let path): path
        }
    }

    /// The articles that feed or listing may show; a watched page has a source of its own.
    var listed: [SampleArticle] { articles.filter { !$0.isWatched } }

    /// Every outlet of the sample site.
    public static let all = [sampitRaya, kabarTabalong, penajamPos, minahasaKini, wartaBima, lampungWara]
}

extension SampleArticle {
    /// Whether the page is watched for change by a source of kind `page`.
    public var isWatched: Bool {
        if case .revised = behaviour { true } else { false }
    }
}
