import Model
import TestSupport
import Testing

@testable import Journal

@Suite struct OutboxTests {
    private let everything = WebhookSubscription(name: "semua") { $0.time }
    private let nothing = WebhookSubscription(name: "tenang") { _ in nil }
    private let grave = WebhookSubscription(name: "berat") { $0.alert?.severity == .high ? $0.time : nil }

    private func owed(_ journal: Journal, _ desk: Desk, _ name: String) async throws -> [OwedDelivery] {
        try await journal.owed(webhook: name, limit: 100, now: desk.clock.now())
    }

    @Test func `each webhook is owed what it asked for, in the order of the log`() async throws {
        let desk = try Desk()
        let journal = try await desk.open()
        try await journal.setWebhooks([everything, nothing, grave])
        _ = try await journal.record(Sample.alerting(1))
        var high = Sample.alerting(2)
        high.alert?.severity = .high
        _ = try await journal.record(high)
        #expect(try await owed(journal, desk, "semua").map(\.event.seq) == [1, 2])
        #expect(try await owed(journal, desk, "berat").map(\.event.seq) == [2])
        #expect(try await owed(journal, desk, "tenang").isEmpty)
        try await journal.close()
    }

    @Test func `a follow-up reaches whoever was sent the alert, past its filter`() async throws {
        let desk = try Desk()
        let journal = try await desk.open()
        try await journal.setWebhooks([grave, nothing])
        var high = Sample.alerting(1)
        high.alert?.severity = .high
        _ = try await journal.record(high)
        var milder = Sample.alerting(1, text: "Camat nomor 1 membantah.")
        milder.alert?.severity = .low
        _ = try await journal.record(milder)
        _ = try await journal.record(Sample.gone(1))
        #expect(
            try await owed(journal, desk, "berat").map(\.event.type) == [.alertOpened, .alertEdited, .alertRemoved]
        )
        #expect(try await owed(journal, desk, "tenang").isEmpty)
        try await journal.close()
    }

    @Test func `what the end of a day says is owed though nobody ran at midnight`() async throws {
        let desk = try Desk()
        var journal = try await desk.open()
        try await journal.setWebhooks([everything])
        _ = try await journal.record(Sample.alerting(1))
        try await journal.close()
        desk.clock.advance(seconds: 86_400)
        journal = try await desk.open()
        try await journal.setWebhooks([everything])
        #expect(try await owed(journal, desk, "semua").map(\.event.type) == [.alertOpened, .coverageClosed])
        try await journal.close()
    }

    @Test func `a later denial of a related alert travels as far as the accusation`() async throws {
        let desk = try Desk()
        let journal = try await desk.open()
        try await journal.setWebhooks([grave])
        var high = Sample.alerting(1)
        high.alert?.severity = .high
        _ = try await journal.record(high)
        var denial = Sample.alerting(8)
        denial.alert?.severity = .info
        denial.alert?.outcome = .decidedNone
        _ = try await journal.record(denial)
        _ = try await journal.record(Sample.alerting(15))  // the same subject, nothing denied
        #expect(try await owed(journal, desk, "berat").map(\.event.seq) == [1, 2])
        try await journal.close()
    }

    @Test func `retried, accepted, dead, revived: each once`() async throws {
        let desk = try Desk()
        let journal = try await desk.open()
        try await journal.setWebhooks([everything])
        _ = try await journal.record(Sample.alerting(1))
        let first = try #require(try await owed(journal, desk, "semua").first)
        let later = desk.clock.now().adding(seconds: 30)
        try await journal.settle([Settlement(first, .retry(at: later, reason: "503"), at: desk.clock.now())])
        #expect(try await owed(journal, desk, "semua").isEmpty)
        #expect(try await journal.nextDue() == later)
        desk.clock.advance(seconds: 30)
        let second = try #require(try await owed(journal, desk, "semua").first)
        #expect(second.attempts == 1 && second.reason == "503")
        #expect(second.event == first.event)
        try await journal.settle([Settlement(second, .dead(reason: "410"), at: desk.clock.now())])
        try await journal.settle([Settlement(second, .accepted, at: desk.clock.now())])
        let counts = try #require(try await journal.deliveryCounts()["semua"])
        #expect(counts.dead == 1 && counts.accepted == 0 && counts.failingSince != nil)
        // The failure itself is an event, and owed; that it fails too is not told again.
        let report = try #require(try await owed(journal, desk, "semua").first)
        #expect(report.event.type == .deliveryFailed)
        try await journal.settle([Settlement(report, .dead(reason: "410"), at: desk.clock.now())])
        #expect(await journal.head.seq == 2)
        #expect(
            try await journal.perform(.retry(webhook: "semua", event: first.event.id, since: nil), at: desk.clock.now())
                == .revived(count: 1)
        )
        #expect(try await owed(journal, desk, "semua").map(\.event.id) == [first.event.id])
        try await journal.close()
    }

    @Test func `what waits for its next try is due where somebody asks for it, what waits for a digest is not`()
        async throws
    {
        let desk = try Desk()
        let journal = try await desk.open()
        let later = desk.clock.now().adding(seconds: 36_000)
        let digest = WebhookSubscription(of: "pagi", owing: { _ in Owing(due: later, isDigest: true) })
        try await journal.setWebhooks([everything, digest])
        for number in 1...2 { _ = try await journal.record(Sample.alerting(number)) }
        for delivery in try await owed(journal, desk, "semua") {
            try await journal.settle([Settlement(delivery, .retry(at: later, reason: "503"), at: desk.clock.now())])
        }
        #expect(
            try await journal.perform(.retry(webhook: "pagi", event: nil, since: nil), at: desk.clock.now())
                == .revived(count: 0)
        )
        let first = try #require(try await journal.events(from: 1, limit: 1).first)
        #expect(
            try await journal.perform(.retry(webhook: nil, event: first.id, since: nil), at: desk.clock.now())
                == .revived(count: 1)
        )
        #expect(try await owed(journal, desk, "semua").map(\.event.id) == [first.id])
        #expect(
            try await journal.perform(.retry(webhook: "semua", event: nil, since: nil), at: desk.clock.now())
                == .revived(count: 1)
        )
        #expect(try await owed(journal, desk, "semua").count == 2)
        #expect(try await owed(journal, desk, "pagi").isEmpty)
        try await journal.close()
    }

    @Test func `what waits untried for a digest is told apart from what should have gone`() async throws {
        let desk = try Desk()
        let journal = try await desk.open()
        let morning = desk.clock.now().adding(seconds: 3600)
        let digest = WebhookSubscription(of: "pagi", owing: { _ in Owing(due: morning, isDigest: true) })
        try await journal.setWebhooks([everything, digest])
        _ = try await journal.record(Sample.alerting(1))
        let first = try #require(try await owed(journal, desk, "semua").first)
        try await journal.settle([Settlement(first, .retry(at: morning, reason: "503"), at: desk.clock.now())])
        let reader = try JournalReader(stateFolder: desk.folder.path + "/state", zone: .jakarta)
        typealias Waiting = JournalReader.WaitingDeliveries
        let now = try reader.waitingDeliveries(at: desk.clock.now())
        #expect(now == ["semua": Waiting(owed: 1), "pagi": Waiting(owed: 1, later: 1)])
        #expect(try reader.waitingDeliveries(at: morning)["pagi"] == Waiting(owed: 1))
        try await journal.close()
    }

    @Test func `a disabled webhook keeps what it is owed`() async throws {
        let desk = try Desk()
        var journal = try await desk.open()
        try await journal.setWebhooks([everything])
        _ = try await journal.record(Sample.alerting(1))
        try await journal.disable(webhook: "semua", reason: "410", at: desk.clock.now())
        try await journal.disable(webhook: "semua", reason: "410", at: desk.clock.now())
        #expect(await journal.head.seq == 2)
        #expect(try await owed(journal, desk, "semua").isEmpty)
        #expect(try await journal.nextDue() == nil)
        await journal.abandon()
        journal = try await desk.open()
        #expect(try await journal.setWebhooks([]) == ["semua"])
        try await journal.setWebhooks([everything])
        try await journal.perform(.enable(webhook: "semua"), at: desk.clock.now())
        #expect(try await owed(journal, desk, "semua").map(\.event.type) == [.alertOpened, .deliveryDisabled])
        try await journal.close()
    }

    @Test func `what the log does not hold yet is not sent`() async throws {
        let desk = try Desk()
        let disk = FaultyCalls()
        let journal = try await Journal.open(desk.settings, clock: desk.clock, calls: disk)
        try await journal.setWebhooks([everything])
        disk.fail(.sync, on: "alerts-", with: 5)
        let recorded = try await journal.record(Sample.alerting(1))
        #expect(recorded.events.count == 1)
        #expect(await journal.condition?.code == .files)
        #expect(try await owed(journal, desk, "semua").isEmpty)
        disk.heal()
        try await journal.flush()
        #expect(try await owed(journal, desk, "semua").count == 1)
        #expect(await journal.condition == nil)
        try await journal.close()
    }

    @Test func `what follows an alert that still waits for a digest waits with it`() async throws {
        let desk = try Desk()
        let journal = try await desk.open()
        let morning = desk.clock.now().adding(seconds: 3600)
        let digest = WebhookSubscription(of: "pagi") { notice in
            notice.type == .alertOpened ? Owing(due: morning, isDigest: true) : nil
        }
        try await journal.setWebhooks([digest])
        _ = try await journal.record(Sample.alerting(1))
        _ = try await journal.record(Sample.gone(1))
        #expect(try await owed(journal, desk, "pagi").isEmpty)
        desk.clock.advance(seconds: 3600)
        let due = try await owed(journal, desk, "pagi")
        #expect(due.map(\.event.type) == [.alertOpened, .alertRemoved])
        #expect(due.allSatisfy { $0.isDigest && $0.due == morning })
        let first = try #require(due.first)
        #expect(try await journal.digest(of: first, limit: 10) == due)
        #expect(try await journal.digest(of: first, limit: 1) == [first])

        for delivery in due { try await journal.settle([Settlement(delivery, .accepted, receipt: "77", at: morning)]) }
        let alert = try #require(first.event.alert)
        #expect(try await journal.receipt(webhook: "pagi", alert: alert) == "77")
        #expect(try await journal.receipt(webhook: "lain", alert: alert) == nil)
        // It was sent by now: what follows comes at once.
        _ = try await journal.record(Sample.alerting(1, text: "Camat nomor 1 membantah."))
        #expect(try await owed(journal, desk, "pagi").map(\.due) == [desk.clock.now()])
        try await journal.close()
    }
}
