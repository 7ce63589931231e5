import Dispatch
import Fetching
import Journal
import Logging
import Model
import Synchronization

/// Where fetched pages come in: each is read and judged on the work queue, recorded in the journal, and what it leads to
/// is asked for. One page, one way; thousands at a time.
final class Desk: Sendable {
    private let journal: Journal
    private let knowledge: CurrentKnowledge
    private let work: WorkQueue
    private let clock: any WallClock
    private let log: Logger
    /// Attempts at articles that could not be fetched yet, by address.
    private let attempts = Mutex<[String: Int]>([:])
    /// How the last look at a source failed; none where it did not.
    private let troubles = Mutex<[String: FetchOutcome]>([:])
    private let enqueue: @Sendable ([FetchJob]) async -> Void
    private let observe: @Sendable (_ source: String, _ published: [Timestamp], _ hint: Double?) async -> Void
    private let distrust: @Sendable (_ source: String) async -> Void

    /// - Parameters:
    ///   - enqueue: Asks the fetcher for articles.
    ///   - observe: Tells it when a source published, and how many seconds it asks for between two looks.
    ///   - distrust: Tells it that what a source answered could not be kept, and is to be asked for again in full.
    init(
        journal: Journal,
        knowledge: CurrentKnowledge,
        work: WorkQueue,
        clock: any WallClock,
        log: Logger,
        enqueue: @escaping @Sendable ([FetchJob]) async -> Void,
        observe: @escaping @Sendable (_ source: String, _ published: [Timestamp], _ hint: Double?) async -> Void,
        distrust: @escaping @Sendable (_ source: String) async -> Void = { _ in }
    ) {
        self.journal = journal
        self.knowledge = knowledge
        self.work = work
        self.clock = clock
        self.log = log
        self.enqueue = enqueue
        self.observe = observe
        self.distrust = distrust
    }

    /// Takes in what became of one fetch. Never throws: what cannot be recorded is tried again.
    func take(_ result: FetchResult) async {
        guard result.outcome != .abandoned else { return }  // the daemon stops; the journal knows what is pending
        do {
            switch result.job.purpose {
            case .source(let name): try await takeSource(result, name)
            case .article(let source), .reread(let source): try await takeArticle(result, source)
            }
        } catch {
            log.error(
                "could not be recorded, will be fetched again",
                metadata: [
                    "address": "\(result.job.address)", "error": "\(error)",
                ]
            )
            if case .source(let name) = result.job.purpose { return await distrust(name) }  // it is due again by itself
            await enqueue([delayed(result.job, until: clock.now().adding(seconds: 5))])
        }
    }

    /// Asks for what was discovered before the daemon stopped.
    func resume() async throws {
        let sources = knowledge.value.sources
        let jobs = try await journal.pendingArticles().compactMap { article in
            sources[article.source].map { Self.job(for: article.address, of: $0) }
        }
        await enqueue(jobs)
    }

    // MARK: Sources

    private func takeSource(_ result: FetchResult, _ name: String) async throws {
        let known = knowledge.value
        guard let source = known.sources[name] else { return }  // a reload took it away
        var outcome = result.outcome
        if outcome == .fetched, let capture = result.capture {
            let judging = Judging(knowledge: known, zone: journal.settings.zone)
            let finding = await work.run {
                judging.judge(capture, address: source.url, source: source, expecting: source.kind)
            }
            switch finding {
            case .articles(let found, let hint):
                let published = found.compactMap { article -> Timestamp? in
                    if case .time(let time) = article.published { time.instant } else { nil }
                }
                await observe(name, published, hint)
                let fresh = try await journal.discover(found, source: name, at: result.finished)
                await enqueue(fresh.map { Self.job(for: $0.address, of: source) })
            case .article(let record):
                _ = try await journal.discover(
                    [DiscoveredArticle(address: source.url, title: record.article?.title)],
                    source: name,
                    at: result.finished
                )
                try await keep(record)
            case .notNews(let reason):
                outcome = Unread.isBlock(reason) ? .blocked : .notNews
                tell(of: name, outcome, reason)
            }
        } else if !outcome.isReached {
            tell(of: name, outcome, result.reason)
            if source.kind == .page, outcome == .gone {
                // The watched article was taken down: where it had raised an alert, its receivers are to hear of it.
                try await keep(unread(result, source: name, outcome: .failed, reason: outcome.rawValue))
            }
        }
        if outcome.isReached { tell(of: name, outcome, nil) }
        try await journal.note(fetch: FetchNote(source: name, outcome: outcome, at: result.finished))
    }

    /// Says how a source does when that changes: one that fails a thousand times is not a thousand lines.
    private func tell(of source: String, _ outcome: FetchOutcome, _ reason: String?) {
        let trouble = outcome.isReached ? nil : outcome
        let isNew = troubles.withLock { troubles in
            guard troubles[source] != trouble else { return false }
            troubles[source] = trouble
            return true
        }
        guard isNew else { return }
        if let trouble {
            let metadata: Logger.Metadata = [
                "source": "\(source)", "outcome": "\(trouble.rawValue)", "reason": "\(reason ?? "")",
            ]
            log.warning("source not reached", metadata: metadata)
        } else {
            log.notice("source reached again", metadata: ["source": "\(source)"])
        }
    }

    // MARK: Articles

    private func takeArticle(_ result: FetchResult, _ name: String) async throws {
        let known = knowledge.value
        guard let source = known.sources[name] else { return }
        try await journal.note(
            fetch: FetchNote(source: name, subject: .article, outcome: result.outcome, at: result.finished)
        )
        let address = result.job.address
        guard result.outcome == .fetched, let capture = result.capture else {
            return try await takeFailure(result, source: source)
        }
        attempts.withLock { $0[address.text] = nil }
        let judging = Judging(knowledge: known, zone: journal.settings.zone)
        let finding = await work.run { judging.judge(capture, address: address, source: source, expecting: .page) }
        switch finding {
        case .article(let record):
            try await keep(record)
        case .articles:
            try await keep(unread(result, source: name, outcome: .outOfScope, reason: "no-single-article"))
        case .notNews(let reason):
            try await keep(unread(result, source: name, outcome: Unread.outcome(reason), reason: reason))
        }
    }

    private func takeFailure(_ result: FetchResult, source: Source) async throws {
        let address = result.job.address
        let attempt = attempts.withLock { attempts in
            attempts[address.text, default: 0] += 1
            return attempts[address.text] ?? 1
        }
        switch ArticleRetry.action(after: result.outcome, attempt: attempt, interval: source.every) {
        case .tryAgain(let seconds):
            var record = unread(result, source: source.name, outcome: .pending, reason: result.outcome.rawValue)
            record.retryAt = clock.now().adding(seconds: seconds)
            _ = try await journal.record(record)
            // By the clock as it is now: it may have been set since the fetch.
            await enqueue([delayed(result.job, until: clock.now().adding(seconds: seconds))])
        case .giveUp:
            attempts.withLock { $0[address.text] = nil }
            let isForbidden = result.outcome == .forbiddenByRobots
            let outcome: ArticleOutcome = isForbidden ? .outOfScope : .failed
            try await keep(unread(result, source: source.name, outcome: outcome, reason: result.outcome.rawValue))
        }
    }

    private func unread(
        _ result: FetchResult,
        source: String,
        outcome: ArticleOutcome,
        reason: String
    ) -> ArticleRecord {
        ArticleRecord(
            address: result.job.address,
            source: source,
            capture: result.capture,
            outcome: outcome,
            reason: reason
        )
    }

    private func keep(_ record: ArticleRecord) async throws {
        let recorded = try await journal.record(record)
        for event in recorded.events {
            log.notice(
                "event recorded",
                metadata: [
                    "type": "\(event.type.rawValue)", "seq": "\(event.seq)", "alert": "\(event.alert ?? "")",
                    "address": "\(record.address)",
                ]
            )
        }
        if recorded.outcome == .failed || recorded.outcome == .outOfScope {
            log.info(
                "article not judged",
                metadata: [
                    "address": "\(record.address)", "outcome": "\(recorded.outcome.rawValue)",
                    "reason": "\(record.reason ?? "")",
                ]
            )
        }
    }

    private func delayed(_ job: FetchJob, until due: Timestamp) -> FetchJob {
        var job = job
        job.notBefore = due
        return job
    }

    private static func job(for address: WebAddress, of source: Source) -> FetchJob {
        FetchJob(address: address, purpose: .article(source: source.name), isLocal: source.isLocal)
    }
}
