import Fetching
import Journal
import Logging
import Model
import Reading
import Synchronization

/// Sitemaps that a source's index leads to.
extension Desk {
    /// A look at a source found an index, or found it as it was.
    /// - Parameter index: Its address.
    func follow(index entries: [Sitemap.Entry], at index: WebAddress, of source: Source, depth: Int, look: Timestamp)
        async throws
    {
        if !entries.isEmpty {
            let found = entries.enumerated().compactMap { position, entry -> KnownSitemap? in
                guard entry.address != source.url, depth < SitemapPlan.deepest else { return nil }
                return KnownSitemap(
                    address: entry.address,
                    depth: depth + 1,
                    position: position,
                    modified: entry.modified
                )
            }
            try await journal.list(sitemaps: found, of: source.name, in: index, isFirst: depth == 0)
        }
        let due = SitemapPlan(look: look).due(try await journal.sitemaps(of: source.name))
        let claimed = sitemaps.withLock { asked in
            let room = max(0, SitemapPlan.most - (asked[source.name]?.count ?? 0))
            let fresh = due.filter { asked[source.name]?.contains($0.address) != true }.prefix(room)
            asked[source.name, default: []].formUnion(fresh.map(\.address))
            return fresh
        }
        // Another index's part may have been read between the first look at the journal and the claim: the journal knows, since
        // a claim ends only after that has been noted.
        let unread = Set(SitemapPlan(look: look).due(try await journal.sitemaps(of: source.name)).map(\.address))
        let fresh = claimed.filter { unread.contains($0.address) }
        release(claimed.map(\.address).filter { !unread.contains($0) }, of: source.name)
        await fetching.enqueue(
            fresh.map { sitemap in
                FetchJob(
                    address: sitemap.address,
                    purpose: .sitemap(source: source.name),
                    isLocal: source.isLocal,
                    validators: sitemap.validators,
                    token: look.milliseconds
                )
            }
        )
    }

    func takeSitemap(_ result: FetchResult, _ name: String) async throws {
        let address = result.job.address
        defer { release([address], of: name) }
        guard let source = knowledge.value.sources[name] else { return }
        // Whatever has been read since is not read again, however indexes refer to each other.
        let look = result.job.token.map { Timestamp(milliseconds: $0) } ?? result.started
        var outcome = result.outcome
        var published: [Timestamp] = []
        if outcome == .fetched, let capture = result.capture {
            let judging = Judging(knowledge: knowledge.value, zone: journal.settings.zone)
            let finding = await work.run {
                judging.judge(capture, address: address, source: source, expecting: .sitemap)
            }
            switch finding {
            case .articles(let articles, _):
                let fresh = try await journal.discover(articles, source: name, at: result.finished)
                published = Self.published(articles, fresh: fresh.count, at: result.finished)
                await fetching.enqueue(fresh.map { Self.job(for: $0, of: source) })
            case .sitemaps(let entries):
                let depth = try await journal.sitemaps(of: name).first { $0.address == address }?.depth ?? 1
                // Read before its own are followed: what leads back here finds it so.
                try await journal.note(sitemap: address, of: name, validators: result.validators, at: result.finished)
                try await follow(index: entries, at: address, of: source, depth: depth, look: look)
            case .article, .notNews:
                outcome = .notNews
            }
        }
        if outcome.isReached {
            try await journal.note(sitemap: address, of: name, validators: result.validators, at: result.finished)
        } else if result.isLineUp {
            try await journal.note(unreadSitemap: address, of: name, at: result.finished)
        }
        let standing = await fetching.settled(source: name, published: published, hint: nil)
        let note = FetchNote(source: name, subject: .sitemap, outcome: outcome, at: result.finished)
        try await journal.note(fetch: try note.with(standing))
    }

    func release(_ addresses: [WebAddress], of source: String) {
        sitemaps.withLock { $0[source]?.subtract(addresses) }
    }
}
