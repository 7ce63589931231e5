import Delivery
import Journal
import Model
import TestSupport
import Testing

@testable import Fetching
@testable import Monitor

/// Articles read again, from the journal's due times through upkeep, fetcher and desk, over loopback.
@Suite struct RereadingTests {
    private static func page(_ title: String, _ text: [String]) -> LoopbackAnswer {
        .html(
            """
            <!DOCTYPE html><html lang="id"><head><meta charset="utf-8"><title>\(title)</title>
            <meta property="og:type" content="article"></head><body><article><h1>\(title)</h1>
            <div class="entry-content">\(text.map { "<p>\($0)</p>" }.joined())</div></article></body></html>
            """
        )
    }

    private static let market = [
        "SAMPIT – Harga cabai rawit di pasar induk naik menjelang akhir pekan, kata para pedagang, Kamis pagi.",
        "Pedagang menyebut pasokan dari daerah tetangga berkurang karena hujan yang turun sejak awal pekan ini.",
        "Dinas perdagangan setempat akan memantau harga di tiga pasar sampai pekan depan dan melaporkannya.",
    ]
    private static let camat =
        "Bawaslu menerima laporan camat yang diduga mengajak warga memilih pasangan calon bupati nomor urut 2."

    private static func feed(_ paths: [String]) -> LoopbackAnswer {
        let items = paths.map { "<item><title>Berita \($0)</title><link>\($0)</link></item>" }
        return .text("<?xml version=\"1.0\"?><rss version=\"2.0\"><channel>\(items.joined())</channel></rss>")
    }

    private struct Bench {
        let monitor: TestMonitor
        let upkeep: Upkeep

        init(_ server: LoopbackServer, in folder: TemporaryFolder, clock: ManualClock) async throws {
            let url = try #require(WebAddress(server.url("/feed")))
            let source = Source(name: "sampit-raya", url: url, region: "62.02", every: 60, isLocal: true)
            monitor = try await TestMonitor.start([source], in: folder, clock: clock)
            upkeep = monitor.upkeep()
        }

        func advance(hours: Double) async {
            monitor.clock.advance(seconds: hours * 3600)
            await upkeep.turn()
            await monitor.settle()
        }
    }

    @Test func `an article is read again after 1, 6 and 24 hours and 7 days, with conditions, also over a restart`()
        async throws
    {
        let server = try LoopbackServer { request in
            switch request.path {
            case "/feed": Self.feed(["/berita/1"])
            case "/berita/1":
                request.headers["if-none-match"] == "\"v1\""
                    ? .response(304)
                    : LoopbackAnswer(
                        Self.page("Harga Cabai Naik", Self.market).steps.map { step in
                            guard case .send(let bytes) = step else { return step }
                            let text = String(decoding: bytes, as: UTF8.self)
                            return .send(
                                Array(text.replacing("Content-Length", with: "ETag: \"v1\"\r\nContent-Length").utf8)
                            )
                        }
                    )
            default: .text("", 404)
            }
        }
        let (folder, clock) = (try TemporaryFolder(), ManualClock())
        var bench = try await Bench(server, in: folder, clock: clock)
        await bench.monitor.settle()
        func readings() -> [Bool] {
            server.requests.filter { $0.path == "/berita/1" }.map { $0.headers["if-none-match"] != nil }
        }
        #expect(readings() == [false])
        await bench.advance(hours: 0.99)
        #expect(readings().count == 1)
        await bench.advance(hours: 0.02)
        #expect(readings() == [false, true])
        try await bench.monitor.stop()
        bench = try await Bench(server, in: folder, clock: clock)
        await bench.advance(hours: 5)
        #expect(readings() == [false, true, false])
        await bench.advance(hours: 18)
        await bench.advance(hours: 6 * 24)
        await bench.advance(hours: 30 * 24)
        #expect(readings() == [false, true, false, true, false])
        #expect(try await bench.monitor.journal.nextReread() == nil)
        let entry = try #require(await bench.monitor.journal.coverageSoFar().first)
        #expect(entry.balance.holds)
        try await bench.monitor.stop()
    }

    @Test func `an article that gains a statement by an edit raises its alert, and its removal is told`() async throws {
        let clock = ManualClock()
        let edited = clock.now().adding(seconds: 1800)
        let removed = clock.now().adding(seconds: 7200)
        let server = try LoopbackServer { request in
            switch request.path {
            case "/feed": Self.feed(["/berita/1"])
            case "/berita/1":
                clock.now() > removed
                    ? .text("", 410)
                    : Self.page("Harga Cabai Naik", Self.market + (clock.now() > edited ? [Self.camat] : []))
            default: .text("", 404)
            }
        }
        let folder = try TemporaryFolder()
        let bench = try await Bench(server, in: folder, clock: clock)
        await bench.monitor.settle()
        #expect(try await bench.monitor.events(.alertOpened) == 0)
        await bench.advance(hours: 1)
        #expect(try await bench.monitor.events(.alertOpened) == 1)
        await bench.advance(hours: 1.5)
        #expect(try await bench.monitor.events(.alertRemoved) == 1)
        #expect(try await bench.monitor.journal.coverageSoFar().first?.balance.holds == true)
        try await bench.monitor.stop()
    }

    @Test(arguments: ["/", "/berita/"])
    func `an alerted article that leads to the front page or a section was taken down, and is no edit`(
        place: String
    ) async throws {
        let clock = ManualClock()
        let removed = clock.now().adding(seconds: 1800)
        let server = try LoopbackServer { request in
            switch request.path {
            case "/feed": Self.feed(["/berita/camat-dilaporkan-ke-bawaslu"])
            case "/berita/camat-dilaporkan-ke-bawaslu":
                clock.now() > removed
                    ? .redirect(302, to: place)
                    : Self.page("Camat Dilaporkan ke Bawaslu", Self.market + [Self.camat])
            case "/": Self.page("Sampit Raya", Self.market)
            case "/berita/":
                .html("<title>Berita</title><h1>Berita</h1><div>\(Self.market.map { "<p>\($0)</p>" }.joined())</div>")
            default: .text("", 404)
            }
        }
        let folder = try TemporaryFolder()
        let bench = try await Bench(server, in: folder, clock: clock)
        await bench.monitor.settle()
        #expect(try await bench.monitor.events(.alertOpened) == 1)
        await bench.advance(hours: 1)
        #expect(try await bench.monitor.events(.alertRemoved) == 1)
        await bench.advance(hours: 24)
        #expect(try await bench.monitor.events(.alertRemoved) == 1)
        #expect(try await bench.monitor.events(.alertEdited) == 0)
        #expect(try await bench.monitor.journal.coverageSoFar().first?.balance.holds == true)
        try await bench.monitor.stop()
    }

    @Test func `an article that has moved under a new headline is the same one, edited`() async throws {
        let clock = ManualClock()
        let moved = clock.now().adding(seconds: 1800)
        let server = try LoopbackServer { request in
            switch request.path {
            case "/feed": Self.feed(["/berita/camat-diduga-ajak-warga-memilih"])
            case "/berita/camat-diduga-ajak-warga-memilih":
                clock.now() > moved
                    ? .redirect(301, to: "/berita/camat-bantah-ajak-warga-memilih")
                    : Self.page("Camat Diduga Ajak Warga Memilih", Self.market + [Self.camat])
            case "/berita/camat-bantah-ajak-warga-memilih":
                Self.page(
                    "Camat Bantah Ajak Warga Memilih",
                    Self.market + [Self.camat, "Camat itu membantah tuduhan tersebut kepada wartawan, Kamis."]
                )
            default: .text("", 404)
            }
        }
        let folder = try TemporaryFolder()
        let bench = try await Bench(server, in: folder, clock: clock)
        await bench.monitor.settle()
        await bench.advance(hours: 1)
        #expect(try await bench.monitor.events(.alertOpened) == 1)
        #expect(try await bench.monitor.events(.alertEdited) == 1)
        #expect(try await bench.monitor.events(.alertSighted) == 0)
        try await bench.monitor.stop()
    }

    @Test func `a single page is watched for change as a source, and not read again beside that`() async throws {
        let clock = ManualClock()
        let edited = clock.now().adding(seconds: 1800)
        let server = try LoopbackServer { request in
            guard request.path == "/klarifikasi" else { return .text("", 404) }
            let more = clock.now() > edited ? ["Camat itu membantah tuduhan tersebut kepada wartawan, Kamis."] : []
            return Self.page("Camat Dilaporkan ke Bawaslu", Self.market + [Self.camat] + more)
        }
        let folder = try TemporaryFolder()
        let url = try #require(WebAddress(server.url("/klarifikasi")))
        let source = Source(name: "halaman", url: url, kind: .page, every: 60, isLocal: true)
        let monitor = try await TestMonitor.start([source], in: folder, clock: clock)
        await monitor.settle()
        #expect(try await monitor.events(.alertOpened) == 1)
        #expect(try await monitor.events(.alertEdited) == 0)
        await monitor.advance(seconds: 3600)
        #expect(try await monitor.events(.alertEdited) == 1)
        #expect(try await monitor.events(.alertOpened) == 1)
        #expect(try await monitor.journal.nextReread() == nil)
        try await monitor.stop()
    }

    @Test func `what is read again never goes before what is new`() async throws {
        let server = try LoopbackServer { $0.path == "/robots.txt" ? .text("", 404) : .text("x") }
        func jobs(_ range: ClosedRange<Int>, _ purpose: FetchJob.Purpose) throws -> [FetchJob] {
            try range.map {
                FetchJob(address: try #require(WebAddress(server.url("/\($0)"))), purpose: purpose, isLocal: true)
            }
        }
        let settings = {
            var settings = FetchSettings(contact: "redaksi@contoh.id")
            settings.connectionsPerHost = 1
            return settings
        }()
        let client = HTTPClient(settings: settings.wire)
        let (stream, done) = AsyncStream.makeStream(of: Void.self)
        let fetcher = Fetcher(settings: settings, client: client) { _ in done.yield() }
        let left = await fetcher.offer(try jobs(100...199, .reread(source: "a")))
        // A host's line of these is bounded; the rest is offered again.
        #expect(left.count == 50)
        await fetcher.enqueue(try jobs(1...20, .article(source: "a")))
        var count = 0
        for await _ in stream {
            count += 1
            if count == 70 { break }
        }
        let order = server.paths.compactMap { Int($0.dropFirst()) }
        // Once what is new has come, nothing else goes before the last of it but what was on the wire already.
        let between = order.drop { $0 > 20 }.prefix { $0 != 20 }
        #expect(between.allSatisfy { $0 <= 20 })
        #expect(order.count == 70)
        await fetcher.shutDown()
        await client.shutDown()
    }
}
