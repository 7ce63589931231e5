import Detection
import Journal
import Model
import Reading

/// From a capture to what the journal is told of it. Pure: the same capture and knowledge give the same record.
struct Judging: Sendable {
    let knowledge: Knowledge
    let zone: Zone

    /// What a page turned out to be.
    enum Finding: Sendable {
        /// - Parameter hint: Seconds that the source asks for between two looks.
        case articles([DiscoveredArticle], hint: Double?)
        case sitemaps([Sitemap.Entry])
        /// - Parameter links: Where it goes on, for one that stands on several pages.
        case article(ArticleRecord, links: PageLinks)
        case notNews(reason: String)
    }

    /// - Parameters:
    ///   - address: As it was discovered.
    ///   - published: As what led to it says: an article whose page does not say it was published then.
    func judge(
        _ capture: Capture,
        address: WebAddress,
        source: Source,
        expecting kind: Source.Kind,
        published: Publication? = nil
    ) -> Finding {
        if kind == .page, capture.leadsToFrontPage { return .notNews(reason: Unread.frontPage) }
        // Its pattern is for the source's own page; `page` is what an article is expected to be.
        let pattern = kind == .page ? nil : source.articles.flatMap { AddressPattern($0) }
        switch PageReader.read(page(capture, of: source), expecting: kind, pattern: pattern) {
        case .feed(let feed):
            let found = feed.entries.compactMap { entry in
                entry.address.map { DiscoveredArticle(address: $0, title: entry.title, published: entry.published) }
            }
            let asked = [feed.ttl, feed.updatePeriod].compactMap { $0 }.max()
            return articles(found, hint: asked.map(Double.init))
        case .sitemap(let sitemap):
            if sitemap.isIndex { return .sitemaps(sitemap.entries) }
            let found = sitemap.newestFirst.map {
                DiscoveredArticle(
                    address: $0.address,
                    title: $0.title,
                    published: $0.published,
                    modified: $0.modified
                )
            }
            return articles(found)
        case .listing(let links):
            return articles(links.map { DiscoveredArticle(address: $0.address, title: $0.title) })
        case .article(var article, let links):
            article.published = article.published ?? published
            var record = record(of: article, capture: capture, address: address, source: source)
            record.correction = links.correction
            return .article(record, links: links)
        case .notNews(let reason):
            return .notNews(reason: reason)
        }
    }

    /// What a further page of an article holds; nil where that is no article.
    func furtherPage(_ capture: Capture, of source: Source) -> (article: Article, links: PageLinks)? {
        guard !capture.leadsToFrontPage,
            case .article(let article, let links) = PageReader.read(page(capture, of: source), expecting: .page)
        else { return nil }
        return (article, links)
    }

    private func articles(_ found: [DiscoveredArticle], hint: Double? = nil) -> Finding {
        let unmarked = found.map { article in
            var article = article
            article.address = SessionMarks.removed(from: article.address)
            return article
        }
        return .articles(unmarked, hint: hint)
    }

    private func page(_ capture: Capture, of source: Source) -> Page {
        Page(
            bytes: capture.body,
            contentType: capture.header("content-type"),
            address: capture.address,
            requested: capture.requested,
            zone: source.region.flatMap { knowledge.pack.zone(ofRegion: $0) } ?? .jakarta
        )
    }

    func record(of article: Article, capture: Capture, address: WebAddress, source: Source) -> ArticleRecord {
        let judgement = Judgement(
            version: Version.text,
            pack: knowledge.pack.fingerprint,
            source: source.name,
            region: source.region,
            seen: capture.finished.at(zone)
        )
        let (statements, alert) = knowledge.analyst.judge(article, by: judgement)
        let signature = StorySignature(article.text)
        var record = ArticleRecord(
            address: address,
            source: source.name,
            capture: capture,
            article: article,
            outcome: alert == nil ? .noMatch : .alerted,
            alert: alert,
            judgement: judgement,
            statements: statements,
            story: Story(bands: signature.bands, sketch: signature.minima)
        )
        record.isCanonicalStated = article.canonical != StoryAddress.unified(capture.address)
        return record
    }

    /// The record without the canonical address that its page states; nil where it holds no article.
    func underItsOwnAddress(_ record: ArticleRecord, of source: Source) -> ArticleRecord? {
        guard var article = record.article, let capture = record.capture else { return nil }
        article.canonical = StoryAddress.unified(capture.address)
        var own = self.record(of: article, capture: capture, address: record.address, source: source)
        own.validators = record.validators
        own.correction = record.correction
        own.furtherCaptures = record.furtherCaptures
        own.isFollowed = record.isFollowed
        return own
    }
}

extension Analyst {
    /// What an article says and raises: the same article, judgement and pack give the same, byte for byte.
    func judge(_ article: Article, by judgement: Judgement) -> (statements: [Statement], alert: Alert?) {
        let statements = statements(
            title: article.title,
            text: article.text,
            published: article.published,
            outletRegion: judgement.region
        )
        let origin = AlertSource(article: article, source: judgement.source, firstSeen: judgement.seen)
        return (statements, AlertDraft(pack: pack).alert(origin, statements: statements))
    }
}
