import Detection
import Journal
import Logging
import Model
import TestSupport
import Testing

@testable import Fetching
@testable import Monitor

/// Desk, journal and fetcher as the daemon wires them, over loopback and by a clock that a test turns.
struct TestMonitor {
    let journal: Journal
    let desk: Desk
    let fetcher: Fetcher
    let clock: ManualClock
    private let client: HTTPClient

    /// Begins a run over what an earlier one left in the folder.
    static func start(
        _ sources: [Source],
        in folder: TemporaryFolder,
        clock: ManualClock,
        settings change: (inout FetchSettings) -> Void = { _ in }
    ) async throws -> TestMonitor {
        let journal = try await Journal.open(
            JournalSettings(stateFolder: folder.path + "/state", logFolder: folder.path + "/logs"),
            clock: clock
        )
        try await journal.setSources(sources)
        let pack = try #require(DeskTests.pack)
        let byName = Dictionary(sources.map { ($0.name, $0) }) { first, _ in first }
        var settings = FetchSettings(contact: "redaksi@contoh.id")
        settings.grace = 0.2
        change(&settings)
        let client = HTTPClient(settings: settings.wire, clock: clock)
        let relay = Relay()
        let desk = Desk(
            journal: journal,
            knowledge: CurrentKnowledge(Knowledge(pack: pack, analyst: Analyst(pack: pack), sources: byName)),
            work: WorkQueue(width: 2),
            clock: clock,
            log: Logger(label: "test", factory: { _ in SwiftLogNoOpLogHandler() }),
            fetching: relay
        )
        let fetcher = Fetcher(settings: settings, client: client, clock: clock, pace: clock, randomSeed: 7) {
            await desk.take($0)
        }
        relay.set(fetcher)
        let monitor = TestMonitor(journal: journal, desk: desk, fetcher: fetcher, clock: clock, client: client)
        await fetcher.watch(sources, remembering: try await Watch.memories(of: sources, in: journal))
        try await desk.resume()
        return monitor
    }

    /// What has to be done by the clock, over this journal.
    func upkeep(_ retention: Configuration.Retention = Configuration.Retention()) -> Upkeep {
        Upkeep(
            journal: journal,
            knowledge: desk.knowledge,
            clock: clock,
            log: Logger(label: "test", factory: { _ in SwiftLogNoOpLogHandler() }),
            fetching: fetcher,
            retention: retention
        )
    }

    /// Lets everything that is due happen, and all that follows from it at this time.
    func settle() async {
        await fetcher.enqueue([])
        while await !fetcher.isIdle { await Task.yield() }
    }

    func advance(seconds: Double) async {
        clock.advance(seconds: seconds)
        await settle()
    }

    func stop() async throws {
        await fetcher.shutDown()
        await client.shutDown()
        try await journal.close()
    }

    func events(_ type: EventType) async throws -> Int {
        try await journal.events(from: 1, limit: 1000).count { $0.type == type }
    }
}

@Suite struct RestartTests {
    /// Ten entries, one every 20 minutes; no article answers.
    private static func feed(newest: String = "2024-11-14T08:50:00+07:00") -> String {
        let last = ZonedTime(newest)?.instant ?? Timestamp(seconds: 0)
        let items = (0..<10).map { number in
            let time = last.adding(seconds: Double(-1200 * number)).at(.jakarta)
            return
                "<item><title>Berita \(number)</title><link>/berita/\(number)</link><dc:date>\(time)</dc:date></item>"
        }
        return """
            <?xml version="1.0"?><rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel>
            <title>Sampit Raya</title>\(items.joined())</channel></rss>
            """
    }

    private static func source(_ server: LoopbackServer, _ path: String = "/feed") throws -> Source {
        Source(name: "sampit-raya", url: try #require(WebAddress(server.url(path))), every: 60, isLocal: true)
    }

    @Test func `after a restart a source sends its validators and keeps the interval it learnt`() async throws {
        let server = try LoopbackServer { request in
            switch request.path {
            case "/feed":
                request.headers["if-none-match"] == "\"v1\""
                    ? .response(304) : .text(Self.feed(), headers: [("ETag", "\"v1\"")])
            default: .text("", 404)
            }
        }
        let (folder, clock) = (try TemporaryFolder(), ManualClock())
        let sources = [try Self.source(server)]
        var monitor = try await TestMonitor.start(sources, in: folder, clock: clock)
        await monitor.settle()
        #expect(server.paths.filter { $0 == "/feed" }.count == 1)
        await monitor.advance(seconds: 62)
        #expect(server.paths.filter { $0 == "/feed" }.count == 2)
        try await monitor.stop()

        clock.advance(seconds: 10)
        monitor = try await TestMonitor.start(sources, in: folder, clock: clock)
        await monitor.settle()
        // It publishes every 20 minutes, so that it is due 10 minutes after its last look, restart or not.
        #expect(server.paths.filter { $0 == "/feed" }.count == 2)
        await monitor.advance(seconds: 580)
        #expect(server.paths.filter { $0 == "/feed" }.count == 2)
        await monitor.advance(seconds: 40)
        let looks = server.requests.filter { $0.path == "/feed" }
        #expect(looks.count == 3)
        #expect(looks.last?.headers["if-none-match"] == "\"v1\"")
        let memory = try #require(await monitor.fetcher.memory(of: "sampit-raya"))
        #expect(memory.schedule.interval == 600)
        try await monitor.stop()
    }

    @Test func `after a restart a failing source keeps its back-off, and is told silent once`() async throws {
        let server = try LoopbackServer { $0.path == "/feed" ? .text("", 500) : .text("", 404) }
        let (folder, clock) = (try TemporaryFolder(), ManualClock())
        let sources = [try Self.source(server)]
        var monitor = try await TestMonitor.start(sources, in: folder, clock: clock)
        for _ in 1...12 { await monitor.advance(seconds: 3600) }
        #expect(try await monitor.events(.sourceSilent) == 1)
        let before = try #require(await monitor.fetcher.memory(of: "sampit-raya"))
        #expect(before.schedule.failures >= 5)
        try await monitor.stop()
        let asked = server.paths.filter { $0 == "/feed" }.count

        monitor = try await TestMonitor.start(sources, in: folder, clock: clock)
        await monitor.settle()
        #expect(server.paths.filter { $0 == "/feed" }.count == asked)
        #expect(await monitor.fetcher.memory(of: "sampit-raya")?.schedule.failures == before.schedule.failures)
        // Dead for a month, it is still tried about once a day, and not told of again.
        for _ in 1...30 { await monitor.advance(seconds: 86_400 * 1.25) }
        #expect(server.paths.filter { $0 == "/feed" }.count >= asked + 30)
        #expect(try await monitor.events(.sourceSilent) == 1)
        try await monitor.stop()
    }

    @Test func `a source that stops publishing is told silent once, over a restart too, and recovered after`()
        async throws
    {
        let (folder, clock) = (try TemporaryFolder(), ManualClock())
        let server = try LoopbackServer { request in
            guard request.path == "/feed" else { return .text("", 404) }
            let isBack = clock.now() >= (ZonedTime("2024-11-17T00:00:00+07:00")?.instant ?? clock.now())
            return .text(isBack ? Self.feed(newest: "2024-11-16T23:50:00+07:00") : Self.feed())
        }
        let sources = [try Self.source(server)]
        var monitor = try await TestMonitor.start(sources, in: folder, clock: clock)
        for _ in 1...12 { await monitor.advance(seconds: 3600) }
        #expect(try await monitor.events(.sourceSilent) == 1)
        try await monitor.stop()
        monitor = try await TestMonitor.start(sources, in: folder, clock: clock)
        for _ in 1...12 { await monitor.advance(seconds: 3600) }
        #expect(try await monitor.events(.sourceSilent) == 1)
        #expect(try await monitor.events(.sourceRecovered) == 0)
        clock.set("2024-11-17T00:10:00+07:00")
        await monitor.settle()
        #expect(try await monitor.events(.sourceRecovered) == 1)
        try await monitor.stop()
    }

    @Test func `an article that was still to be read is read though its source is named otherwise now`() async throws {
        let (folder, clock) = (try TemporaryFolder(), ManualClock())
        let mended = clock.now().adding(seconds: 31)
        let server = try LoopbackServer { request in
            switch request.path {
            case "/feed": .text(Self.feed())
            case "/robots.txt": .text("", 404)
            default: clock.now() < mended ? .text("", 503) : .text("%PDF-1.7")  // settled at once
            }
        }
        var source = try Self.source(server)
        var monitor = try await TestMonitor.start([source], in: folder, clock: clock)
        await monitor.advance(seconds: 30)
        try await monitor.stop()
        let before = server.paths.count
        source.name = "sampit-raya-id"
        monitor = try await TestMonitor.start([source], in: folder, clock: clock)
        for _ in 1...20 { await monitor.advance(seconds: 60) }
        let asked = Set(server.paths[before...].filter { $0.hasPrefix("/berita/") })
        #expect(asked == Set((0..<10).map { "/berita/\($0)" }))
        let coverage = try await monitor.journal.coverageSoFar()
        #expect(coverage.map(\.balance.pendingAtClose) == [0, 0])
        #expect(coverage.count == 2 && coverage.allSatisfy(\.balance.holds))
        try await monitor.stop()
    }

    @Test func `no host is asked sooner because of a restart, not even for its robots.txt`() async throws {
        let server = try LoopbackServer { request in
            switch request.path {
            case "/robots.txt": .text("User-agent: *\nCrawl-delay: 30")
            case "/feed": .text(Self.feed())
            default: .text("", 404)
            }
        }
        let (folder, clock) = (try TemporaryFolder(), ManualClock())
        let sources = [try Self.source(server)]
        var monitor = try await TestMonitor.start(sources, in: folder, clock: clock)
        await monitor.settle()
        await monitor.advance(seconds: 30)
        #expect(server.paths == ["/robots.txt", "/feed"])
        try await monitor.stop()

        monitor = try await TestMonitor.start(sources, in: folder, clock: clock)
        await monitor.advance(seconds: 29)
        #expect(server.paths.count == 2)
        await monitor.advance(seconds: 2)
        #expect(server.paths.count == 3)
        try await monitor.stop()
    }

    @Test func `a feed that turned into a page is a failure each time, never unchanged`() async throws {
        let page = "<!DOCTYPE html><html><head><title>Beranda</title></head><body><p>Selamat datang.</p></body></html>"
        let server = try LoopbackServer { $0.path == "/feed" ? .html(page) : .text("", 404) }
        let (folder, clock) = (try TemporaryFolder(), ManualClock())
        var source = try Self.source(server)
        source.kind = .feed
        let monitor = try await TestMonitor.start([source], in: folder, clock: clock)
        for _ in 1...12 { await monitor.advance(seconds: 3600) }
        let fetches = try #require(await monitor.journal.coverageSoFar().first).fetches
        #expect(fetches.reached == 0)
        #expect(fetches[.notNews] >= 4)
        #expect(await monitor.fetcher.memory(of: "sampit-raya")?.schedule.failures ?? 0 >= 4)
        try await monitor.stop()
    }
}
