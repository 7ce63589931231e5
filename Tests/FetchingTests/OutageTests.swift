import Model
import Synchronization
import TestSupport
import Testing

@testable import Fetching

/// The monitor's own line is down, on a clock that the tests turn.
@Suite struct OutageTests {
    private let clock = ManualClock()
    private static let names = ["a", "b", "c"]

    private func sources(_ server: LoopbackServer) -> [Source] {
        Self.names.map { .local($0, "http://\($0).localhost:\(server.port)/feed", every: 60) }
    }

    /// - Parameter isDown: Whether this host cannot be reached.
    private func outlets(_ isDown: @escaping @Sendable (String) -> Bool) throws -> LoopbackServer {
        try LoopbackServer { request in
            if isDown(request.headers["host"] ?? "") { return LoopbackAnswer([.reset]) }
            return request.path == "/robots.txt" ? .text("", 404) : .text("<rss/>")
        }
    }

    /// Does what is due every so many seconds.
    private func pass(_ seconds: Double, every step: Double, _ fetcher: Fetcher) async {
        for _ in 0..<Int(seconds / step) {
            clock.advance(seconds: step)
            await fetcher.work()
            while await !fetcher.isIdle { await Task.yield() }
        }
    }

    /// Seconds until each is looked at again.
    private func waits(_ fetcher: Fetcher) async throws -> [Double] {
        var waits: [Double] = []
        for name in Self.names {
            waits.append(try #require(await fetcher.memory(of: name)?.due).seconds(since: clock.now()))
        }
        return waits
    }

    @Test(arguments: [true, false])
    func `after twelve hours without a line every source is looked at within a minute or so`(
        wasUpBefore: Bool
    ) async throws {
        let isDown = Atomic(!wasUpBefore)
        let server = try outlets { _ in isDown.load(ordering: .relaxed) }
        let outcomes = Mutex<[String: FetchOutcome]>([:])
        try await withFetcher(.test, clock: clock) { result in
            outcomes.withLock { $0[result.job.purpose.source] = result.outcome }
        } body: { fetcher in
            await fetcher.watch(sources(server))
            await pass(600, every: 30, fetcher)
            isDown.store(true, ordering: .relaxed)
            await pass(43_200, every: 900, fetcher)
            #expect(outcomes.withLock { Set($0.values) } == [.connectionFailed])
            let waits = try await waits(fetcher)
            #expect(waits.allSatisfy { $0 <= 75 })
            isDown.store(false, ordering: .relaxed)
            await pass(90, every: 30, fetcher)
            #expect(outcomes.withLock { $0.values.allSatisfy(\.isReached) && $0.count == 3 })
        }
    }

    @Test func `an outlet that is down beside others that answer is tried ever more seldom`() async throws {
        let server = try outlets { $0.hasPrefix("b.") }
        try await withFetcher(.test, clock: clock) { _ in
        } body: { fetcher in
            await fetcher.watch(sources(server))
            await pass(7200, every: 30, fetcher)
            let waits = try await waits(fetcher)
            #expect(waits[0] <= 62 && waits[2] <= 62)
            let asked = server.requests.count { $0.headers["host"]?.hasPrefix("b.") == true }
            #expect(asked <= 10, "\(asked)")
        }
    }

    @Test func `an article is told apart from the line it is asked for over: where any host answers, that is up`()
        async throws
    {
        let down = Mutex<[String]>([])
        let server = try outlets { host in down.withLock { $0.contains { host.hasPrefix($0) } } }
        let isUp = Mutex<[Bool]>([])
        let article = try #require(WebAddress("http://a.localhost:\(server.port)/berita/1"))
        try await withFetcher(.test, clock: clock) { result in
            if case .article = result.job.purpose { isUp.withLock { $0.append(result.isLineUp) } }
        } body: { fetcher in
            await fetcher.watch(sources(server))
            await pass(120, every: 30, fetcher)
            var job = FetchJob(address: article, purpose: .article(source: "a"), isLocal: true)
            for hosts in [["a."], ["a."], ["a.", "b.", "c."], ["a.", "b.", "c."], []] {
                down.withLock { $0 = hosts }
                await pass(1200, every: 60, fetcher)
                job.tried = clock.now().adding(seconds: -900)
                await fetcher.enqueue([job])
                await pass(60, every: 30, fetcher)
            }
        }
        #expect(isUp.withLock(\.self) == [true, true, false, false, true])
    }

    @Test func `a restart tries again before long what was met with silence, and only that`() async throws {
        let now = clock.now()
        var silent = SourceSchedule(floor: 60, ceiling: 900)
        var failing = silent
        for _ in 1...20 {
            _ = silent.next(after: now, isReached: false, isSilent: true, chance: 0.5)
            _ = failing.next(after: now, isReached: false, chance: 0.5)
        }
        let due = now.adding(seconds: 80_000)
        let memories = [
            "a": SourceMemory(schedule: silent, due: due), "b": SourceMemory(schedule: failing, due: due),
            "c": SourceMemory(schedule: silent, due: now.adding(seconds: 20)),
        ]
        let server = try outlets { _ in false }
        try await withFetcher(.test, clock: clock) { _ in
        } body: { fetcher in
            await fetcher.pause()
            await fetcher.watch(sources(server), remembering: memories)
            let waits = try await waits(fetcher)
            #expect(waits == [60, 80_000, 20])
        }
    }
}
