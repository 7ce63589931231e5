import Model
import TestSupport
import Testing

@testable import Journal

@Suite struct SitemapShelfTests {
    private static func address(_ path: String) throws -> WebAddress {
        try #require(WebAddress("https://contoh.id/\(path).xml"))
    }

    private static func listed(_ paths: [String], modified: [String] = [], depth: Int = 1) throws -> [KnownSitemap] {
        try paths.enumerated().map { position, path in
            let modified = modified.indices.contains(position) ? Publication(modified[position]) : nil
            return KnownSitemap(address: try address(path), depth: depth, position: position, modified: modified)
        }
    }

    private static func names(_ sitemaps: [KnownSitemap]) -> [String] {
        sitemaps.map { String($0.address.path.dropFirst()).replacing(".xml", with: "") }
    }

    @Test func `what an index lists no more is let go, with what that led to`() throws {
        let index = try Self.address("sitemap")
        var shelf = SitemapShelf([])
        shelf.take(try Self.listed(["a", "b"]), of: index, isFirst: true)
        shelf.take(try Self.listed(["a1", "a2"], depth: 2), of: try Self.address("a"), isFirst: false)
        shelf.take(try Self.listed(["b1"], depth: 2), of: try Self.address("b"), isFirst: false)
        var known = shelf.sitemaps
        known[1].read = Timestamp(seconds: 1)
        shelf = SitemapShelf(known)
        shelf.take(try Self.listed(["c", "b"]), of: index, isFirst: true)
        #expect(Self.names(shelf.sitemaps) == ["c", "b", "b1"])
        #expect(shelf.sitemaps[1].read == Timestamp(seconds: 1))
    }

    @Test func `what several indexes list stays at the least depth, until its own lists it no more`() throws {
        let (index, a) = (try Self.address("sitemap"), try Self.address("a"))
        var shelf = SitemapShelf([])
        shelf.take(try Self.listed(["a", "x"]), of: index, isFirst: true)
        shelf.take(try Self.listed(["x", "a"], depth: 2), of: a, isFirst: false)
        #expect(shelf.sitemaps.map(\.depth) == [1, 1])
        shelf.take([], of: a, isFirst: false)
        #expect(shelf.sitemaps.count == 2)
        shelf.take(try Self.listed(["a"]), of: index, isFirst: true)
        #expect(Self.names(shelf.sitemaps) == ["a"])
    }

    @Test func `what an earlier Netra found is let go where the source's own index lists it no more`() throws {
        var shelf = SitemapShelf(try Self.listed(["lama", "tetap"]) + Self.listed(["dalam"], depth: 2))
        shelf.take(try Self.listed(["tetap"]), of: try Self.address("sitemap"), isFirst: true)
        #expect(Self.names(shelf.sitemaps) == ["tetap", "dalam"])
    }

    @Test func `of too many, both ends of what has no date and the newest of what has one are kept`() throws {
        let index = try Self.address("sitemap")
        let first = try #require(Day("2015-01-01"))
        let dated = (0..<3000).map { (path: "hari-\($0)", day: "\(first + $0)") }
        var shelf = SitemapShelf([])
        shelf.take(try Self.listed(dated.map(\.path), modified: dated.map(\.day)), of: index, isFirst: true)
        #expect(shelf.sitemaps.count == SitemapShelf.room)
        #expect(Self.names(shelf.sitemaps).first == "hari-2000" && Self.names(shelf.sitemaps).last == "hari-2999")

        let undated = (0..<3000).map { "bagian-\($0)" }
        shelf.take(try Self.listed(undated), of: index, isFirst: true)
        let ends = Set(Self.names(shelf.sitemaps))
        #expect(ends.count == SitemapShelf.room && ends.isSuperset(of: ["bagian-0", "bagian-1", "bagian-2999"]))
        // An index below does not take the room of the first one's newest.
        let new = try Self.listed(["baru"], modified: ["2024-11-14"], depth: 2)
        shelf.take(new, of: try Self.address("x"), isFirst: false)
        #expect(Set(Self.names(shelf.sitemaps)).isSuperset(of: ["baru", "bagian-0", "bagian-2999"]))
    }
}
