import Journal
import Model
import TestSupport
import Testing

@testable import Delivery

/// Receivers that do what no receiver should: each leaves a delivery that is owed, with the reason.
@Suite struct MisbehavingReceiverTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let answer: LoopbackAnswer
        let reason: String
        /// Whether it is given up for want of time.
        var isLate: Bool { reason == late }
    }

    static let late = "the receiver did not answer in time"
    static let broken = "the receiver could not be connected to, or broke off"

    static let cases = [
        Case(testDescription: "hangs", answer: .silence, reason: late),
        Case(
            testDescription: "drips",
            answer: LoopbackAnswer([.drip(Array("HTTP/1.1 200 Fine\r\n\r\n".utf8), every: 1)]),
            reason: late
        ),
        Case(testDescription: "resets", answer: LoopbackAnswer([.reset]), reason: broken),
        Case(testDescription: "closes without a word", answer: LoopbackAnswer([.close]), reason: broken),
        Case(
            testDescription: "speaks another language",
            answer: .raw("\u{16}\u{3}\u{1} this is not HTTP\r\n\r\n"),
            reason: "the receiver's answer is not HTTP"
        ),
        Case(testDescription: "is broken", answer: .response(500), reason: "the receiver answered 500"),
        Case(testDescription: "is not well", answer: .response(503), reason: "the receiver answered 503"),
        Case(testDescription: "understands nothing", answer: .response(400), reason: "the receiver answered 400"),
        Case(
            testDescription: "leads elsewhere",
            answer: .redirect(302, to: "http://127.0.0.1:1/"),
            reason: "the receiver answered 302: redirects are not followed"
        ),
        Case(testDescription: "knows no such path", answer: .response(404), reason: "the receiver answered 404"),
    ]

    @Test(arguments: cases) func `a receiver that`(_ case: Case) async throws {
        let post = try await Post(settings: `case`.isLate ? Post.brief : Post.patient)
        let receiver = try Receiver { _ in `case`.answer }
        let witness = try Receiver()
        try await post.courier.serve([try post.webhook(receiver.url), try post.webhook(witness.url, name: "witness")])
        let ids = try await post.happen(1)
        _ = await receiver.next()
        _ = await witness.next()
        await post.courier.shutDown()
        let owed = try await post.owed()
        #expect(owed.map(\.event.id) == ids)
        #expect(owed.first?.reason == `case`.reason)
        #expect(owed.first?.attempts == 1)
        try await post.end()
    }

    /// Seconds after which it is tried again; the schedule's own is 5.
    @Test(arguments: [
        ("30", 30.0), ("0", 5), ("Thu, 14 Nov 2024 02:10:00 GMT", 0), ("99999999999999999999", 86_400), ("-7", 5),
        ("soon", 5), ("Fri, 31 Dec 9999 23:59:59 GMT", 86_400),
    ]) func `429 is obeyed in both forms, and no absurd wish is`(field: String, wait: Double) async throws {
        let post = try await Post()
        let now = try #require(ZonedTime("2024-11-14T02:08:00Z")).instant
        post.clock.advance(seconds: now.seconds(since: post.clock.now()))
        let receiver = try Receiver { _ in .response(429, headers: [("Retry-After", field)]) }
        try await post.courier.serve([try post.webhook(receiver.url)])
        try await post.happen(1)
        _ = await receiver.next()
        await post.courier.shutDown()
        let due = try #require(try await post.owed().first).due
        #expect(due.seconds(since: now) == (wait == 0 ? 120 : wait))
        try await post.end()
    }

    @Test func `a receiver that resets before it has read is owed as before`() async throws {
        let post = try await Post()
        let receiver = try ResettingServer()
        try await post.courier.serve([try post.webhook("http://127.0.0.1:\(receiver.port)/hook")])
        try await post.happen(1)
        await receiver.wasMet()
        await post.courier.shutDown()
        #expect(try await post.owed().map(\.reason) == [Self.broken])
        try await post.end()
    }

    @Test func `a name that does not resolve is told without the address`() async throws {
        let post = try await Post()
        let witness = try Receiver()
        // No label of a name is so long: the look-up fails on this machine, without asking anybody.
        let name = String(repeating: "nama", count: 20)
        try await post.courier.serve([
            try post.webhook("http://\(name).example/rahasia"), try post.webhook(witness.url, name: "witness"),
        ])
        try await post.happen(1)
        _ = await witness.next()
        while try await post.owed().first?.attempts == 0 { await Task.yield() }
        await post.courier.shutDown()
        #expect(try await post.owed().map(\.reason) == ["the receiver's name could not be resolved"])
        try await post.end()
    }

    @Test func `a clock that goes back a day holds up nothing`() async throws {
        let post = try await Post()
        let receiver = try Receiver()
        try await post.courier.serve([try post.webhook(receiver.url)])
        let before = try await post.happen(1)
        #expect(await receiver.next().compactMap { $0.headers["webhook-id"] } == before)
        post.clock.advance(seconds: -86_400)
        let after = try await post.happen(2)
        #expect(await receiver.next(2).compactMap { $0.headers["webhook-id"] } == after)
        post.clock.advance(seconds: 3 * 86_400)
        let later = try await post.happen(1)
        // The day that ended in between is closed first, and told.
        var ids: [String] = []
        while ids.last != later[0] { ids += await receiver.next().compactMap { $0.headers["webhook-id"] } }
        await post.courier.shutDown()
        #expect(try await post.owed().isEmpty)
        try await post.end()
    }

    @Test func `a yes that ends before all of it has come is a yes, and nothing is told twice`() async throws {
        let post = try await Post()
        let receiver = try Receiver { _ in .raw("HTTP/1.1 200 Fine\r\nContent-Length: 50\r\n\r\nok") }
        try await post.courier.serve([try post.webhook(receiver.url)])
        try await post.happen(1)
        _ = await receiver.next()
        await post.courier.shutDown()
        #expect(try await post.counts().accepted == 1)
        try await post.end()
    }

    @Test func `a flood after 200 is a success that is read no further`() async throws {
        let head = Array("HTTP/1.1 200 Fine\r\nContent-Length: 1000000000\r\n\r\n".utf8)
        let post = try await Post()
        let receiver = try Receiver { _ in
            LoopbackAnswer([.send(head), .flood([UInt8](repeating: 120, count: 65_536))])
        }
        try await post.courier.serve([try post.webhook(receiver.url)])
        try await post.happen(1)
        _ = await receiver.next()
        await post.courier.shutDown()
        #expect(try await post.counts().accepted == 1)
        try await post.end()
    }
}
