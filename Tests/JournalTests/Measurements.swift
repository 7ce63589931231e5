import FoundationEssentials
import Model
import TestSupport
import Testing

@testable import Journal

/// Figures, not verdicts: `NETRA_MEASURE=1 swift test -c release -Xswiftc -enable-testing --filter Measurements`.
@Suite(.serialized, .enabled(if: ProcessInfo.processInfo.environment["NETRA_MEASURE"] != nil))
struct Measurements {
    private let clock = ContinuousClock()

    private func report(_ what: String, _ number: Int, _ unit: String, in time: Duration) {
        let seconds = Double(time.components.seconds) + Double(time.components.attoseconds) / 1e18
        print("\(what): \(Int(Double(number) / seconds)) \(unit) a second (\(number) in \(seconds) s)")
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

    @Test func `one alert after another`() async throws {
        let desk = try Desk()
        let journal = try await desk.open()
        var times: [Duration] = []
        for number in 0..<1000 {
            let reading = Sample.alerting(number, story: Sample.story(number))
            times.append(try await clock.measure { _ = try await journal.record(reading) })
        }
        times.sort()
        print("record, alone: p50 \(times[500]), p99 \(times[990])")
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
                        group.addTask { try await journal.settle(delivery, .accepted, at: desk.clock.now()) }
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
        let payload = try JSONText.encode(AlertOpened(alert: alert))
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
