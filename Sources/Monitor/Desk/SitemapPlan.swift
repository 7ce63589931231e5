import Journal
import Model

/// Which sitemaps of an index are read at one look. Pure.
///
/// Newest first, and only what the index says has changed. What it does not date is read at every look, if it stands at
/// either end of its list, where new articles come: the rest is the archive. What is not there, or is none, is tried ever more
/// seldom, so that it takes no other's turn.
struct SitemapPlan {
    /// Indexes below each other that are followed.
    static let deepest = 3
    /// Sitemaps of one look.
    static let most = 10
    /// Sitemaps without a date that are read, at each end.
    static let ends = 2
    /// Seconds: what was last changed longer ago when it was first seen is archive.
    static let archive: Double = 30 * 86_400
    /// Seconds after the first failure; twice as long after each that follows, a day at the most.
    static let pause: Double = 300

    /// When the look at the source began.
    let look: Timestamp

    func due(_ known: [KnownSitemap]) -> [KnownSitemap] {
        let useful = known.filter { sitemap in
            sitemap.depth <= Self.deepest && Self.mayHoldArticles(sitemap.address) && !isResting(sitemap)
        }
        let dated = useful.filter { $0.modified != nil && hasChanged($0) }
            .sorted { Self.goes($0, before: $1) }
        let undated = useful.filter { $0.modified == nil }
        let ends = undated.count <= 2 * Self.ends ? undated : undated.prefix(Self.ends) + undated.suffix(Self.ends)
        // Whatever indexes say of each other, each is read once a look.
        let unread = (dated + ends.reversed()).filter { $0.read.map { $0 < look } ?? true }
        return Array(unread.prefix(Self.most))
    }

    /// Of those changed together the one that has waited longest: some indexes give each sitemap the time at which they were asked
    /// themselves, and more of them than are read at one look.
    private static func goes(_ a: KnownSitemap, before b: KnownSitemap) -> Bool {
        let (changedA, changedB) = (instant(a), instant(b))
        if changedA != changedB { return changedA > changedB }
        guard a.read == b.read else { return a.read.map { read in b.read.map { read < $0 } ?? false } ?? true }
        return a.position < b.position
    }

    private func isResting(_ sitemap: KnownSitemap) -> Bool {
        // A clock that was set back must not keep it from being tried.
        guard let tried = sitemap.tried, sitemap.failures > 0, tried <= look.adding(seconds: 86_400) else {
            return false
        }
        let doublings = Double(1 << min(sitemap.failures - 1, 16))
        return look.seconds(since: tried) < min(Self.pause * doublings, 86_400)
    }

    private func hasChanged(_ sitemap: KnownSitemap) -> Bool {
        guard sitemap.read == nil else { return sitemap.modified != sitemap.readModified }
        return look.seconds(since: Self.instant(sitemap)) <= Self.archive
    }

    private static func instant(_ sitemap: KnownSitemap) -> Timestamp {
        switch sitemap.modified {
        case .time(let time): time.instant
        // The end of the day, in the zone where it ends last: it may have been any time of it.
        case .day(let day): Timestamp(seconds: Int64(day.serial + 1) * 86_400)
        case nil: Timestamp(milliseconds: .min)
        }
    }

    /// What the common makers of sitemaps call those of lists, people and pages.
    private static func mayHoldArticles(_ address: WebAddress) -> Bool {
        let name = (address.path.split(separator: "/").last ?? "").lowercased()
        return !others.contains(where: name.contains)
    }

    private static let others = [
        "category", "kategori", "tag-sitemap", "post_tag", "taxonom", "author", "penulis", "users", "page-sitemap",
        "posts-page", "image", "video", "attachment", "product", "forum", "event-sitemap", "sitemap-tag",
        "sitemap-page",
    ]
}
