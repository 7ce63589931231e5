@preconcurrency import Dispatch
import FoundationEssentials
import GRDB
import Model
import Synchronization
import TestSupport
import Testing

@testable import Journal

/// Figures, not verdicts: `make bench` keeps them. By themselves:
/// `NETRA_MEASURE=1 swift test -c release -Xswiftc -enable-testing --filter Measurements`.
@Suite(.serialized, .enabled(if: ProcessInfo.processInfo.environment["NETRA_MEASURE"] != nil))
struct Measurements {
    private let clock = ContinuousClock()

    private func report(_ what: String, _ number: Int, _ unit: String, in time: Duration) {
        let seconds = Double(time.components.seconds) + Double(time.components.attoseconds) / 1e18
        print("measured: \(what): \(Int(Double(number) / seconds)) \(unit) a second")
    }

    @Test func `alerts through journal, evidence and log`() async throws {
        let desk = try Desk()
        let journal = try await desk.open()
        try await journal.setWebhooks([WebhookSubscription(name: "semua") { $0.time }])
        let readings = (0..<10_000).map { Sample.alerting($0, story: Sample.story($0)) }
        let time = try await clock.measure {
            try await withThrowingTaskGroup(of: Void.self) { group in
                for (index, reading) in readings.enumerated() {
                    if index >= 256 { try await group.next() }
                    group.addTask { _ = try await journal.record(reading) }
                }
                try await group.waitForAll()
            }
        }
        report("alerts, 256 at once", readings.count, "events", in: time)
        #expect(LogVerifier.verify(directory: desk.logs, head: await journal.head).isEndVouched)
        try await journal.close()
    }

    private func milliseconds(_ time: Duration) -> Double {
        (time / .microseconds(1)).rounded() / 1000
    }

    /// From the article read to the line that is durable, beside the time that this disk takes for one fsync.
    @Test func `fifty alerts a second`() async throws {
        let desk = try Desk()
        let journal = try await desk.open()
        let disk = try AppendFile(path: desk.folder.path + "/disk", size: 0, calls: SystemCalls())
        let block = [UInt8](repeating: 1, count: 4096)
        var times: [Duration] = []
        var syncs: [Duration] = []
        let ticks = AsyncStream<Void> { ticks in
            let timer = DispatchSource.makeTimerSource(queue: DispatchQueue(label: "ticks"))
            timer.setEventHandler { ticks.yield() }
            timer.schedule(deadline: .now(), repeating: .milliseconds(20))
            timer.resume()
            let held = Mutex(timer as any DispatchSourceTimer)
            ticks.onTermination = { _ in held.withLock { $0.cancel() } }
        }
        for await _ in ticks {
            let number = times.count
            let reading = Sample.alerting(number, story: Sample.story(number))
            times.append(try await clock.measure { _ = try await journal.record(reading) })
            if number % 5 == 0 {
                try disk.append(block)
                syncs.append(try clock.measure { try disk.sync() })
            }
            if times.count == 750 { break }
        }
        times.sort()
        syncs.sort()
        print(
            "measured: alert read to line durable, 50 a second: p50 \(milliseconds(times[375])) ms,"
                + " p99 \(milliseconds(times[742])) ms; one fsync of this disk: p50 \(milliseconds(syncs[75])) ms,"
                + " p99 \(milliseconds(syncs[148])) ms"
        )
        try await journal.close()
    }

    @Test func `start`() async throws {
        let desk = try Desk()
        let journal = try await desk.open()
        for _ in 0..<200 {
            try await withThrowingTaskGroup(of: Void.self) { group in
                for _ in 0..<500 {
                    group.addTask { _ = try await journal.append(MonitorStopped(reason: "ukur"), at: desk.clock.now()) }
                }
                try await group.waitForAll()
            }
        }
        try await journal.close()
        let database = try DatabaseQueue(path: desk.settings.databasePath)
        try await database.write { db in
            try db.execute(
                sql: """
                    WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1000000)
                    INSERT INTO articles (canonical, first_seen, last_read, digest)
                        SELECT 'https://sampit-raya.example/' || i, i, i, 'sha256:' || i FROM n;
                    INSERT INTO versions (article, seen, digest, title, text, details)
                        SELECT id, first_seen, digest, 'Camat', hex(randomblob(100)), '{}' FROM articles;
                    INSERT INTO addresses (address, source, discovered, outcome, due, settled, article)
                        SELECT canonical, 'sampit-raya', first_seen, 'no-match', 0, first_seen, id FROM articles;
                    """
            )
        }
        try database.close()
        let begin = clock.now
        let again = try await desk.open()
        let time = clock.now - begin
        print("measured: start with 1,000,000 articles and 100,000 events: \(milliseconds(time)) ms")
        try await again.close()
    }

    /// Resident memory through 366 days that are closed one after another, some hundred events each.
    @Test func `a year`() async throws {
        let desk = try Desk()
        let journal = try await desk.open()
        try await journal.setSources([Source(name: "sampit-raya", url: Sample.address(0), region: "62.02")])
        let daily = 300
        var sizes: [Int] = []
        for day in 0..<366 {
            try await withThrowingTaskGroup(of: Void.self) { group in
                for number in day * daily..<(day + 1) * daily {
                    // Every third raises an alert; all are indexed, to be found as stories again.
                    let (story, isAlert) = (Sample.story(number), number % 3 == 0)
                    let reading = isAlert ? Sample.alerting(number, story: story) : Sample.silent(number, story: story)
                    group.addTask { _ = try await journal.record(reading) }
                    group.addTask { _ = try await journal.append(MonitorStopped(reason: "ukur"), at: desk.clock.now()) }
                }
                try await group.waitForAll()
            }
            desk.clock.advance(seconds: 86_400)
            try await journal.flush()
            if [0, 60, 182, 365].contains(day) {
                let pages = try ReadFile.bytes(of: "/proc/self/statm").split(separator: 0x20)[1]
                sizes.append((Int(String(decoding: pages, as: UTF8.self)) ?? 0) * 4 / 1024)
            }
        }
        let events = await journal.head.seq
        print(
            "measured: a year of \(daily) articles a day, \(events) events: \(sizes[0]) MiB after its first day,"
                + " \(sizes[1]) MiB after two months, \(sizes[2]) MiB after six, \(sizes[3]) MiB at its end"
        )
        try await journal.close()
    }

    @Test func `deliveries settled`() async throws {
        let desk = try Desk()
        let journal = try await desk.open()
        try await journal.setWebhooks([WebhookSubscription(name: "semua") { $0.time }])
        for _ in 0..<40 {
            try await withThrowingTaskGroup(of: Void.self) { group in
                for _ in 0..<250 {
                    group.addTask { _ = try await journal.append(MonitorStopped(reason: "ukur"), at: desk.clock.now()) }
                }
                try await group.waitForAll()
            }
        }
        let time = try await clock.measure {
            while true {
                let owed = try await journal.owed(webhook: "semua", limit: 64, now: desk.clock.now())
                if owed.isEmpty { break }
                try await withThrowingTaskGroup(of: Void.self) { group in
                    for delivery in owed {
                        group.addTask {
                            try await journal.settle([Settlement(delivery, .accepted, at: desk.clock.now())])
                        }
                    }
                    try await group.waitForAll()
                }
            }
        }
        report("deliveries settled, 64 at once", 10_000, "deliveries", in: time)
        try await journal.close()
    }

    @Test func `verify`() throws {
        let folder = try TemporaryFolder()
        var chain = Chain(nonce: "ukur", head: .none, roll: DayRoll(open: Day(serial: 20_041), zone: .jakarta))
        let alert = Sample.alert(1, article: Sample.article(1))
        let payload = try JSONText.bytes(of: AlertOpened(alert: alert))
        var bytes: [UInt8] = []
        var lines = 0
        while bytes.count < 200 << 20 {
            let event = chain.join(.alertOpened, payload: payload, alert: nil, at: Timestamp(seconds: 1_731_549_600))
            bytes += event.line + [0x0A]
            lines += 1
        }
        try Data(bytes).write(to: URL(filePath: "\(folder.path)/alerts-2024-11-14.jsonl"))
        let head = chain.head
        let time = clock.measure { #expect(LogVerifier.verify(directory: folder.path, head: head).isEndVouched) }
        report("verify, lines of \(bytes.count / lines) bytes", bytes.count / 1_000_000, "MB", in: time)
    }
}
