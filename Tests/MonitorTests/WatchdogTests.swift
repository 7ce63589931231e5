import Synchronization
import Testing

@testable import Monitor

@Suite struct WatchdogTests {
    /// A part that answers only when the test lets it.
    private final class Held: Sendable {
        private let waiting = Mutex<[CheckedContinuation<Void, Never>]>([])
        private let asked = AsyncStream.makeStream(of: Void.self)

        func answer() async {
            await withCheckedContinuation { continuation in
                waiting.withLock { $0.append(continuation) }
                asked.continuation.yield()
            }
        }

        func untilAsked() async { for await _ in asked.stream { return } }

        func letGo() {
            let held = waiting.withLock { waiting in
                defer { waiting = [] }
                return waiting
            }
            for continuation in held { continuation.resume() }
        }
    }

    @Test func `a sign of life goes out only when every part has answered`() async {
        let part = Held()
        let (signs, sign) = AsyncStream.makeStream(of: Void.self)
        let watchdog = Watchdog(
            parts: [.init(name: "net", answer: {}), .init(name: "journal", answer: { await part.answer() })],
            alive: { sign.yield() }
        )
        watchdog.ask()
        await part.untilAsked()
        #expect(watchdog.silent.contains("journal"))
        watchdog.ask()  // a second question while the first is open asks nobody twice
        part.letGo()
        var iterator = signs.makeAsyncIterator()
        _ = await iterator.next()
        #expect(watchdog.silent.isEmpty)
    }

    @Test func `after an answered round the next one asks again`() async {
        let (signs, sign) = AsyncStream.makeStream(of: Void.self)
        let watchdog = Watchdog(parts: [.init(name: "work", answer: {})], alive: { sign.yield() })
        var iterator = signs.makeAsyncIterator()
        for _ in 1...3 {
            watchdog.ask()
            _ = await iterator.next()
        }
        #expect(watchdog.silent.isEmpty)
    }
}
