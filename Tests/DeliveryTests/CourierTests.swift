import Fetching
import Journal
import Model
import TestSupport
import Testing

@testable import Delivery

@Suite struct CourierTests {
    @Test func `every event reaches the receiver once, signed and in the order of the log`() async throws {
        let post = try await Post()
        let receiver = try Receiver()
        try await post.courier.serve([try post.webhook(receiver.url)])
        let ids = try await post.happen(40)
        let requests = await receiver.next(40)
        #expect(requests.map { $0.headers["webhook-id"] } == ids)
        for request in requests {
            let timestamp = try #require(request.headers["webhook-timestamp"].flatMap { Int64($0) })
            #expect(timestamp == post.clock.now().seconds)
            let expected = Signature.header(
                id: try #require(request.headers["webhook-id"]),
                timestamp: timestamp,
                body: request.body,
                secrets: [post.secret]
            )
            #expect(request.headers["webhook-signature"] == expected)
            #expect(request.headers["content-type"] == "application/json")
            #expect(request.method == "POST")
        }
        let events = try await post.log()
        let messages = events.compactMap { StandardFormat().message(for: .event($0), replyingTo: nil)?.body }
        #expect(requests.map(\.body) == messages)
        await post.courier.shutDown()
        #expect(try await post.counts().accepted == 40)
        #expect(receiver.server.requests.count == 40)
        #expect(post.courier.progress.accepted == 40)
        try await post.end()
    }

    @Test func `a failed delivery is tried again when it is due, with the same id`() async throws {
        let post = try await Post()
        let receiver = try Receiver { $0 == 1 ? .response(500) : .response(204) }
        let webhook = try post.webhook(receiver.url)
        try await post.courier.serve([webhook])
        let ids = try await post.happen(1)
        let first = await receiver.next()
        await post.courier.shutDown()
        let owed = try await post.owed()
        #expect(owed.map(\.attempts) == [1])
        #expect(owed.first?.reason == "the receiver answered 500")
        #expect(owed.first?.due == post.clock.now().adding(seconds: 5))

        post.clock.advance(seconds: 6)
        let again = Courier(journal: post.journal, client: post.client, clock: post.clock, settings: Post.patient)
        try await again.serve([webhook])
        let second = await receiver.next()
        await again.shutDown()
        #expect(first[0].headers["webhook-id"] == ids[0])
        #expect(second[0].headers["webhook-id"] == ids[0])
        #expect(second[0].body == first[0].body)
        #expect(second[0].headers["webhook-timestamp"] != first[0].headers["webhook-timestamp"])
        #expect(try await post.counts().accepted == 1)
        try await post.end()
    }

    @Test func `later events overtake one that is being retried`() async throws {
        let post = try await Post()
        let receiver = try Receiver { $0 == 1 ? .response(503, headers: [("Retry-After", "600")]) : .response(204) }
        try await post.courier.serve([try post.webhook(receiver.url)])
        let ids = try await post.happen(3)
        let arrived = await receiver.next(3).map { $0.headers["webhook-id"] }
        #expect(arrived == ids)
        await post.courier.shutDown()
        let owed = try await post.owed()
        #expect(owed.map(\.event.id) == [ids[0]])
        #expect(owed.first?.due == post.clock.now().adding(seconds: 600))
        #expect(try await post.counts().accepted == 2)
        try await post.end()
    }

    @Test func `a receiver that hangs delays nobody else`() async throws {
        // The one that hangs is not given up while the test lasts, however slow the machine is.
        var settings = CourierSettings(grace: 0.1)
        settings.limits.total = 3600
        settings.limits.lowestSpeedPeriod = 3600
        let post = try await Post(settings: settings)
        let (slow, quick) = (try Receiver { _ in .silence }, try Receiver())
        try await post.courier.serve([
            try post.webhook(slow.url, name: "slow"), try post.webhook(quick.url, name: "quick"),
        ])
        try await post.happen(1)
        _ = await slow.next()
        try await post.happen(30)
        #expect(await quick.next(31).count == 31)
        await post.courier.shutDown()
        #expect(try await post.counts("quick").accepted == 31)
        // What was taken off the wire counts as not tried.
        #expect(try await post.owed("slow").map(\.attempts) == Array(repeating: 0, count: 31))
        try await post.end()
    }

    @Test func `410 disables the webhook, the log says so, and what is owed stays owed`() async throws {
        let post = try await Post()
        let (gone, witness) = (try Receiver { _ in .response(410) }, try Receiver())
        try await post.courier.serve([
            try post.webhook(gone.url, name: "gone"), try post.webhook(witness.url, name: "witness"),
        ])
        let ids = try await post.happen(1)
        let told = await witness.next(2)
        #expect(String(decoding: told[1].body, as: UTF8.self).contains(#""type":"delivery.disabled""#))
        await post.courier.shutDown()
        #expect(try await post.counts("gone").disabled == "the receiver answered 410 Gone")
        #expect(gone.server.requests.count == 1)
        try await post.journal.perform(.enable(webhook: "gone"), at: post.clock.now())
        #expect(try await post.owed("gone").map(\.event.id).first == ids[0])
        try await post.end()
    }

    @Test func `a redirect is not followed`() async throws {
        let post = try await Post()
        let elsewhere = try Receiver()
        let receiver = try Receiver { _ in .redirect(307, to: elsewhere.url) }
        try await post.courier.serve([try post.webhook(receiver.url)])
        try await post.happen(1)
        _ = await receiver.next()
        await post.courier.shutDown()
        #expect(elsewhere.server.requests.isEmpty)
        #expect(try await post.owed().first?.reason == "the receiver answered 307: redirects are not followed")
        try await post.end()
    }

    @Test func `when its tries are spent a delivery is dead, and the log says so`() async throws {
        var settings = Post.patient
        settings.schedule = RetrySchedule(delays: [])
        let post = try await Post(settings: settings)
        let (broken, witness) = (try Receiver { _ in .response(400) }, try Receiver())
        try await post.courier.serve([
            try post.webhook(broken.url, name: "broken"), try post.webhook(witness.url, name: "witness"),
        ])
        let ids = try await post.happen(1)
        let told = String(decoding: await witness.next(2)[1].body, as: UTF8.self)
        #expect(told.contains(#""type":"delivery.failed""#))
        #expect(told.contains(ids[0]))
        #expect(told.contains("the receiver answered 400"))
        await post.courier.shutDown()
        #expect(try await post.counts("broken").dead >= 1)
        try await post.end()
    }

    /// A receiver that always fails, and one event of which the first try has failed.
    private struct Failing {
        let post: Post
        let receiver: Receiver
        let webhook: Webhook

        init() async throws {
            post = try await Post()
            receiver = try Receiver { _ in .response(500) }
            webhook = try post.webhook(receiver.url)
            try await post.courier.serve([webhook])
            try await post.happen(1)
            _ = await receiver.next()
            await post.courier.shutDown()
        }

        /// Another run tries what is owed.
        func failAgain(afterSeconds seconds: Double) async throws {
            post.clock.advance(seconds: seconds)
            let later = Courier(journal: post.journal, client: post.client, clock: post.clock, settings: Post.patient)
            try await later.serve([webhook])
            while try await post.counts().failure.last != post.clock.now() { await Task.yield() }
            await later.shutDown()
            _ = await receiver.next()
        }
    }

    @Test func `a webhook to which every try of five days has failed is disabled`() async throws {
        let failing = try await Failing()
        let post = failing.post
        for _ in 1...5 {
            #expect(try await post.counts().disabled == nil)
            try await failing.failAgain(afterSeconds: 86_401)
        }
        #expect(try await post.counts().disabled?.contains("failed for 5 days") == true)
        #expect(try await post.log().contains { $0.type == .deliveryDisabled })
        try await post.end()
    }

    @Test func `days in which nothing was tried are not held against a receiver`() async throws {
        let failing = try await Failing()
        let post = failing.post
        try await failing.failAgain(afterSeconds: 5 * 86_400 + 1)
        #expect(try await post.counts().disabled == nil)
        #expect(try await post.counts().failingSince == post.clock.now())
        try await post.end()
    }

    @Test func `what a restart interrupts is delivered after it`() async throws {
        let folder = try TemporaryFolder()
        let first = try await Post(in: folder, settings: Post.brief)
        let receiver = try Receiver()
        let closed = try LoopbackServer { _ in .silence }
        try await first.courier.serve([try first.webhook(closed.url())])
        let ids = try await first.happen(5)
        try await first.end()

        let second = try await Post(in: folder)
        second.clock.advance(seconds: 3600)
        try await second.courier.serve([try second.webhook(receiver.url)])
        let arrived = await receiver.next(5).compactMap { $0.headers["webhook-id"] }
        #expect(Set(arrived) == Set(ids))
        try await second.end()
    }

    @Test func `a private address is refused where the webhook is not marked as local`() async throws {
        let post = try await Post()
        let receiver = try Receiver()
        let told = try Receiver()
        try await post.courier.serve([
            try post.webhook(receiver.url, isLocal: false), try post.webhook(told.url, name: "told"),
        ])
        try await post.happen(1)
        _ = await told.next()
        await post.courier.shutDown()
        #expect(receiver.server.requests.isEmpty)
        #expect(receiver.server.mostConnections == 0)
        try await post.end()
    }

    @Test func `webhooks that are no longer configured are named, and the new ones are served`() async throws {
        let post = try await Post()
        let (old, new) = (try Receiver { _ in .response(500) }, try Receiver())
        #expect(try await post.courier.serve([try post.webhook(old.url, name: "old")]) == [])
        try await post.happen(1)
        _ = await old.next()
        #expect(try await post.courier.serve([try post.webhook(new.url, name: "new")]) == ["old"])
        let ids = try await post.happen(1)
        #expect(await new.next().first?.headers["webhook-id"] == ids[0])
        try await post.end()
    }

    @Test func `several may be on their way at once, and no more`() async throws {
        let post = try await Post()
        let receiver = try Receiver { _ in
            LoopbackAnswer([.wait(seconds: 0.02)] + LoopbackAnswer.response(204).steps)
        }
        try await post.happen(0)
        try await post.courier.serve([try post.webhook(receiver.url, atOnce: 2)])
        let ids = try await post.happen(12)
        let arrived = await receiver.next(12).compactMap { $0.headers["webhook-id"] }
        #expect(Set(arrived) == Set(ids))
        await post.courier.shutDown()
        #expect(receiver.server.mostConnections <= 2)
        try await post.end()
    }
}
