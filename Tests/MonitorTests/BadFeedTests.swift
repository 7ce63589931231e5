import Journal
import Model
import Synchronization
import TestSupport
import Testing

@testable import Fetching
@testable import Monitor

/// Feeds as they should not be, from the wire to the journal: each has its named outcome, and what can be read is.
@Suite struct BadFeedTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let outcome: FetchOutcome
        let articles: [String]
        /// - Parameter: Which look it is, from 1.
        let answer: @Sendable (Int) -> LoopbackAnswer

        init(
            _ name: String,
            _ outcome: FetchOutcome,
            _ articles: [String],
            _ answer: @escaping @Sendable (Int) -> LoopbackAnswer
        ) {
            testDescription = name
            self.outcome = outcome
            self.articles = articles
            self.answer = answer
        }
    }

    private static func rss(_ items: String, prolog: String = "") -> LoopbackAnswer {
        .text("<?xml version=\"1.0\"?>\(prolog)<rss version=\"2.0\"><channel>\(items)</channel></rss>")
    }

    private static let one = "<item><title>Satu</title><link>/berita/1</link></item>"
    private static let two = "<item><title>Dua</title><link>/berita/2</link></item>"

    static let cases = [
        Case("HTML", .notNews, []) { _ in .html("<!DOCTYPE html><html><body><p>Selamat datang.</p></body></html>") },
        Case("a challenge", .blocked, []) { _ in
            .html("<html><head><title>Just a moment...</title></head><body>Checking your browser</body></html>")
        },
        Case("empty", .notNews, []) { _ in .text("") },
        Case("binary", .notNews, []) { _ in .response(body: [0x7F, 0x45, 0x4C, 0x46, 0, 0, 0, 1]) },
        Case("a DOCTYPE and no feed", .notNews, []) { _ in .text("<?xml version=\"1.0\"?><!DOCTYPE rss>") },
        Case("cut off", .fetched, ["/berita/1"]) { _ in
            .text("<?xml version=\"1.0\"?><rss version=\"2.0\"><channel>\(one)<item><title>Du")
        },
        Case("50 MB", .tooLarge, []) { _ in .response(body: [UInt8](repeating: 0x20, count: 50 << 20)) },
        Case("with a DTD", .fetched, ["/berita/1"]) { _ in
            rss(one, prolog: "<!DOCTYPE rss SYSTEM \"http://127.0.0.1:1/rss.dtd\" [<!ELEMENT rss ANY>]>")
        },
        Case("an entity bomb", .fetched, ["/berita/1"]) { _ in
            let bomb = (1...20).map { "<!ENTITY e\($0) \"&e\($0 - 1);&e\($0 - 1);&e\($0 - 1);\">" }.joined()
            return rss(
                "<title>&e20;</title>" + one,
                prolog: "<!DOCTYPE rss [<!ENTITY e0 \"tawa\">\(bomb)]>"
            )
        },
        Case("an external entity", .fetched, ["/berita/1"]) { _ in
            rss(
                "<item><title>&x;</title><link>/berita/1</link></item>",
                prolog: "<!DOCTYPE rss [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>"
            )
        },
        Case("no ids", .fetched, ["/berita/1", "/berita/2"]) { _ in rss(one + two) },
        Case("ids that change", .fetched, ["/berita/1"]) { look in
            rss("<item><guid isPermaLink=\"false\">\(look)</guid><title>Satu</title><link>/berita/1</link></item>")
        },
        Case("one id for all", .fetched, ["/berita/1", "/berita/2"]) { _ in
            rss((one + two).replacing("</item>", with: "<guid>sama</guid></item>"))
        },
        Case("entries without a link", .fetched, ["/berita/2"]) { _ in rss("<item><title>Satu</title></item>" + two) },
        Case("links that lead elsewhere than the web", .fetched, ["/berita/2"]) { _ in
            rss("<item><link>javascript:alert(1)</link></item><item><link>file:///etc/passwd</link></item>" + two)
        },
    ]

    @Test(arguments: cases)
    func `a feed`(_ case: Case) async throws {
        let looks = Looks()
        let server = try LoopbackServer { request in
            // What is no article is settled at its first answer.
            request.path == "/feed" ? `case`.answer(looks.next()) : .text("%PDF-1.7")
        }
        let folder = try TemporaryFolder()
        let url = try #require(WebAddress(server.url("/feed")))
        let source = Source(name: "a", url: url, kind: .feed, every: 60, isLocal: true)
        let monitor = try await TestMonitor.start([source], in: folder, clock: ManualClock())
        await monitor.settle()
        let fetches = try #require(await monitor.journal.coverageSoFar().first).fetches
        #expect(fetches[`case`.outcome] == 1 && fetches.total == 1, "\(fetches.counts)")
        await monitor.advance(seconds: 3600)
        await monitor.advance(seconds: 3600)
        // Each article once, however often the feed is read.
        #expect(server.paths.filter { $0.hasPrefix("/berita") } == `case`.articles)
        try await monitor.stop()
    }

    @Test func `dates in several languages are understood, and teach the schedule`() async throws {
        let dates = [
            "Kamis, 14 November 2024 08:00 WIB", "Thu, 14 Nov 2024 00:40:00 +0000", "14 Disember 2023, 07:00 WIB",
            "Kamis 14 Nopember 2024 | 07.20 WIB", "2024-11-14T07:00:00+07:00", "donderdag 14 november 2024 06:40 WIB",
            "14/11/2024 06:20", "令和六年十一月十四日",
        ]
        let items = dates.enumerated().map { "<item><link>/b/\($0)</link><pubDate>\($1)</pubDate></item>" }
        let server = try LoopbackServer { $0.path == "/feed" ? Self.rss(items.joined()) : .text("", 404) }
        let folder = try TemporaryFolder()
        let url = try #require(WebAddress(server.url("/feed")))
        let monitor = try await TestMonitor.start(
            [Source(name: "a", url: url, every: 60, isLocal: true)],
            in: folder,
            clock: ManualClock()
        )
        await monitor.settle()
        let rhythm = try #require(await monitor.fetcher.memory(of: "a")).schedule.rhythm
        #expect(rhythm.newest == ZonedTime("2024-11-14T08:00:00+07:00")?.instant)
        #expect(rhythm.longestPause > 300 * 86_400)  // from the Malay December on
        #expect(server.paths.filter { $0.hasPrefix("/b/") }.count == dates.count)
        try await monitor.stop()
    }

    /// What a feed announces holds while its rhythm is not known, within the ceiling; Cache-Control at any time.
    @Test(arguments: [
        ("<ttl>10</ttl>", "", 600.0),
        (
            "<sy:updatePeriod xmlns:sy=\"http://purl.org/rss/1.0/modules/syndication/\">hourly</sy:updatePeriod>", "",
            900
        ),
        ("", "max-age=240", 240), ("", "", 60), ("<ttl>5</ttl>", "max-age=600", 600),
    ])
    func `what the feed says is kept to`(hint: String, cacheControl: String, pause: Double) async throws {
        let server = try LoopbackServer { request in
            guard request.path == "/feed" else { return .text("", 404) }
            let body = "<?xml version=\"1.0\"?><rss version=\"2.0\"><channel>\(hint)\(Self.one)</channel></rss>"
            return .text(body, headers: cacheControl.isEmpty ? [] : [("Cache-Control", cacheControl)])
        }
        let folder = try TemporaryFolder()
        let url = try #require(WebAddress(server.url("/feed")))
        let monitor = try await TestMonitor.start(
            [Source(name: "a", url: url, every: 60, isLocal: true)],
            in: folder,
            clock: ManualClock()
        )
        await monitor.settle()
        // The first look taught what the second goes by.
        await monitor.advance(seconds: pause < 60 ? 62 : max(62, cacheControl.isEmpty ? 62 : pause * 1.03))
        let looks = server.paths.filter { $0 == "/feed" }.count
        #expect(looks == 2)
        await monitor.advance(seconds: pause - 1)
        #expect(server.paths.filter { $0 == "/feed" }.count == looks)
        await monitor.advance(seconds: pause * 0.03 + 2)
        #expect(server.paths.filter { $0 == "/feed" }.count == looks + 1)
        try await monitor.stop()
    }
}

/// Counts the looks that a server gets.
final class Looks: Sendable {
    private let count = Mutex(0)

    func next() -> Int {
        count.withLock { count in
            count += 1
            return count
        }
    }
}
