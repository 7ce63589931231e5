import Journal
import Model
import TestSupport
import Testing

@testable import Delivery

@Suite struct RoutingTests {
    @Test func `by default every kind of event is sent at once`() async throws {
        let post = try await Post()
        let seen = Seen()
        _ = try await post.journal.setWebhooks([
            WebhookSubscription(name: "all") { notice in
                seen.add(notice)
                return Routing().due(notice)
            }
        ])
        try await post.happen(2)
        #expect(seen.types == [.monitorStopped, .monitorStopped])
        #expect(try await post.owed("all").map(\.due) == [post.clock.now(), post.clock.now()])
        try await post.end()
    }

    @Test func `only the kinds that were asked for are sent`() async throws {
        let post = try await Post()
        let routing = Routing(types: [.alertOpened])
        _ = try await post.journal.setWebhooks([WebhookSubscription(name: "alerts") { routing.due($0) }])
        try await post.happen(2)
        #expect(try await post.owed("alerts").isEmpty)
        try await post.end()
    }
}
