import Model
import TestSupport
import Testing

@testable import Journal

@Suite struct FollowUpTests {
    @Test func `often at first, then seldom, then never`() {
        let schedule = FollowUpSchedule(opened: Timestamp(seconds: 1000))
        var time: Timestamp? = Timestamp(seconds: 1000)
        var hours: [Int64] = []
        while let now = time, let next = schedule.next(after: now) {
            hours.append((next.seconds - 1000) / 3600)
            time = next
        }
        #expect(hours == [1, 6, 24, 168, 336, 720, 2160])
        // A daemon that slept for a week does not catch up on each of them.
        #expect(schedule.next(after: Timestamp(seconds: 1000 + 700_000)) == Timestamp(seconds: 1000 + 1_209_600))
    }

    @Test func `an alleged story is due again, and any reading of it moves it on`() async throws {
        let desk = try Desk()
        var journal = try await desk.open()
        _ = try await journal.record(Sample.alerting(1))
        _ = try await journal.record(Sample.silent(2))
        var reminder = Sample.alerting(3)
        reminder.alert?.stance = .reminder
        reminder.alert?.outcome = nil
        _ = try await journal.record(reminder)
        #expect(try await journal.followUps(due: desk.clock.now()).isEmpty)
        #expect(try await journal.nextFollowUp() == desk.clock.now().adding(seconds: 3600))
        desk.clock.advance(seconds: 3600)
        await journal.abandon()
        journal = try await desk.open()
        let due = try await journal.followUps(due: desk.clock.now())
        #expect(due.map(\.address) == [Sample.address(1)])
        #expect(due.first?.source == "sampit-raya")
        var failed = Sample.gone(1, status: 503)
        failed.outcome = .pending
        #expect(try await journal.record(failed).outcome == .alerted)
        #expect(try await journal.followUps(due: desk.clock.now()).isEmpty)
        #expect(try await journal.nextFollowUp() == desk.clock.now().adding(seconds: 5 * 3600))
        try await journal.close()
    }
}

@Suite struct RetentionTests {
    @Test func `old texts are forgotten, events and held ones are not`() async throws {
        let desk = try Desk()
        let journal = try await desk.open()
        let held = try await journal.record(Sample.alerting(1))
        _ = try await journal.record(Sample.alerting(2))
        desk.clock.set("2025-12-24T09:00:00+07:00")
        _ = try await journal.record(Sample.silent(3))
        try await journal.hold(alert: held.alert ?? "", reason: "perkara 12/2025", at: desk.clock.now())
        await #expect(throws: JournalError.self) {
            try await journal.hold(alert: "alr_x", reason: "", at: desk.clock.now())
        }
        let before = desk.clock.now().adding(seconds: -400 * 86_400)
        #expect(try await journal.forgetTexts(before: before) == 1)
        #expect(try await journal.forgetTexts(before: before) == 0)
        try await journal.release(alert: held.alert ?? "")
        #expect(try await journal.forgetTexts(before: before) == 1)
        // The same text is still known as the same.
        #expect(try await journal.record(Sample.alerting(1)).events.isEmpty)
        try await journal.close()
    }
}

@Suite struct ReaderTests {
    @Test func `a reader sees what was committed while the writer works`() async throws {
        let desk = try Desk()
        let journal = try await desk.open()
        let reader = try JournalReader(stateFolder: desk.settings.stateFolder)
        #expect(try reader.standing().head == .none)
        try await journal.setWebhooks([WebhookSubscription(name: "semua") { $0.time }])
        _ = try await journal.record(Sample.alerting(1))
        let standing = try reader.standing()
        #expect(standing.head == (await journal.head))
        #expect(standing.alerts == 1 && !standing.isClosed && standing.deliveries["semua"]?.owed == 1)
        #expect(try reader.events(of: standing.openDay).map(\.type) == [.alertOpened])
        #expect(try reader.coverage(of: standing.openDay, now: desk.clock.now()).map(\.balance.alerted) == [1])
        let damage = try reader.damage()
        #expect(damage == [], "\(damage)")
        #expect(LogVerifier.verify(directory: desk.logs, head: standing.head).isEndVouched)
        try await journal.close()
        #expect(try reader.standing().isClosed)
    }

    @Test func `a backup of a running journal is whole, and takes no other file's place`() async throws {
        let desk = try Desk()
        let journal = try await desk.open()
        _ = try await journal.record(Sample.alerting(1))
        let reader = try JournalReader(stateFolder: desk.settings.stateFolder)
        let folder = try TemporaryFolder()
        try reader.backUp(to: folder.path + "/journal.sqlite")
        let copy = try JournalReader(stateFolder: folder.path)
        #expect(try copy.standing().head == (await journal.head))
        #expect(throws: JournalError.self) { try reader.backUp(to: folder.path + "/journal.sqlite") }
        try await journal.close()
    }

    @Test func `where there is no journal, that is said`() throws {
        let folder = try TemporaryFolder()
        let error = #expect(throws: JournalError.self) { try JournalReader(stateFolder: folder.path) }
        #expect(error?.place == folder.path + "/journal.sqlite")
    }
}
