import Fetching
import Model
import Reading

/// What an address turned out to be when it was tried as a source.
struct SourceFinding: Sendable {
    /// Where it answered, after redirects.
    var address: WebAddress
    /// Nil where nothing can be followed there.
    var kind: Source.Kind?
    var title: String?
    /// Articles that it leads to, or sitemaps that it lists.
    var entries = 0
    var newest: Publication?
    /// The newest day that an address names which it leads to, where nothing else dates them.
    private var addressed: Publication?
    /// When it answered, or did not.
    var tried: Timestamp
    var isIndex = false
    var outcome: FetchOutcome
    /// For people; nil where all is well.
    var problem: String?
    /// Seconds that the answer took.
    var seconds: Double

    /// - Parameters:
    ///   - kind: What the source is said to be.
    ///   - articles: Its pattern, if it has one.
    init(_ result: FetchResult, expecting kind: Source.Kind = .auto, articles: String? = nil) {
        address = result.capture?.address ?? result.job.address
        outcome = result.outcome
        tried = result.finished
        seconds = result.finished.seconds(since: result.started)
        guard result.outcome == .fetched, let capture = result.capture else {
            problem = [result.outcome.rawValue, result.reason].compactMap { $0 }.joined(separator: ": ")
            return
        }
        let page = Page(bytes: capture.body, contentType: capture.header("content-type"), address: address)
        let pattern = kind == .page ? nil : articles.flatMap { AddressPattern($0) }
        read(PageReader.read(page, expecting: kind, pattern: pattern))
    }

    private mutating func read(_ reading: PageReading) {
        switch reading {
        case .feed(let feed):
            kind = .feed
            title = feed.title
            entries = feed.entries.count { $0.address != nil }
            newest = Self.newest(feed.entries.map { $0.published ?? $0.updated })
        case .sitemap(let sitemap):
            kind = .sitemap
            isIndex = sitemap.isIndex
            entries = sitemap.entries.count
            newest = Self.newest(sitemap.entries.map { $0.published ?? $0.modified })
        case .listing(let links):
            kind = .listing
            entries = links.count
            addressed = Self.newest(links.map { StoryAddress.day(of: $0.address).map { .day($0) } })
        case .article(let article, _):
            kind = .page
            title = article.title
            newest = article.published
            entries = 1
        case .notNews(let reason):
            outcome = .notNews
            problem = reason
        }
        if problem == nil, entries == 0 { problem = "it leads to no article" }
    }

    /// `feed, 10 entries, newest 2024-11-14T08:00:00+07:00`.
    var text: String {
        guard let kind else { return problem ?? outcome.rawValue }
        let unit = isIndex ? (entries == 1 ? "sitemap" : "sitemaps") : entries == 1 ? "entry" : "entries"
        let parts = [kind.rawValue, "\(entries) \(unit)", newest.map { "newest \($0)" }, problem]
        return parts.compactMap { $0 }.joined(separator: ", ")
    }

    /// Days since its newest article, where that is so long ago that nobody may keep it up any more; else nil.
    var daysSilent: Int? {
        guard let newest else { return nil }
        let days = Int((tried.milliseconds / 1000 - newest.order) / 86_400)
        return days > Self.longestSilence ? days : nil
    }

    /// Days.
    private static let longestSilence = 60

    /// Whether articles can be followed there.
    var isUseful: Bool { problem == nil && (kind == .feed || kind == .sitemap || kind == .listing) }

    /// The best has the greatest: feeds bring news soonest and cost an outlet least; lists on a page name no times.
    var rank: Int {
        switch kind {
        case .feed: newest == nil ? 4 : 5
        case .sitemap: newest == nil ? 1 : 3
        case .listing: 2
        case .page, .auto, nil: 0
        }
    }

    /// Whether it is no longer kept up while something else is, or may be.
    func isLeftBehind(_ others: [SourceFinding]) -> Bool {
        guard let newest, daysSilent != nil else { return false }
        return others.contains { other in
            guard other.address != address || other.kind != kind else { return false }
            guard let current = other.newest ?? other.addressed else { return other.isUseful }
            return current.order - newest.order > Int64(Self.longestSilence) * 86_400
        }
    }

    private static func newest(_ times: [Publication?]) -> Publication? {
        times.compactMap { $0 }.max { $0.order < $1.order }
    }
}

extension Publication {
    /// Seconds since 1970; of a day, its beginning in UTC.
    var order: Int64 {
        switch self {
        case .time(let time): time.instant.milliseconds / 1000
        case .day(let day): Int64(day.serial) * 86_400
        }
    }
}
