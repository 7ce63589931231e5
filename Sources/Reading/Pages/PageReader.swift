public import Model

/// What a page turned out to be.
public enum PageReading: Sendable {
    case feed(Feed)
    case sitemap(Sitemap)
    case article(Article, PageLinks)
    case listing([Link])
    /// - Parameter reason: The raw value of a `NotNews`, such as `error-page`.
    case notNews(reason: String)
}

/// Tells by content what a server answered, and reads it. Labels lie: feeds come as `text/html` and pages as feeds.
public enum PageReader {
    /// - Parameter expecting: What the source is configured as. `auto` decides by content alone; a hint never makes a
    ///   feed of a page, but settles whether a page is read as an article or as a list.
    /// - Parameter pattern: Which links of a listing are articles; nil to tell by themselves.
    public static func read(
        _ page: Page,
        expecting: Source.Kind = .auto,
        pattern: AddressPattern? = nil
    ) -> PageReading {
        var bytes = page.bytes
        if Gunzip.isCompressed(bytes), let unpacked = Gunzip.bytes(bytes, limit: MarkupBounds.document + 1) {
            // Part of a list would pass for all of it, and its newest entries may be the ones left out.
            if unpacked.count > MarkupBounds.document { return .notNews(reason: NotNews.tooLarge.rawValue) }
            bytes = unpacked
        }
        if let reason = PageKind.unreadable(bytes) { return .notNews(reason: reason.rawValue) }
        var text = DecodedText(bytes, contentType: page.contentType).bytes
        var form = DocumentForm(text)
        if form == .html, let root = DocumentForm.rootWithinHTML(text) {
            text.removeFirst(root)
            form = .xml
        }
        switch form {
        case .xml:
            let tree = XMLReader.tree(text)
            if let feed = FeedReader.read(tree, address: page.address, zone: page.zone) { return .feed(feed) }
            if let sitemap = SitemapReader.read(tree, address: page.address, zone: page.zone) {
                return .sitemap(sitemap)
            }
            return .notNews(reason: NotNews.notHTML.rawValue)
        case .json:
            if let feed = JSONFeedReader.read(text, address: page.address, zone: page.zone) { return .feed(feed) }
            return .notNews(reason: NotNews.notHTML.rawValue)
        case .text:
            if let sitemap = SitemapReader.read(lines: text) { return .sitemap(sitemap) }
            return .notNews(reason: NotNews.notHTML.rawValue)
        case .html:
            return html(text, page, expecting, pattern)
        }
    }

    private static func html(
        _ text: [UInt8],
        _ page: Page,
        _ expecting: Source.Kind,
        _ pattern: AddressPattern?
    ) -> PageReading {
        let tree = HTMLParser.tree(text)
        let head = PageHead(tree)
        let found = ArticleReader.read(tree, head: head, of: page)
        let length = found?.article.text.utf8.count ?? 0
        let kind = PageKind(tree: tree, head: head)
        if let obstacle = kind.obstacle(textLength: length) { return .notNews(reason: obstacle.rawValue) }

        switch expecting {
        case .feed, .sitemap: return .notNews(reason: NotNews.htmlInsteadOfFeed.rawValue)
        case .page:
            let isSection = kind.isSection(at: page.address, insteadOf: page.requested)
            return isSection ? .notNews(reason: NotNews.section.rawValue) : article(found, kind)
        case .listing,
            .auto where pattern != nil:
            let links = ListingReader(tree: tree, head: head, address: page.address, pattern: pattern).read()
            // A pattern that fits nothing any more is to be mended, not to be guessed at; and a list that leads nowhere is still no
            // article: what stands there are beginnings of many.
            return links.isEmpty ? .notNews(reason: NotNews.noLinks.rawValue) : .listing(links)
        case .auto:
            let links = ListingReader(tree: tree, head: head, address: page.address).read()
            let evidence = ArticleEvidence(head: head, found: found?.article, links: links.count, address: page.address)
            if evidence.isArticle { return article(found, kind) }
            return links.count >= 3 ? .listing(links) : .notNews(reason: kind.withoutText.rawValue)
        }
    }

    private static func article(_ found: (article: Article, links: PageLinks)?, _ kind: PageKind) -> PageReading {
        guard let found, found.article.text.utf8.count >= ArticleReader.shortest, !found.article.title.isEmpty else {
            return .notNews(reason: kind.withoutText.rawValue)
        }
        return .article(found.article, found.links)
    }
}

/// Whether a page is one article or a list of many, by everything that speaks for either.
struct ArticleEvidence {
    let isArticle: Bool

    init(head: PageHead, found: Article?, links: Int, address: WebAddress) {
        guard let found, found.text.utf8.count >= ArticleReader.shortest else {
            isArticle = false
            return
        }
        let stated = head.metas(["og:type"]).map { $0.lowercased() }
        var score = 0
        if head.article != nil { score += 3 }
        if stated.contains(where: { $0.hasPrefix("article") }) { score += 2 }
        if stated.contains("website") { score -= 2 }
        if address.path == "/" || address.path == "/index.php" { score -= 4 }
        if found.published != nil { score += 2 }
        if ArticleAddress.likeness(address) == .likely { score += 2 }
        if ArticleAddress.likeness(address) == .no { score -= 1 }
        score += found.text.utf8.count >= 1200 ? 2 : found.text.utf8.count >= 500 ? 1 : 0
        if links >= 12 { score -= 1 }
        // A front page or section whose links lead to another site says nothing for itself as an article.
        isArticle = score >= 2 || links < 3 && score > 0
    }
}

/// What language a document is written in, by its beginning.
enum DocumentForm {
    case xml, html, json, text

    /// - Parameter text: UTF-8.
    init(_ text: [UInt8]) {
        var at = 0
        var isProlog = false
        let window = min(text.count, 64 << 10)
        while at < window {
            if text[at].isSpace || text[at] == 0xEF || text[at] == 0xBB || text[at] == 0xBF {
                at += 1
            } else if text[at] == UInt8(ascii: "{") || text[at] == UInt8(ascii: "["), !isProlog {
                self = .json
                return
            } else if text[at] != .lessThan {
                // Words before the first tag: PHP's warnings, mostly.
                guard let next = text[at..<window].firstIndex(of: .lessThan) else { break }
                at = next
            } else if text.hasFolded("<!--", at: at) {
                at = (text.firstFolded("-->", from: at) ?? window) + 3
            } else if at + 1 < window, text[at + 1] == UInt8(ascii: "?") || text[at + 1] == UInt8(ascii: "!") {
                isProlog = isProlog || text[at + 1] == UInt8(ascii: "?")
                at = Self.afterDeclaration(text, at, window)
            } else {
                let name = text[(at + 1)..<window].prefix { !$0.isSpace && $0 != .greaterThan && $0 != .slash }.map(
                    \.lowered
                ).string
                // Some give the feed's own vocabulary a prefix of their own.
                let local = name.split(separator: ":").last.map(String.init) ?? name
                if Self.roots.contains(name) || Self.prefixed.contains(local) && local != name {
                    self = .xml
                } else {
                    self = .html
                }
                return
            }
        }
        self = isProlog ? .xml : .text
    }

    /// Where a feed or sitemap begins behind what a script complains of in HTML, as PHP does: `<br /><b>Warning</b>: …`;
    /// or within a page that shows nothing before it, as templates wrap it. Nil where none does.
    static func rootWithinHTML(_ text: [UInt8]) -> Int? {
        let window = text.prefix(64 << 10)
        let documents: [StaticString] = ["<rss", "<feed", "<rdf:rdf", "<urlset", "<sitemapindex"]
        let root = documents.compactMap { name -> Int? in
            guard let found = window.firstFolded(name, from: 0) else { return nil }
            let next = found + name.utf8CodeUnitCount
            return next < text.count && (text[next].isSpace || text[next] == .greaterThan) ? found : nil
        }.min()
        let pages: [StaticString] = ["<html", "<head", "<body", "<!doctype", "<div"]
        guard let root, let page = pages.compactMap({ window[..<root].firstFolded($0, from: 0) }).min() else {
            return root
        }
        // What stands in its head is not shown, nor is what stands before the document itself.
        let shown = window[..<root].firstFolded("<body", from: page) ?? page
        let end = window[..<root].firstFolded("<?xml", from: shown) ?? root
        return MarkupText.plain(window[shown..<end].string).isEmpty ? root : nil
    }

    /// A DOCTYPE may hold a subset in brackets.
    private static func afterDeclaration(_ text: [UInt8], _ start: Int, _ window: Int) -> Int {
        guard let end = text[start..<window].firstIndex(of: .greaterThan) else { return window }
        guard let bracket = text[start..<end].firstIndex(of: UInt8(ascii: "[")), !text.hasFolded("<!--", at: start)
        else { return end + 1 }
        return (text.firstFolded("]>", from: bracket) ?? window) + 2
    }

    private static let roots: Set<String> = [
        "rss", "feed", "rdf:rdf", "rdf", "channel", "urlset", "sitemapindex", "atom:feed",
    ]
    private static let prefixed: Set<String> = ["rss", "feed", "rdf", "urlset", "sitemapindex"]
}
