import Fetching
import Journal
import Logging
import Model
import Synchronization

/// What became of an article that was asked for, for the first time or again.
extension Desk {
    func takeArticle(_ result: FetchResult, _ name: String) async throws {
        guard let source = knowledge.value.sources[name] else {
            _ = takePages(awaiting: result.job.address)
            return
        }
        try await noteArticle(result, name)
        if let pages = takePages(awaiting: result.job.address) {
            return try await take(result, asPageOf: pages, of: source)
        }
        guard result.outcome == .fetched, let capture = result.capture else {
            return try await takeFailure(result, as: result.outcome, result.outcome.rawValue, of: source)
        }
        try await read(result, capture, of: source)
    }

    /// An article was read again.
    func takeReread(_ result: FetchResult, _ name: String) async throws {
        guard let source = knowledge.value.sources[name] else { return }
        try await noteArticle(result, name)
        switch result.outcome {
        case .fetched:
            if let capture = result.capture { try await read(result, capture, of: source) }
        case .notModified, .sameContent:
            if let article = result.job.token { try await journal.unchanged(article: article) }
        default:
            // Its next turn is the journal's to say, also where it is gone.
            try await keep(unread(result, source: name, outcome: .failed, reason: result.outcome.rawValue))
        }
    }

    private func noteArticle(_ result: FetchResult, _ name: String) async throws {
        var note = FetchNote(source: name, subject: .article, outcome: result.outcome, at: result.finished)
        if result.status == 429 || result.status == 503 {
            // How long the host wants to be left alone is not forgotten over a restart.
            note = try note.with(await fetching.settled(source: name, published: [], hint: nil))
        }
        try await journal.note(fetch: note)
    }

    /// Judges a page that was answered, and records what it holds.
    private func read(_ result: FetchResult, _ capture: Capture, of source: Source) async throws {
        let start = ContinuousClock.now
        defer { metrics.recordTook((ContinuousClock.now - start) / .seconds(1)) }
        let address = result.job.address
        let name = source.name
        let judging = Judging(knowledge: knowledge.value, zone: journal.settings.zone)
        let published = try await publication(at: address)
        let finding = await work.run {
            judging.judge(capture, address: address, source: source, expecting: .page, published: published)
        }
        if case .notNews(let reason) = finding, case .article = result.job.purpose, Unread.isPassing(reason) {
            let outcome: FetchOutcome = Unread.isBlock(reason) ? .blocked : .notNews
            return try await takeFailure(result, as: outcome, reason, of: source)
        }
        attempts.withLock { $0[address.text] = nil }
        switch finding {
        case .article(var record, let links):
            record.validators = result.validators
            try await keepWhole(record, links: links, of: source, asked: result.job)
        case .articles, .sitemaps:
            try await keep(unread(result, source: name, outcome: .outOfScope, reason: "no-single-article"))
        case .notNews(let reason):
            try await keep(unread(result, source: name, outcome: Unread.outcome(reason), reason: reason))
        }
    }

    /// When an article was published, as what led to it says: the days for filing a report are counted from it. Nil where that
    /// does not say it, or says a day that is still to come.
    private func publication(at address: WebAddress) async throws -> Publication? {
        let stated = try await journal.publication(at: address)
        let tomorrow = clock.now().at(journal.settings.zone).day + 1
        return stated.flatMap { $0.day <= tomorrow ? $0 : nil }
    }

    /// - Parameter reason: As it is counted.
    private func takeFailure(
        _ result: FetchResult,
        as outcome: FetchOutcome,
        _ reason: String,
        of source: Source
    ) async throws {
        let address = result.job.address
        if !result.isLineUp, ArticleRetry.isPassing(outcome) {
            // What waits in the journal waits on.
            let tries = attempts.withLock { $0[address.text] ?? 0 }
            let wait = ArticleRetry.waitWithoutLine(attempt: tries + 1, interval: source.every)
            return await fetching.enqueue([delayed(result.job, until: clock.now().adding(seconds: wait))])
        }
        let attempt = attempts.withLock { attempts in
            attempts[address.text, default: 0] += 1
            return attempts[address.text] ?? 1
        }
        switch ArticleRetry.action(after: outcome, attempt: attempt, interval: source.every) {
        case .tryAgain(let seconds):
            var record = unread(result, source: source.name, outcome: .pending, reason: reason)
            // By the clock as it is now: it may have been set since the fetch.
            record.retryAt = clock.now().adding(seconds: seconds)
            _ = try await journal.record(record)
            // By the clock as it is now, once more: set back by a day meanwhile, it would put the try off by that day.
            await fetching.enqueue([delayed(result.job, until: clock.now().adding(seconds: seconds))])
        case .giveUp:
            attempts.withLock { $0[address.text] = nil }
            let settled: ArticleOutcome = outcome == .forbiddenByRobots ? .outOfScope : .failed
            try await keep(unread(result, source: source.name, outcome: settled, reason: reason))
        }
    }

    func unread(
        _ result: FetchResult,
        source: String,
        outcome: ArticleOutcome,
        reason: String
    ) -> ArticleRecord {
        var record = ArticleRecord(
            address: result.job.address,
            source: source,
            capture: result.capture,
            outcome: outcome,
            reason: reason
        )
        record.leadsToSection = Unread.isSection(reason)
        return record
    }

    func keep(_ record: ArticleRecord) async throws {
        let recorded = try await journal.record(record)
        if recorded.isMisnamed, let source = knowledge.value.sources[record.source] {
            let judging = Judging(knowledge: knowledge.value, zone: journal.settings.zone)
            if let own = await work.run({ judging.underItsOwnAddress(record, of: source) }) {
                return try await keep(own)
            }
        }
        metrics.recorded(record, as: recorded)
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
}
