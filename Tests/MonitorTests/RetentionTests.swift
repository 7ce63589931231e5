import Journal
import Model
import TestSupport
import Testing

@testable import Monitor

/// What is too old is forgotten by the clock, and clocks are wrong at times.
@Suite struct RetentionTests {
    private static let page = LoopbackAnswer.html(
        """
        <!DOCTYPE html><html lang="id"><head><meta charset="utf-8"><title>Harga Cabai Naik</title>
        <meta property="og:type" content="article"></head><body><article><h1>Harga Cabai Naik</h1>
        <div class="entry-content"><p>SAMPIT – Harga cabai rawit di pasar induk naik, kata para pedagang, Kamis pagi.</p>
        <p>Pasokan dari daerah tetangga berkurang karena hujan yang turun sejak awal pekan ini.</p></div></article></body></html>
        """
    )

    /// A monitor that has read one article, and its upkeep with a retention of 400 days.
    private struct Bench {
        let folder: TemporaryFolder
        let server: LoopbackServer
        let monitor: TestMonitor
        let upkeep: Upkeep
        let clock = ManualClock("2024-11-14T09:00:00+07:00")

        init() async throws {
            folder = try TemporaryFolder()
            server = try LoopbackServer { $0.path == "/berita" ? RetentionTests.page : .text("", 404) }
            let url = try #require(WebAddress(server.url("/berita")))
            let source = Source(name: "sampit-raya", url: url, kind: .page, every: 60, isLocal: true)
            monitor = try await TestMonitor.start([source], in: folder, clock: clock)
            await monitor.settle()
            var retention = Configuration.Retention()
            retention.articleText = 400
            upkeep = monitor.upkeep(retention)
        }

        /// How many texts there were still, which are forgotten by this.
        func texts() async throws -> Int {
            try await monitor.journal.forgetTexts(before: clock.now().adding(seconds: 86_400 * 1000))
        }
    }

    @Test func `a clock that runs years ahead for some seconds takes no text away`() async throws {
        let bench = try await Bench()
        await bench.upkeep.turn()
        bench.clock.advance(seconds: 86_400 * 500)
        await bench.upkeep.turn()
        bench.clock.advance(seconds: 5)
        await bench.upkeep.turn()
        bench.clock.set("2024-11-14T09:10:00+07:00")
        for _ in 1...30 {
            bench.clock.advance(seconds: 300)
            await bench.upkeep.turn()
        }
        #expect(try await bench.texts() == 1)
        try await bench.monitor.stop()
    }

    @Test func `what is too old is forgotten once the clock has run steadily for an hour`() async throws {
        let bench = try await Bench()
        bench.clock.advance(seconds: 86_400 * 500)
        for _ in 1...13 {
            bench.clock.advance(seconds: 300)
            await bench.upkeep.turn()
        }
        #expect(try await bench.texts() == 0)
        try await bench.monitor.stop()
    }
}
