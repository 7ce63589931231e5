import Fetching
import Journal
import Model
import TestSupport
import Testing

@testable import Delivery

/// Receivers that take nothing for a while: what is owed to them meanwhile, and in which order it comes then.
@Suite struct BusyReceiverTests {
    /// Posts what is due, and waits until the outcome of all of it is recorded.
    private func deliver(_ lane: Lane, _ post: Post, tries: Int) async throws {
        _ = try await lane.deliverDue()
        while try await recorded(post) < tries { await Task.yield() }
    }

    private func recorded(_ post: Post) async throws -> Int {
        try await post.owed().map(\.attempts).reduce(0, +) + post.counts().accepted
    }

    /// A receiver that wants to be left alone for an hour when it gets its first message.
    private func busyAtFirst() async throws -> (post: Post, receiver: Receiver, webhook: Webhook) {
        let post = try await Post()
        let receiver = try Receiver {
            $0 == 1 ? .response(429, headers: [("Retry-After", "3600")]) : .response(204)
        }
        let webhook = try post.webhook(receiver.url)
        try await post.journal.setWebhooks([webhook.subscription])
        return (post, receiver, webhook)
    }

    /// Once the hour is over, what waited comes, and in the order of the log.
    private func comes(_ ids: [String], by lane: Lane, _ post: Post, _ receiver: Receiver) async throws {
        #expect(try await lane.deliverDue() == 0)
        post.clock.advance(seconds: 3600)
        #expect(try await lane.deliverDue() == 2)
        #expect(await receiver.next(3).map { $0.headers["webhook-id"] } == ids)
        while try await post.counts().accepted < 2 { await Task.yield() }
        try await post.end()
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
        let lane = post.lane(webhook)
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

    @Test func `429 holds over a reload, and for that receiver only`() async throws {
        let (post, receiver, webhook) = try await busyAtFirst()
        let ids = try await post.happen(1)
        let before = post.lane(webhook)
        try await deliver(before, post, tries: 1)
        let elsewhere = try post.webhook("http://127.0.0.1:1/")
        #expect(await before.notes(for: elsewhere)?.rest(at: post.clock.now()) == 0)

        let notes = try #require(await before.notes(for: webhook))
        let after = post.lane(webhook, notes: notes)
        let new = try await post.happen(1)
        try await comes(ids + ids + new, by: after, post, receiver)
    }

    @Test func `429 holds over a restart`() async throws {
        let (post, receiver, webhook) = try await busyAtFirst()
        let ids = try await post.happen(1)
        try await deliver(post.lane(webhook), post, tries: 1)
        #expect(try await post.counts().restsUntil == post.clock.now().adding(seconds: 3600))
        let new = try await post.happen(1)
        let after = post.lane(webhook)
        await after.resume()
        try await comes(ids + ids + new, by: after, post, receiver)
    }

    @Test func `429 to a heartbeat holds for what is owed, over a restart too`() async throws {
        let post = try await Post()
        let receiver = try Receiver { _ in .response(429, headers: [("Retry-After", "3600")]) }
        var webhook = try post.webhook(receiver.url)
        webhook.heartbeat = 3600
        try await post.journal.setWebhooks([webhook.subscription])
        try await post.happen(1)
        let pulse = Heartbeat.Pulse(head: await post.journal.head, zone: .jakarta, configured: 1, covered: 1)
        let before = post.lane(webhook, pulse: pulse)
        await before.beatIfDue()
        #expect(try await before.deliverDue() == 0)
        let after = post.lane(webhook, pulse: pulse)
        await after.resume()
        await after.beatIfDue()
        #expect(try await after.deliverDue() == 0)
        #expect(receiver.server.requests.count == 1)
        try await post.end()
    }

    @Test func `a reload carries on with what was noted of a receiver`() async throws {
        let (post, receiver, webhook) = try await busyAtFirst()
        try await post.courier.serve([webhook])
        let ids = try await post.happen(1)
        _ = await receiver.next()
        while try await recorded(post) < 1 { await Task.yield() }
        try await post.courier.serve([webhook])
        let new = try await post.happen(1)
        try await post.courier.serve([webhook])
        post.clock.advance(seconds: 3600)
        post.courier.wake()
        #expect(await receiver.next(2).map { $0.headers["webhook-id"] } == ids + new)
        try await post.end()
    }

    @Test(arguments: [false, true])
    func `what a receiver missed while it was out of reach comes when it is back, in the order of the log`(
        isRestarted: Bool
    ) async throws {
        var settings = Post.patient
        settings.schedule = RetrySchedule(delays: [36_000, 36_000])
        let post = try await Post()
        let receiver = try Receiver { $0 <= 2 ? LoopbackAnswer([.close]) : .response(204) }
        let webhook = try post.webhook(receiver.url)
        try await post.journal.setWebhooks([webhook.subscription])
        let missed = try await post.happen(2)
        var lane = post.lane(webhook, settings)
        try await deliver(lane, post, tries: 2)
        #expect(try await post.owed().map { $0.due.seconds(since: post.clock.now()) } == [36_000, 36_000])
        if isRestarted {
            lane = post.lane(webhook, settings)
            await lane.resume()
        }

        let new = try await post.happen(1)
        _ = try await lane.deliverDue()
        while try await post.owed().contains(where: { $0.due > post.clock.now() }) { await Task.yield() }
        _ = try await lane.deliverDue()
        let arrived = await receiver.next(5).map { $0.headers["webhook-id"] }
        #expect(arrived == missed + new + missed)
        try await post.end()
    }

    @Test func `what a receiver refused waits for its own next try, whatever else it takes`() async throws {
        let post = try await Post()
        let receiver = try Receiver { $0 == 1 ? .response(400) : .response(204) }
        let webhook = try post.webhook(receiver.url)
        try await post.journal.setWebhooks([webhook.subscription])
        try await post.happen(2)
        try await deliver(post.lane(webhook), post, tries: 2)
        #expect(try await post.owed().map { $0.due.seconds(since: post.clock.now()) } == [5])
        try await post.end()
    }

    @Test func `a delivery is hastened once, so that one that is never answered keeps its tries`() {
        var notes = ReceiverNotes()
        func note(_ result: Poster.Result, _ delivery: Int64) {
            notes.note(result, of: [delivery], rest: 5, at: Timestamp(seconds: 0))
        }
        let silence = Poster.Result(verdict: .retry(wish: nil, reason: ""), isUnanswered: true)
        note(silence, 1)
        note(Poster.Result(verdict: .accepted), 2)
        #expect(notes.isAnsweredAgain && notes.takeUnanswered() == [1])
        note(silence, 1)
        note(Poster.Result(verdict: .accepted), 3)
        #expect(notes.takeUnanswered() == [])
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
