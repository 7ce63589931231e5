import Fetching
import Journal
import Model
import Synchronization
import TestSupport
import Testing

@testable import Delivery

/// A list of addresses one of which never has room: the others get their mail all the same.
@Suite struct FullMailboxTests {
    /// Takes everything but for `full@`.
    private final class Office: Mailer {
        let mails = Mutex<[[String]]>([])

        func send(_ mail: Mail) async -> MailReply {
            mails.withLock { $0.append(mail.to) }
            let refused = mail.to.filter { $0.hasPrefix("full@") }
            if refused.isEmpty { return .accepted }
            if refused.count == mail.to.count { return .failure(.connectionFailed, code: 452) }
            return .partlyAccepted(refused: refused.map { MailRefusal(address: $0, code: 452) })
        }
    }

    /// Nobody connects to it.
    private let server = "smtps://mail.example"

    /// Posts all that is due, and waits until its outcome is recorded.
    private func deliver(_ lane: Lane) async throws {
        while try await lane.deliverDue() > 0 {
            while await !lane.held.isEmpty { await Task.yield() }
        }
    }

    @Test func `a mailbox that stays full does not disable the webhook for the others`() async throws {
        let post = try await Post()
        let office = Office()
        let webhook = try post.mail(to: ["a@mitra.example", "full@mitra.example"], by: server)
        let lane = post.lane(webhook, mailer: office)
        try await post.journal.setWebhooks([webhook.subscription])
        for _ in 0..<7 * 4 {
            try await post.happen(1)
            try await deliver(lane)
            post.clock.advance(seconds: 6 * 3600)
        }
        let counts = try await post.counts("surat")
        #expect(counts.disabled == nil && counts.failingSince == nil)
        let whole = office.mails.withLock { $0.count { $0 == ["a@mitra.example", "full@mitra.example"] } }
        #expect(whole >= 7 * 4)
        #expect(office.mails.withLock { $0.allSatisfy { $0.contains("full@mitra.example") } })
        try await post.end()
    }

    @Test func `a mail whose last address was taken out of the list is settled, and sent to nobody`() async throws {
        let post = try await Post()
        let office = Office()
        let all = ["a@mitra.example", "full@mitra.example"]
        let webhook = try post.mail(to: all, by: server)
        try await post.journal.setWebhooks([webhook.subscription])
        try await post.happen(1)
        try await deliver(post.lane(webhook, mailer: office))
        #expect(try await post.owed("surat").first?.passed == ["a@mitra.example"])

        post.clock.advance(seconds: 6)
        let fewer = try post.mail(to: ["a@mitra.example"], by: server)
        try await deliver(post.lane(fewer, mailer: office))
        #expect(try await post.counts("surat").accepted == 1)
        #expect(office.mails.withLock { $0 } == [all])
        try await post.end()
    }
}
