import Fetching
import Journal
import Logging
import Model
import Reading
import Synchronization

/// What has been read of an article that stands on several pages.
struct PagesUnderWay: Sendable {
    var paged: PagedArticle
    /// Of the first page, as it would be recorded by itself.
    let record: ArticleRecord
    /// What brought the first page.
    let asked: FetchJob
    /// When its first page was read.
    let since: Timestamp
    var captures: [Capture] = []
}

/// Articles that stand on several pages: read as one. Until its last page has come an article is pending in the journal,
/// so that after a restart it is read from its first page again.
extension Desk {
    /// Articles whose pages are waited for at one time; their bodies are held meanwhile.
    private static let mostUnderWay = 256
    /// Seconds after which nobody will bring a page any more: its source was taken out meanwhile.
    private static let longestUnderWay = 6.0 * 3600

    /// Records an article, after its other pages have been asked for and have come.
    func keepWhole(_ record: ArticleRecord, links: PageLinks, of source: Source, asked: FetchJob) async throws {
        guard let article = record.article else { return try await keep(record) }
        let paged = PagedArticle(article, links: links)
        guard paged.next != nil else { return try await keep(record) }
        let now = clock.now()
        let isFull = pages.withLock { pages in
            if pages.count >= Self.mostUnderWay {
                pages = pages.filter { $0.value.since.adding(seconds: Self.longestUnderWay) > now }
            }
            return pages.count >= Self.mostUnderWay
        }
        guard !isFull else { return await askLater(asked) }
        try await goOn(PagesUnderWay(paged: paged, record: record, asked: asked, since: now), of: source)
    }

    private func askLater(_ job: FetchJob) async {
        await fetching.enqueue([delayed(job, until: clock.now().adding(seconds: 60))])
    }

    /// The article that waits for a page.
    func takePages(awaiting address: WebAddress) -> PagesUnderWay? {
        pages.withLock { $0.removeValue(forKey: address.text) }
    }

    /// Takes in another page of an article, or that it could not be had.
    func take(_ result: FetchResult, asPageOf pages: PagesUnderWay, of source: Source) async throws {
        var after = pages
        let judging = Judging(knowledge: knowledge.value, zone: journal.settings.zone)
        if result.outcome == .fetched, let capture = result.capture,
            let page = await work.run({ judging.furtherPage(capture, of: source) })
        {
            after.paged.add(page.article, links: page.links)
            after.captures.append(capture)
        } else {
            log.notice(
                "a further page of an article could not be read",
                metadata: ["address": "\(result.job.address)", "outcome": "\(result.outcome.rawValue)"]
            )
            after.paged.skip()
        }
        do {
            try await goOn(after, of: source)
        } catch {
            // The page is asked for again, and must find its article.
            self.pages.withLock { $0[result.job.address.text] = pages }
            throw error
        }
    }

    /// Asks for the page that is wanted; where none is, records the article.
    private func goOn(_ under: PagesUnderWay, of source: Source) async throws {
        if let next = under.paged.next {
            // Another address of the same article may wait for this page already.
            let isTaken = pages.withLock { pages in
                if pages[next.text] != nil { return true }
                pages[next.text] = under
                return false
            }
            return isTaken ? await askLater(under.asked) : await fetching.enqueue([Self.job(for: next, of: source)])
        }
        var record = under.record
        if let capture = record.capture, under.paged.article != record.article {
            let judging = Judging(knowledge: knowledge.value, zone: journal.settings.zone)
            let address = record.address
            record = await work.run {
                judging.record(of: under.paged.article, capture: capture, address: address, source: source)
            }
            record.validators = under.record.validators
            record.correction = under.record.correction
        }
        record.furtherCaptures = under.captures
        try await keep(record)
    }
}
