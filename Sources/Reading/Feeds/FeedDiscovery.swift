public import Model

/// Where an outlet's articles can be followed, from its home page: what it advertises, what it links to, and what its
/// software usually offers. The caller tries them in order.
public struct FeedDiscovery: Hashable, Sendable {
    public struct Candidate: Hashable, Sendable {
        public enum Evidence: String, Sendable {
            /// `<link rel="alternate" type="application/rss+xml">` and its like.
            case advertised
            /// A link on the page that looks like a feed or sitemap.
            case linked
            /// Where this software usually has it.
            case customary
        }

        public var address: WebAddress
        public var kind: Source.Kind
        public var title: String?
        public var evidence: Evidence
    }

    /// Best first, each address once.
    public var candidates: [Candidate]
    /// What the outlet calls itself; nil where the page does not say.
    public var outlet: String?

    public init(homePage page: Page) {
        let tree = HTMLParser.tree(DecodedText(page.bytes, contentType: page.contentType).bytes)
        self.init(tree, head: PageHead(tree), address: page.address)
    }

    init(_ tree: HTMLTree, head: PageHead, address: WebAddress) {
        let base = head.base.flatMap { address.resolving($0) } ?? address
        var found: [Candidate] = []
        for link in head.links where link.relations.contains("alternate") {
            guard let type = link.type, LinkReader.feedTypes.contains(where: type.hasPrefix) else { continue }
            guard let target = base.resolving(link.reference), !Self.isComments(target, link.title) else { continue }
            found.append(Candidate(address: target, kind: .feed, title: link.title, evidence: .advertised))
        }
        for link in head.links("sitemap") {
            guard let target = base.resolving(link.reference) else { continue }
            found.append(Candidate(address: target, kind: .sitemap, title: link.title, evidence: .advertised))
        }
        for node in 0..<max(0, tree.count) where tree.tag(node) == .a && found.count < 200 {
            guard let reference = tree.value(.href, of: node), let kind = Self.kind(reference) else { continue }
            guard let target = base.resolving(reference.string), target.isSameSite(as: address) else { continue }
            found.append(Candidate(address: target, kind: kind, title: tree.line(node), evidence: .linked))
        }
        found += Self.customary(head.meta(["generator"]) ?? "", base, looksLikeWordPress: Self.hasWordPressPaths(tree))
        var seen: Set<WebAddress> = []
        candidates = found.filter { seen.insert($0.address).inserted }
        outlet = FeedReader.line(head.meta(["og:site_name", "application-name"]) ?? head.title)
    }

    /// Feeds of comments are no news.
    private static func isComments(_ address: WebAddress, _ title: String?) -> Bool {
        address.path.lowercased().contains("comment") || title?.lowercased().contains("komentar") == true
            || title?.lowercased().contains("comments") == true
    }

    private static func kind(_ reference: ArraySlice<UInt8>) -> Source.Kind? {
        guard reference.count < 300 else { return nil }
        let path = reference.prefix { $0 != UInt8(ascii: "?") && $0 != UInt8(ascii: "#") }
        let last = path.split(separator: .slash).last ?? []
        let name = last.map(\.lowered).string
        if ["feed", "rss", "rss.xml", "feed.xml", "atom.xml", "feed.json", "rss2"].contains(name)
            || name.hasSuffix(".rss")
        {
            return .feed
        }
        if name.contains("sitemap"), name.hasSuffix(".xml") || name.hasSuffix(".xml.gz") { return .sitemap }
        return nil
    }

    private static func hasWordPressPaths(_ tree: HTMLTree) -> Bool {
        tree.values.firstFolded("/wp-content/", from: 0) != nil || tree.values.firstFolded("/wp-json/", from: 0) != nil
    }

    private static func customary(_ generator: String, _ base: WebAddress, looksLikeWordPress: Bool) -> [Candidate] {
        let name = generator.lowercased()
        let paths: [(String, Source.Kind)] =
            if name.contains("blogger") {
                [("/feeds/posts/default?alt=rss", .feed), ("/sitemap.xml", .sitemap)]
            } else if name.contains("wordpress") || looksLikeWordPress {
                [("/feed/", .feed), ("/wp-sitemap.xml", .sitemap), ("/sitemap_index.xml", .sitemap)]
            } else if name.contains("joomla") {
                [("/?format=feed&type=rss", .feed), ("/sitemap.xml", .sitemap)]
            } else if name.contains("drupal") {
                [("/rss.xml", .feed), ("/sitemap.xml", .sitemap)]
            } else {
                [
                    ("/feed", .feed), ("/rss", .feed), ("/rss.xml", .feed), ("/sitemap-news.xml", .sitemap),
                    ("/sitemap.xml", .sitemap),
                ]
            }
        return paths.compactMap { path, kind in
            base.resolving(path).map { Candidate(address: $0, kind: kind, title: nil, evidence: .customary) }
        }
    }
}
