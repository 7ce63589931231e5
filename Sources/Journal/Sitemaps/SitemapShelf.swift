public import Model

/// The sitemaps of one source, of which so many are kept at the most. Pure.
///
/// An outlet that begins a sitemap a day has thousands of them after some years, and takes the oldest out again: what no index
/// lists any more is let go, and of what is listed the part that is looked at.
public struct SitemapShelf: Sendable {
    /// Those that are kept: the protocol allows an index more, no outlet needs them.
    public static let room = 1000

    /// In the order of their indexes.
    public private(set) var sitemaps: [KnownSitemap]

    public init(_ sitemaps: [KnownSitemap]) { self.sitemaps = sitemaps }

    /// Takes in what an index lists, all of it. What is known of a sitemap stays; one that several list stays at the least depth,
    /// below the index that led to it first.
    /// - Parameter isFirst: It is the source's own, and not one that another index lists.
    public mutating func take(_ listed: [KnownSitemap], of index: WebAddress, isFirst: Bool) {
        var known: [WebAddress: KnownSitemap] = [:]
        for sitemap in sitemaps { known[sitemap.address] = sitemap }
        let names = Set(listed.map(\.address))
        let gone = known.values.filter { sitemap in
            // What an earlier Netra found at the first depth can only stand in the first index.
            let isOurs = sitemap.parent == index || isFirst && sitemap.parent == nil && sitemap.depth == 1
            return isOurs && !names.contains(sitemap.address)
        }
        Self.remove(Set(gone.map(\.address)), from: &known)
        for sitemap in listed {
            var new = known[sitemap.address] ?? sitemap
            if sitemap.depth < new.depth || new.parent == nil { new.parent = index }
            new.depth = min(new.depth, sitemap.depth)
            new.position = sitemap.position
            new.modified = sitemap.modified ?? new.modified
            known[sitemap.address] = new
        }
        let ordered = known.values.sorted(by: Self.stands)
        sitemaps = ordered.count <= Self.room ? ordered : Self.foremost(of: ordered).sorted(by: Self.stands)
    }

    /// With all that only these led to.
    private static func remove(_ addresses: Set<WebAddress>, from known: inout [WebAddress: KnownSitemap]) {
        var gone = addresses
        while !gone.isEmpty {
            for address in gone { known[address] = nil }
            gone = Set(known.values.filter { $0.parent.map(gone.contains) ?? false }.map(\.address))
        }
    }

    private static func stands(_ a: KnownSitemap, before b: KnownSitemap) -> Bool {
        (a.depth, a.position, a.address.text) < (b.depth, b.position, b.address.text)
    }

    /// Those at the ends of each index first, where new articles come if it dates nothing, then what was changed last.
    private static func foremost(of sitemaps: [KnownSitemap]) -> [KnownSitemap] {
        var last: [WebAddress?: Int] = [:]
        for sitemap in sitemaps { last[sitemap.parent] = max(last[sitemap.parent] ?? 0, sitemap.position) }
        func fromEnd(_ sitemap: KnownSitemap) -> Int {
            min(sitemap.position, (last[sitemap.parent] ?? 0) - sitemap.position)
        }
        let undated = sitemaps.filter { $0.modified == nil }.sorted { fromEnd($0) < fromEnd($1) }
        let dated = sitemaps.filter { $0.modified != nil }.sorted { changed($0) > changed($1) }
        // Half each, as far as there are so many.
        let most = max(room / 2, room - dated.count)
        let ends = Array(undated.prefix(most))
        return ends + dated.prefix(room - ends.count)
    }

    /// The end of a day, which is not known better.
    private static func changed(_ sitemap: KnownSitemap) -> Timestamp {
        switch sitemap.modified {
        case .time(let time): time.instant
        case .day(let day): Timestamp(seconds: Int64(day.serial + 1) * 86_400)
        case nil: Timestamp(milliseconds: .min)
        }
    }
}
