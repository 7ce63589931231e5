import Dispatch
import Fetching
import Journal
import Logging
import Model
import Synchronization

/// Where fetched pages come in: each is read and judged on the work queue, recorded in the journal, and what it leads to
/// is asked for. One page, one way; thousands at a time.
final class Desk: Sendable {
    let journal: Journal
    let knowledge: CurrentKnowledge
    let work: WorkQueue
    let clock: any WallClock
    let log: Logger
    /// Attempts at articles that could not be fetched yet, by address.
    let attempts = Mutex<[String: Int]>([:])
    /// How the last look at a source failed; none where it did not.
    let troubles = Mutex<[String: FetchOutcome]>([:])
    /// Sitemaps that have been asked for, by source.
    let sitemaps = Mutex<[String: Set<WebAddress>]>([:])
    /// Articles of which another page has been asked for, by the address of that page.
    let pages = Mutex<[String: PagesUnderWay]>([:])
    let fetching: any FetchingLine
    let metrics: MonitorMetrics

    init(
        journal: Journal,
        knowledge: CurrentKnowledge,
        work: WorkQueue,
        clock: any WallClock,
        log: Logger,
        fetching: any FetchingLine,
        metrics: MonitorMetrics = MonitorMetrics()
    ) {
        self.journal = journal
        self.knowledge = knowledge
        self.work = work
        self.clock = clock
        self.log = log
        self.fetching = fetching
        self.metrics = metrics
    }

    /// Takes in what became of one fetch. Never throws: what cannot be recorded is tried again.
    func take(_ result: FetchResult) async {
        guard result.outcome != .abandoned else { return }  // the daemon stops; the journal knows what is pending
        metrics.fetched(result)
        do {
            switch result.job.purpose {
            case .source(let name): try await takeSource(result, name)
            case .sitemap(let source): try await takeSitemap(result, source)
            case .article(let source): try await takeArticle(result, source)
            case .reread(let source): try await takeReread(result, source)
            }
        } catch {
            log.error(
                "could not be recorded, will be fetched again",
                metadata: [
                    "address": "\(result.job.address)", "error": "\(error)",
                ]
            )
            if case .source(let name) = result.job.purpose {
                // It is due again by itself, and must not answer then that nothing has changed.
                return await fetching.forgetContent(of: name)
            }
            await fetching.enqueue([delayed(result.job, until: clock.now().adding(seconds: 5))])
        }
    }

    /// Asks for what was discovered before the daemon stopped, or what a source led to that is named otherwise now, each when
    /// it is due.
    ///
    /// - Parameter kept: Names of sources that were watched before a reload and are still: what they led to is under way.
    func resume(besides kept: Set<String> = []) async throws {
        let knowledge = knowledge.value
        var place: PendingArticle.Place?
        while true {
            let pending = try await journal.pendingArticles(after: place)
            guard let last = pending.last else { return }
            place = last.place
            await fetching.enqueue(
                Self.newestFirst(pending).compactMap { article in
                    guard !kept.contains(article.source),
                        let source = knowledge.source(named: article.source, of: article.address)
                    else { return nil }
                    if article.attempts > 0 { attempts.withLock { $0[article.address.text] = article.attempts } }
                    var job = Self.job(for: article.address, of: source)
                    job.dated = article.published
                    return delayed(job, until: article.due)
                }
            )
        }
    }

    /// What was found last in front, else in the order in which it stood where it was found.
    private static func newestFirst(_ pending: [PendingArticle]) -> [PendingArticle] {
        pending.enumerated().sorted { a, b in
            a.element.due == b.element.due ? a.offset < b.offset : a.element.due > b.element.due
        }.map(\.element)
    }

    /// What was to be fetched for sources that a reload took away is not fetched any more. New articles are pending in the journal,
    /// and what was to be read again comes back in an hour: another source may lead to its outlet, as one that was renamed does.
    func leave(_ jobs: [FetchJob]) async throws {
        var rereads: [Int64] = []
        for job in jobs {
            switch job.purpose {
            case .source: continue
            case .sitemap(let source): release([job.address], of: source)
            case .article:
                _ = takePages(awaiting: job.address)
                // The journal knows them too.
                attempts.withLock { $0[job.address.text] = nil }
            case .reread: if let article = job.token { rereads.append(article) }
            }
        }
        try await journal.postpone(rereads: rereads, by: 3600)
    }

    func delayed(_ job: FetchJob, until due: Timestamp) -> FetchJob {
        var job = job
        job.notBefore = due
        return job
    }

    static func job(for address: WebAddress, of source: Source) -> FetchJob {
        FetchJob(address: address, purpose: .article(source: source.name), isLocal: source.isLocal)
    }

    static func job(for article: DiscoveredArticle, of source: Source) -> FetchJob {
        var job = job(for: article.address, of: source)
        // What was changed lately is news again.
        job.dated = article.modified ?? article.published
        return job
    }
}
