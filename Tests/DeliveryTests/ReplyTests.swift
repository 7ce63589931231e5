import FoundationEssentials
import Journal
import Model
import TestSupport
import Testing

@testable import Delivery

/// A chat names the messages that it takes; what follows an alert is a reply to it.
@Suite struct ReplyTests {
    /// Numbers its messages from 101.
    private func chat() throws -> Receiver {
        try Receiver { .text(#"{"ok": true, "result": {"message_id": \#(100 + $0)}}"#) }
    }

    private func webhook(_ receiver: Receiver, _ post: Post) throws -> Webhook {
        var webhook = try post.webhook(receiver.url)
        webhook.format = TelegramFormat(chat: "-1001", style: GoldenTests.style)
        return webhook
    }

    // The names are Telegram's.
    // swift-format-ignore: AlwaysUseLowerCamelCase
    private struct Sent: Decodable {
        struct Reply: Decodable { let message_id: Int }
        let reply_parameters: Reply?

        init(_ request: LoopbackRequest) throws {
            self = try JSONDecoder().decode(Sent.self, from: Data(request.body))
        }
    }

    /// The article as it stood when it was read: another text of it is an edit.
    private func reading(_ addition: String = "") -> ArticleRecord {
        let statement = Statement.sample(.allegation)
        let alert = Alert.sample([statement])
        let article = Article(
            address: alert.article.address,
            canonical: alert.article.canonical,
            title: alert.article.title,
            text: statement.quote + addition
        )
        return ArticleRecord(
            address: article.address,
            source: "kabar",
            article: article,
            outcome: .alerted,
            alert: alert,
            statements: [statement]
        )
    }

    @Test func `an edit that is told later replies to its alert, over a restart`() async throws {
        let post = try await Post()
        let receiver = try chat()
        try await post.courier.serve([try webhook(receiver, post)])
        _ = try await post.journal.record(reading())
        let first = try Sent(await receiver.next()[0])
        await post.courier.shutDown()

        let again = Courier(journal: post.journal, client: post.client, clock: post.clock, settings: Post.patient)
        try await again.serve([try webhook(receiver, post)])
        _ = try await post.journal.record(reading(" Ia meminta maaf."))
        let second = try Sent(await receiver.next()[0])
        await again.shutDown()
        #expect(first.reply_parameters == nil)
        #expect(second.reply_parameters?.message_id == 101)
        try await post.end()
    }

    @Test func `after an outage an alert and its edit go out together, and the edit still replies`() async throws {
        let post = try await Post()
        let receiver = try chat()
        let webhook = try webhook(receiver, post)
        try await post.journal.setWebhooks([webhook.subscription])
        _ = try await post.journal.record(reading())
        _ = try await post.journal.record(reading(" Ia meminta maaf."))
        try await post.courier.serve([webhook])
        let sent = try await receiver.next(2).map(Sent.init)
        await post.courier.shutDown()
        #expect(sent.map { $0.reply_parameters?.message_id } == [nil, 101])
        try await post.end()
    }
}
