import Journal
import Model
import TestSupport
import Testing

@testable import Delivery

@Suite struct ThroughputTests {
    /// A backlog is drained by far more than an outage leaves; the figure itself belongs to the benchmarks.
    @Test func `a backlog of a thousand drains, and a dead receiver beside it does not slow it`() async throws {
        let post = try await Post(settings: CourierSettings(grace: 0.1))
        let (dead, fast) = (try Receiver { _ in .silence }, try Receiver())
        let webhooks = [try post.webhook(dead.url, name: "dead"), try post.webhook(fast.url, name: "fast")]
        try await post.journal.setWebhooks(webhooks.map(\.subscription))
        let journal = post.journal
        let now = post.clock.now()
        try await withThrowingTaskGroup(of: Void.self) { group in
            for number in 0..<1000 {
                group.addTask { _ = try await journal.append(MonitorStopped(reason: "number \(number)"), at: now) }
            }
            try await group.waitForAll()
        }
        try await post.courier.serve(webhooks)
        let requests = await fast.next(1000)

        let order = requests.compactMap { $0.headers["webhook-id"] }
        #expect(order == (try await post.log()).prefix(1000).map(\.id))
        try await post.end()
    }
}
