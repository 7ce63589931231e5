import Fetching
import Journal
import Logging
import Model
import Synchronization

/// What a look at a source brought.
extension Desk {
    func takeSource(_ result: FetchResult, _ name: String) async throws {
        let known = knowledge.value
        // A reload took it away meanwhile, or gave its name to another outlet: this answer is not that one's.
        guard let source = known.sources[name], source.url == result.job.address else { return }
        var outcome = result.outcome
        var found = (published: [Timestamp](), hint: Double?.none)
        var isRead = true
        var oldestUnknown: Timestamp?
        if outcome == .fetched, let capture = result.capture {
            let judging = Judging(knowledge: known, zone: journal.settings.zone)
            let finding = await work.run {
                judging.judge(capture, address: source.url, source: source, expecting: source.kind)
            }
            switch finding {
            case .articles(let articles, let hint):
                let fresh = try await journal.discover(articles, source: name, at: result.finished)
                found = (Self.published(articles, fresh: fresh.count, at: result.finished), hint)
                if fresh.count == articles.count { oldestUnknown = found.published.min() }
                await fetching.enqueue(fresh.map { Self.job(for: $0, of: source) })
            case .sitemaps(let entries):
                try await follow(index: entries, at: source.url, of: source, depth: 0, look: result.started)
            case .article(let record, _):
                _ = try await journal.discover(
                    [DiscoveredArticle(address: source.url, title: record.article?.title)],
                    source: name,
                    at: result.finished
                )
                var record = record
                record.isFollowed = false  // it is looked at again as a source
                try await keep(record)
            case .notNews(let reason):
                outcome = Unread.isBlock(reason) ? .blocked : .notNews
                isRead = false
                tell(of: name, outcome, reason)
                if reason == Unread.frontPage {
                    try await keep(unread(result, source: name, outcome: .failed, reason: reason))
                }
            }
        } else if !outcome.isReached {
            tell(of: name, outcome, result.reason)
            if source.kind == .page, outcome == .gone {
                // The watched article was taken down: where it had raised an alert, its receivers are to hear of it.
                try await keep(unread(result, source: name, outcome: .failed, reason: outcome.rawValue))
            }
        }
        if outcome == .notModified || outcome == .sameContent, source.kind == .sitemap || source.kind == .auto {
            // An index may stay as it is while what it lists changes.
            try await follow(index: [], at: source.url, of: source, depth: 0, look: result.started)
        }
        if outcome.isReached { tell(of: name, outcome, nil) }
        let standing =
            isRead
            ? await fetching.settled(source: name, published: found.published, hint: found.hint)
            : await fetching.unread(source: name)
        var note = FetchNote(source: name, outcome: outcome, at: result.finished)
        note.oldestUnknown = oldestUnknown
        try await journal.note(fetch: try note.with(standing))
    }

    /// When a source published what it shows. A list without times published, as far as can be told, when something new
    /// was first seen in it.
    static func published(_ articles: [DiscoveredArticle], fresh: Int, at now: Timestamp) -> [Timestamp] {
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
}
