import Journal
import Model
import TestSupport
import Testing

@testable import Fetching
@testable import Monitor

@Suite struct SitemapPlanTests {
    private let look = ZonedTime("2024-11-14T09:00:00+07:00")?.instant ?? Timestamp(seconds: 0)

    private func sitemap(_ path: String, _ modified: String? = nil, position: Int = 0, depth: Int = 1) throws
        -> KnownSitemap
    {
        let address = try #require(WebAddress("https://contoh.id/\(path)"))
        return KnownSitemap(
            address: address,
            depth: depth,
            position: position,
            modified: modified.flatMap { Publication($0) }
        )
    }

    private func paths(_ known: [KnownSitemap]) -> [String] { SitemapPlan(look: look).due(known).map(\.address.path) }

    @Test func `the newest first, only what has changed, and no archive`() throws {
        var known = try [
            sitemap("post-1.xml", "2019-01-01"), sitemap("post-8.xml", "2024-11-13T10:00:00+07:00"),
            sitemap("post-9.xml", "2024-11-14T08:00:00+07:00"), sitemap("post-7.xml", "2024-11-12"),
        ]
        #expect(paths(known) == ["/post-9.xml", "/post-8.xml", "/post-7.xml"])
        known[2].read = look.adding(seconds: -60)
        known[2].readModified = known[2].modified
        known[3].read = look.adding(seconds: -60)
        known[3].readModified = Publication("2024-11-11")
        #expect(paths(known) == ["/post-8.xml", "/post-7.xml"])
        // An old part of the archive that was changed after it had been read is read again.
        known[0].read = look.adding(seconds: -60)
        known[0].readModified = Publication("2018-01-01")
        #expect(paths(known).last == "/post-1.xml")
    }

    @Test func `of those without a date both ends, once a look`() throws {
        var known = try (1...9).map { try sitemap("posts-\($0).xml", position: $0) }
        #expect(paths(known) == ["/posts-9.xml", "/posts-8.xml", "/posts-2.xml", "/posts-1.xml"])
        for index in known.indices { known[index].read = look.adding(seconds: 1) }
        #expect(paths(known).isEmpty)
    }

    @Test func `neither lists of tags and people, nor what lies too deep, nor more than ten`() throws {
        let known = try [
            "category-sitemap.xml", "post_tag-sitemap.xml", "author-sitemap.xml",
            "wp-sitemap-taxonomies-category-1.xml",
            "wp-sitemap-users-1.xml", "wp-sitemap-posts-page-1.xml", "page-sitemap.xml", "image-sitemap.xml",
        ].map { try sitemap($0, "2024-11-14") }
        #expect(paths(known).isEmpty)
        #expect(try paths([sitemap("dalam.xml", "2024-11-14", depth: 4)]).isEmpty)
        let many = try (1...500).map { try sitemap("post-\($0).xml", "2024-11-14", position: $0) }
        #expect(paths(many).count == 10)
    }

    @Test func `what is not there takes no other's turn, and is tried ever more seldom`() throws {
        var known = try (1...12).map { try sitemap("post-\($0).xml", "2024-11-14T08:\($0 + 10):00+07:00") }
        for index in known.indices.suffix(10) { (known[index].failures, known[index].tried) = (1, look) }
        #expect(paths(known) == ["/post-2.xml", "/post-1.xml"])
        let tries = [(1, 4.0, false), (1, 5, true), (3, 19, false), (3, 20, true), (64, 1440, true)]
        for (failures, minutes, isDue) in tries {
            (known[0].failures, known[0].tried) = (failures, look.adding(seconds: -60 * minutes))
            #expect(paths([known[0]]).isEmpty == !isDue, "\(failures) failures, \(minutes) minutes")
        }
        // A clock that had run ahead for a while.
        known[0].tried = look.adding(seconds: 90_000)
        #expect(paths([known[0]]) == ["/post-1.xml"])
    }

    @Test func `where all are dated alike, those that have waited longest come first`() throws {
        var known = try (1...15).map { try sitemap("post-\($0).xml", "2024-11-14T08:00:00+07:00", position: $0) }
        let first = paths(known)
        #expect(first == (1...10).map { "/post-\($0).xml" })
        for index in known.indices where first.contains(known[index].address.path) {
            known[index].read = look.adding(seconds: -60)
            known[index].readModified = Publication("2024-11-14T07:59:00+07:00")
        }
        #expect(paths(known) == [11...15, 1...5].flatMap { $0.map { "/post-\($0).xml" } })
    }
}

/// Indexes as outlets have them and as they should not, over loopback.
@Suite struct SitemapIndexTests {
    private static func index(_ children: [(path: String, modified: String?)]) -> LoopbackAnswer {
        let items = children.map { child in
            "<sitemap><loc>\(child.path)</loc>\(child.modified.map { "<lastmod>\($0)</lastmod>" } ?? "")</sitemap>"
        }
        return .text("<?xml version=\"1.0\"?><sitemapindex>\(items.joined())</sitemapindex>")
    }

    private static func urls(_ paths: [String]) -> LoopbackAnswer {
        let items = paths.map { "<url><loc>\($0)</loc><lastmod>2024-11-14T08:00:00+07:00</lastmod></url>" }
        return .text("<?xml version=\"1.0\"?><urlset>\(items.joined())</urlset>")
    }

    private func monitor(_ server: LoopbackServer, in folder: TemporaryFolder, _ clock: ManualClock) async throws
        -> TestMonitor
    {
        let url = try #require(WebAddress(server.url("/sitemap.xml")))
        let source = Source(name: "hulu", url: url, kind: .sitemap, every: 60, isLocal: true)
        return try await TestMonitor.start([source], in: folder, clock: clock)
    }

    @Test func `an index leads to the articles of its newest sitemaps, and to nothing twice`() async throws {
        let clock = ManualClock()
        let server = try LoopbackServer { request in
            let isLater = clock.now() > (ZonedTime("2024-11-14T12:00:00+07:00")?.instant ?? clock.now())
            return switch request.path {
            case "/sitemap.xml":
                Self.index([
                    ("/post-1.xml", "2019-05-05"),
                    ("/post-2.xml", isLater ? "2024-11-14T11:00:00+07:00" : "2024-11-13"),
                    ("/category-sitemap.xml", "2024-11-14"),
                ])
            case "/post-2.xml": Self.urls(isLater ? ["/berita/1", "/berita/2"] : ["/berita/1"])
            case "/post-1.xml": Self.urls(["/berita/kuno"])
            case "/berita/1", "/berita/2": .text("%PDF-1.7")  // no article: settled at its first answer
            default: .text("", 404)
            }
        }
        let folder = try TemporaryFolder()
        var monitor = try await monitor(server, in: folder, clock)
        await monitor.settle()
        #expect(server.paths.filter { $0.hasPrefix("/berita") } == ["/berita/1"])
        await monitor.advance(seconds: 3600)
        try await monitor.stop()
        // Over a restart too, what has not changed is not read again.
        monitor = try await self.monitor(server, in: folder, clock)
        await monitor.advance(seconds: 3600)
        #expect(server.paths.filter { $0 == "/post-2.xml" }.count == 1)
        clock.set("2024-11-14T12:30:00+07:00")
        await monitor.settle()
        #expect(server.paths.filter { $0 == "/post-2.xml" }.count == 2)
        #expect(server.paths.filter { $0.hasPrefix("/berita") } == ["/berita/1", "/berita/2"])
        #expect(!server.paths.contains("/post-1.xml") && !server.paths.contains("/category-sitemap.xml"))
        try await monitor.stop()
    }

    @Test func `of an index of many years, oldest first, the newest sitemap is read`() async throws {
        let today = try #require(Day("2024-11-14")).serial
        let days = today - 1400...today
        let server = try LoopbackServer { request in
            switch request.path {
            case "/sitemap.xml": Self.index(days.map { ("/hari-\($0).xml", "\(Day(serial: $0))") })
            case "/hari-\(days.upperBound).xml": Self.urls(["/berita/baru"])
            default: .text("", 404)
            }
        }
        let folder = try TemporaryFolder()
        let monitor = try await monitor(server, in: folder, ManualClock())
        await monitor.settle()
        #expect(server.paths.contains("/berita/baru"))
        try await monitor.stop()
    }

    @Test func `sitemaps that are gone do not keep those that are there from being read`() async throws {
        let server = try LoopbackServer { request in
            switch request.path {
            case "/sitemap.xml":
                Self.index((10...24).reversed().map { ("/post-\($0).xml", "2024-11-14T08:\($0):00+07:00") })
            case "/post-10.xml": Self.urls(["/berita/baru"])
            default: .text("", 404)
            }
        }
        let folder = try TemporaryFolder()
        let monitor = try await monitor(server, in: folder, ManualClock())
        await monitor.settle()
        #expect(!server.paths.contains("/post-10.xml"))
        await monitor.advance(seconds: 120)
        #expect(server.paths.contains("/berita/baru"))
        // Those that answered 404 rest.
        #expect(server.paths.filter { $0 == "/post-24.xml" }.count == 1)
        try await monitor.stop()
    }

    @Test func `indexes that refer to themselves and to each other are read once a look`() async throws {
        let server = try LoopbackServer { request in
            switch request.path {
            case "/sitemap.xml": Self.index([("/sitemap.xml", nil), ("/a.xml", nil), ("/b.xml", "2024-11-14")])
            case "/a.xml": Self.index([("/a.xml", nil), ("/b.xml", nil), ("/sitemap.xml", nil), ("/c.xml", nil)])
            case "/b.xml": Self.index([("/a.xml", "2024-11-14"), ("/c.xml", nil)])
            case "/c.xml": Self.index([("/d.xml", nil), ("/a.xml", nil)])
            case "/d.xml": Self.index([("/e.xml", nil)])
            default: .text("", 404)
            }
        }
        let folder = try TemporaryFolder()
        let monitor = try await monitor(server, in: folder, ManualClock())
        await monitor.settle()
        for path in ["/sitemap.xml", "/a.xml", "/b.xml", "/c.xml"] {
            #expect(server.paths.filter { $0 == path }.count == 1, "\(path)")
        }
        #expect(server.paths.filter { $0 == "/d.xml" }.count == 1)
        #expect(!server.paths.contains("/e.xml"))  // four indexes deep
        try await monitor.stop()
    }
}
