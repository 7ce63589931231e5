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
    }

    static let late = "the receiver did not answer in time"
    static let broken = "the receiver could not be connected to, or broke off"

    static let cases = [
        Case(testDescription: "hangs", answer: .silence, reason: late),
        Case(
            testDescription: "drips",
            answer: LoopbackAnswer([.drip(Array("HTTP/1.1 200 Fine\r\n\r\n".utf8), every: 0.3)]),
            reason: late
        ),
        Case(testDescription: "resets", answer: LoopbackAnswer([.reset]), reason: broken),
        Case(testDescription: "closes without a word", answer: LoopbackAnswer([.close]), reason: broken),
        Case(
            testDescription: "speaks another language",
            answer: .raw("\u{16}\u{3}\u{1} this is not HTTP\r\n\r\n"),
            reason: "the receiver's answer is not HTTP"
        ),
        Case(testDescription: "is not well", answer: .response(503), reason: "the receiver answered 503"),
        Case(testDescription: "knows no such path", answer: .response(404), reason: "the receiver answered 404"),
    ]

    @Test(arguments: cases) func `a receiver that`(_ case: Case) async throws {
        let post = try await Post()
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
