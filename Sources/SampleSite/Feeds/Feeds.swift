import Model

extension Outlet {
    /// The page that the outlet's source is pointed at, over the articles published so far.
    /// - Parameter origin: `http://sampit-raya.localhost:8380`, for the links: those must be reachable.
    func front(of articles: [SampleArticle], origin: String) -> (body: String, type: String) {
        let stories = articles.map { Story(outlet: self, article: $0) }
            .sorted { $0.published.instant > $1.published.instant }
        switch entry {
        case .rss: return (rss(stories, origin: origin), "application/rss+xml; charset=UTF-8")
        case .atom: return (atom(stories, origin: origin), "application/atom+xml; charset=UTF-8")
        case .listing: return (listing(stories), "text/html; charset=UTF-8")
        }
    }

    /// RSS 2.0 as WordPress writes it: a summary only, and a guid that is no address.
    private func rss(_ stories: [Story], origin: String) -> String {
        let items = stories.enumerated().map { index, story in
            """
            <item>
            <title>\(story.title.asHTML)</title>
            <link>\(origin)\(story.article.path)</link>
            <dc:creator><![CDATA[\(story.article.author)]]></dc:creator>
            <pubDate>\(story.published.asRFC822)</pubDate>
            <category><![CDATA[\(story.article.section)]]></category>
            <guid isPermaLink="false">\(origin)/?p=\(4100 + stories.count - index)</guid>
            <description><![CDATA[\(story.summary)]]></description>
            </item>
            """
        }
        return """
            <?xml version="1.0" encoding="UTF-8"?>
            <rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:atom="http://www.w3.org/2005/Atom">
            <channel>
            <title>\(title.asHTML)</title>
            <atom:link href="\(origin)\(entryPath)" rel="self" type="application/rss+xml"/>
            <link>\(origin)/</link>
            <description>Berita \(title.asHTML)</description>
            <language>id</language>
            \(items.joined(separator: "\n"))
            </channel>
            </rss>
            """
    }

    /// Atom (RFC 4287).
    private func atom(_ stories: [Story], origin: String) -> String {
        let entries = stories.map { story in
            """
            <entry>
            <id>tag:\(host),2024:\(story.article.path)</id>
            <title type="text">\(story.title.asHTML)</title>
            <link rel="alternate" type="text/html" href="\(origin)\(story.article.path)"/>
            <published>\(story.article.published)</published>
            <updated>\(story.article.published)</updated>
            <author><name>\(story.article.author.asHTML)</name></author>
            <summary type="text">\(story.summary.asHTML)</summary>
            </entry>
            """
        }
        return """
            <?xml version="1.0" encoding="UTF-8"?>
            <feed xmlns="http://www.w3.org/2005/Atom" xml:lang="id">
            <id>tag:\(host),2024:feed</id>
            <title>\(title.asHTML)</title>
            <link rel="self" href="\(origin)\(entryPath)"/>
            <updated>\(stories.first?.article.published ?? "2024-11-01T00:00:00+07:00")</updated>
            \(entries.joined(separator: "\n"))
            </feed>
            """
    }

    /// A category page of WordPress: cards with relative links, between menus and pagination.
    private func listing(_ stories: [Story]) -> String {
        let cards = stories.map { story in
            """
            <li class="wp-block-post"><h2 class="wp-block-post-title"><a href="\(story.article.path)">\(story.title.asHTML)</a></h2>
            <div class="wp-block-post-date"><time datetime="\(story.article.published)">\(story.published.inIndonesian)</time></div>
            <div class="wp-block-post-excerpt"><p>\(story.summary.asHTML)</p></div></li>
            """
        }
        return """
            <!DOCTYPE html>
            <html lang="id">
            <head><meta charset="UTF-8"><title>Politik - \(title.asHTML)</title></head>
            <body class="archive category">
            <header><p class="wp-block-site-title"><a href="/">\(title.asHTML)</a></p>
            <nav class="wp-block-navigation"><a href="/">Beranda</a> <a href="\(entryPath)">Politik</a>
            <a href="/tentang-kami/">Tentang Kami</a> <a href="/pedoman-media-siber/">Pedoman Media Siber</a></nav></header>
            <main><h1 class="wp-block-query-title">Kategori: Politik</h1>
            <ul class="wp-block-post-template">
            \(cards.joined(separator: "\n"))
            </ul>
            <nav class="wp-block-query-pagination"><span>1</span></nav></main>
            <footer><a href="/kontak/">Kontak</a> <a href="/tag/netralitas-asn/">#netralitas ASN</a></footer>
            </body>
            </html>
            """
    }

    /// The home page: it names the feed as pages do, or links to the listing.
    func home(_ articles: [SampleArticle]) -> String {
        let stories = articles.map { Story(outlet: self, article: $0) }
        let type: String? =
            switch entry {
            case .rss: "application/rss+xml"
            case .atom: "application/atom+xml"
            case .listing: nil
            }
        let feed = type.map {
            "<link rel=\"alternate\" type=\"\($0)\" title=\"\(title.asHTML)\" href=\"\(entryPath)\">"
        }
        let index = type == nil ? "<a href=\"\(entryPath)\">Politik</a> " : ""
        let links = stories.map { "<li><h2><a href=\"\($0.article.path)\">\($0.title.asHTML)</a></h2></li>" }
        return """
            <!DOCTYPE html>
            <html lang="id">
            <head><meta charset="UTF-8"><title>\(title.asHTML)</title>
            <meta property="og:site_name" content="\(title.asHTML)">
            \(feed ?? "")
            </head>
            <body class="home">
            <header><nav>\(index)<a href="/tentang-kami/">Tentang Kami</a></nav></header>
            <main><ul>
            \(links.joined(separator: "\n"))
            </ul></main>
            </body>
            </html>
            """
    }

    var robots: String {
        """
        User-agent: *
        Disallow: /arsip-internal/
        Disallow: /wp-admin/

        """
    }
}
