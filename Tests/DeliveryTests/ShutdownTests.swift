import Journal
import Model
import TestSupport
import Testing

@testable import Delivery

@Suite struct ShutdownTests {
    /// Whatever is going on when it comes: events on their way into the journal, out of it, or being settled.
    @Test(.timeLimit(.minutes(2)), arguments: 0..<40)
    func `a shutdown ends soon at whatever moment it comes`(_ round: Int) async throws {
        let post = try await Post()
        let receiver = try Receiver()
        try await post.courier.serve([try post.webhook(receiver.url), try post.webhook(receiver.url, name: "other")])
        let journal = post.journal
        let now = post.clock.now()
        let busy = Task {
            for number in 0..<20 { _ = try await journal.append(MonitorStopped(reason: "number \(number)"), at: now) }
        }
        _ = await receiver.next(1 + round % 13)
        // One that hangs is ended by the test's time limit.
        await post.courier.shutDown()
        try await busy.value
        let counts = try await post.counts("other")
        #expect(counts.accepted + counts.owed == 20)
        try await post.end()
    }
}
