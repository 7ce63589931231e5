import ArgumentParser
import Delivery
import Fetching
import FoundationEssentials
import Journal
import Model

/// Why: after an outage, what is owed must go out quickly, whoever else is down.
struct DrainOutbox: AsyncParsableCommand {
    @Option(help: "Deliveries that are owed to each webhook.")
    var owed = 100_000

    @Option(help: "Messages on their way at once.")
    var inFlight = 1

    @Option(help: "Where a second webhook posts, which is owed as much.")
    var beside: String?

    @Argument(help: "Where messages are posted; the answer repeats their webhook-id in the header x-id.")
    var address: String

    func run() async throws {
        let ground = try await Ground()
        let stopwatch = Stopwatch()
        var webhooks = [
            try ground.webhook("fast", at: address, format: TimedFormat(webhook: 0, stopwatch: stopwatch))
        ]
        webhooks[0].maximumInFlight = inFlight
        if let beside { webhooks.append(try ground.webhook("dead", at: beside)) }
        let journal = ground.journal
        try await journal.setWebhooks(webhooks.map(\.subscription))
        let began = ContinuousClock.now
        try await withThrowingTaskGroup(of: Void.self) { group in
            for number in 0..<owed {
                if number >= 512 { try await group.next() }
                group.addTask {
                    _ = try await journal.append(AlertOpened(alert: Ground.alert(number)), at: SystemClock().now())
                }
            }
            try await group.waitForAll()
        }
        let recorded = Double(owed) / (ContinuousClock.now - began).seconds
        Usage.forgetPeak()
        let (resident, before) = (Usage.residentBytes, Usage())
        let start = ContinuousClock.now
        try await ground.courier.serve(webhooks)
        await stopwatch.wait(for: owed)
        let time = (ContinuousClock.now - start).seconds
        let grown = max(0, Usage.peakSinceForgotten - resident)
        print(
            "recorded_per_second=\(recorded.text(0)) accepted=\(owed) seconds=\(time.text(1)) per_second=\((Double(owed) / time).text(0)) "
                + "cpu_s=\((Usage().cpu - before.cpu).text(1)) grown_mb=\((Double(grown) / 1e6).text(1))"
        )
        await ground.clear()
    }
}
