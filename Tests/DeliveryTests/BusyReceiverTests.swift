import Fetching
import Journal
import Model
import TestSupport
import Testing

@testable import Delivery

/// Receivers that take nothing for a while: what is owed to them meanwhile, and when it comes.
@Suite struct BusyReceiverTests {
    private func lane(_ post: Post, _ webhook: Webhook) -> Lane {
        Lane(
            webhook,
            outbox: post.journal,
            carrier: post.client,
            mailer: MailClient(settings: post.client.settings),
            place: nil,
            settings: Post.patient,
            clock: post.clock,
            progress: DeliveryProgress(),
            pulse: { nil }
        )
    }

    /// Posts what is due, and waits until the outcome of all of it is recorded.
    private func deliver(_ lane: Lane, _ post: Post, tries: Int) async throws {
        _ = try await lane.deliverDue()
        while try await recorded(post) < tries { await Task.yield() }
    }

    private func recorded(_ post: Post) async throws -> Int {
        try await post.owed().map(\.attempts).reduce(0, +) + post.counts().accepted
    }

    @Test func `429 holds for all that is owed: nothing else is posted, and spends a try, before it is over`()
        async throws
    {
        let post = try await Post()
        let receiver = try Receiver {
            $0 == 3 ? .response(429, headers: [("Retry-After", "30")]) : .response(204)
        }
        let webhook = try post.webhook(receiver.url)
        try await post.journal.setWebhooks([webhook.subscription])
        let ids = try await post.happen(5)
        let lane = lane(post, webhook)
        try await deliver(lane, post, tries: 3)
        #expect(receiver.server.requests.count == 3)
        #expect(try await post.owed().map(\.attempts) == [1, 0, 0])
        #expect(try await lane.deliverDue() == 0)

        post.clock.advance(seconds: 30)
        _ = try await lane.deliverDue()
        let arrived = await receiver.next(6).map { $0.headers["webhook-id"] }
        #expect(arrived == [ids[0], ids[1], ids[2], ids[2], ids[3], ids[4]])
        try await post.end()
    }

    @Test func `a respite is never made shorter, and ends where the clock is set back`() {
        var respite = Respite()
        let now = Timestamp(seconds: 1_731_550_000)
        #expect(respite.left(at: now) == 0)
        respite.ask(for: 60, at: now)
        respite.ask(for: 5, at: now.adding(seconds: 10))
        #expect(respite.left(at: now.adding(seconds: 10)) == 50)
        #expect(respite.left(at: now.adding(seconds: 60)) == 0)
        #expect(respite.left(at: now.adding(seconds: -1)) == 0)
    }
}
