import FoundationEssentials
import Journal
import Model
import TestSupport
import Testing

@testable import Delivery

@Suite struct DigestTests {
    /// Everything waits for the next quarter of an hour.
    private static let routing = Routing(digest: DigestSchedule(period: 900, content: .all))

    private func digested(_ post: Post, _ url: String, format: any MessageFormat = StandardFormat()) throws -> Webhook {
        var webhook = try post.webhook(url)
        webhook.routing = Self.routing
        webhook.format = format
        return webhook
    }

    @Test func `what came in a period arrives in one signed message, each event with its hash`() async throws {
        let post = try await Post()
        let receiver = try Receiver()
        let webhook = try digested(post, receiver.url)
        _ = try await post.journal.setWebhooks([webhook.subscription])
        try await post.happen(5)
        post.clock.advance(seconds: 900)
        try await post.courier.serve([webhook])
        let request = try #require(await receiver.next().first)
        await post.courier.shutDown()
        let events = try await post.log()
        let list = events.map { String(decoding: $0.data, as: UTF8.self) }.joined(separator: ",")
        let expected = #"{"type":"webhook.digest","timestamp":"\#(events[4].time)","data":{"events":[\#(list)]}}"#
        #expect(String(decoding: request.body, as: UTF8.self) == expected)
        #expect(request.headers["webhook-id"] == Occasion.digest(events).id)
        #expect(receiver.server.requests.count == 1)
        #expect(try await post.counts().accepted == 5)
        try await post.end()
    }

    @Test func `a digest that fails comes again whole, with the same id and without what came since`() async throws {
        let post = try await Post()
        let receiver = try Receiver { $0 == 1 ? .response(500) : .response(204) }
        let webhook = try digested(post, receiver.url)
        _ = try await post.journal.setWebhooks([webhook.subscription])
        try await post.happen(3)
        post.clock.advance(seconds: 900)
        try await post.courier.serve([webhook])
        let first = await receiver.next()
        await post.courier.shutDown()
        try await post.happen(2)
        post.clock.advance(seconds: 10)
        let again = Courier(journal: post.journal, client: post.client, clock: post.clock, settings: Post.patient)
        try await again.serve([webhook])
        let second = await receiver.next()
        await again.shutDown()
        #expect(first[0].headers["webhook-id"] == second[0].headers["webhook-id"])
        #expect(first[0].body == second[0].body)
        #expect(try await post.owed().count == 2)
        try await post.end()
    }

    /// Tells two events a message.
    private struct Narrow: MessageFormat {
        func message(for occasion: Occasion, replyingTo receipt: String?) -> Message? {
            let events = occasion.events.prefix(2)
            return Message(body: Array(events.map(\.id).joined(separator: " ").utf8), headers: [], events: events.count)
        }
    }

    @Test func `what a message of the service cannot hold goes out with the next`() async throws {
        let post = try await Post()
        let receiver = try Receiver()
        let webhook = try digested(post, receiver.url, format: Narrow())
        _ = try await post.journal.setWebhooks([webhook.subscription])
        let ids = try await post.happen(5)
        post.clock.advance(seconds: 900)
        try await post.courier.serve([webhook])
        let told = await receiver.next(3).map { String(decoding: $0.body, as: UTF8.self) }
        await post.courier.shutDown()
        #expect(told == ["\(ids[0]) \(ids[1])", "\(ids[2]) \(ids[3])", ids[4]])
        #expect(try await post.counts().accepted == 5)
        try await post.end()
    }

    @Test func `a heartbeat says how far the log has come and what is reached`() async throws {
        let post = try await Post()
        let receiver = try Receiver()
        var webhook = try post.webhook(receiver.url)
        webhook.heartbeat = 3600
        try await post.happen(3)
        let head = await post.journal.head
        let courier = Courier(journal: post.journal, client: post.client, clock: post.clock, settings: Post.patient) {
            Heartbeat.Pulse(head: head, zone: .jakarta, configured: 60, covered: 52)
        }
        try await courier.serve([webhook])
        let request = try #require(await receiver.next().first)
        await courier.shutDown()
        let time = post.clock.now().at(.jakarta)
        let expected = """
            {"type":"monitor.heartbeat","timestamp":"\(time)","data":{"webhook":"monitors","seq":3,\
            "hash":"\(head.labelledHash)","sources":60,"covered":52,"period":3600}}
            """
        #expect(String(decoding: request.body, as: UTF8.self) == expected)
        #expect(request.headers["webhook-signature"] != nil)
        #expect(receiver.server.requests.count == 1)
        try await post.end()
    }
}
