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
    private let fetching: any FetchingLine

    init(
        journal: Journal,
        knowledge: CurrentKnowledge,
        work: WorkQueue,
        clock: any WallClock,
        log: Logger,
        fetching: any FetchingLine
    ) {
        self.journal = journal
        self.knowledge = knowledge
        self.work = work
        self.clock = clock
        self.log = log
        self.fetching = fetching
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
            if case .source(let name) = result.job.purpose {
                // It is due again by itself, and must not answer then that nothing has changed.
                return await fetching.forgetContent(of: name)
            }
            await fetching.enqueue([delayed(result.job, until: clock.now().adding(seconds: 30))])
        }
    }

    /// Asks for what was discovered before the daemon stopped.
    func resume() async throws {
        let sources = knowledge.value.sources
        let jobs = try await journal.pendingArticles().compactMap { article in
            sources[article.source].map { Self.job(for: article.address, of: $0) }
        }
        await fetching.enqueue(jobs)
    }

    // MARK: Sources

    private func takeSource(_ result: FetchResult, _ name: String) async throws {
        let known = knowledge.value
        guard let source = known.sources[name] else { return }  // a reload took it away
        var outcome = result.outcome
        var found = (published: [Timestamp](), hint: Double?.none)
        var isRead = true
        if outcome == .fetched, let capture = result.capture {
            let judging = Judging(knowledge: known, zone: journal.settings.zone)
            let finding = await work.run {
                judging.judge(capture, address: source.url, source: source, expecting: source.kind)
            }
            switch finding {
            case .articles(let articles, let hint):
                let fresh = try await journal.discover(articles, source: name, at: result.finished)
                found = (Self.published(articles, fresh: fresh.count, at: result.finished), hint)
                await fetching.enqueue(fresh.map { Self.job(for: $0.address, of: source) })
            case .article(let record):
                _ = try await journal.discover(
                    [DiscoveredArticle(address: source.url, title: record.article?.title)],
                    source: name,
                    at: result.finished
                )
                try await keep(record)
            case .notNews(let reason):
                outcome = Unread.isBlock(reason) ? .blocked : .notNews
                isRead = false
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
        let standing =
            isRead
            ? await fetching.settled(source: name, published: found.published, hint: found.hint)
            : await fetching.unread(source: name)
        let note = FetchNote(source: name, outcome: outcome, at: result.finished)
        try await journal.note(fetch: try note.with(standing))
    }

    /// When a source published what it shows. A list without times published, as far as can be told, when something new
    /// was first seen in it.
    private static func published(_ articles: [DiscoveredArticle], fresh: Int, at now: Timestamp) -> [Timestamp] {
        let times = articles.compactMap { article -> Timestamp? in
            if case .time(let time) = article.published { time.instant } else { nil }
        }
        return times.isEmpty && fresh > 0 ? [now] : times
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
        var note = FetchNote(source: name, subject: .article, outcome: result.outcome, at: result.finished)
        if result.status == 429 || result.status == 503 {
            // How long the host wants to be left alone is not forgotten over a restart.
            note = try note.with(await fetching.settled(source: name, published: [], hint: nil))
        }
        try await journal.note(fetch: note)
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
            let due = result.finished.adding(seconds: seconds)
            var record = unread(result, source: source.name, outcome: .pending, reason: result.outcome.rawValue)
            record.retryAt = due
            _ = try await journal.record(record)
            await fetching.enqueue([delayed(result.job, until: due)])
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
