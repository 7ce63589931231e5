import GRDB
import Model
import TestSupport
import Testing

@testable import Journal

@Suite struct RereadTests {
    private func hours(isFollowed: Bool) -> [Double] {
        let start = Timestamp(seconds: 1000)
        let schedule = RereadSchedule(since: start, isFollowed: isFollowed)
        var time: Timestamp? = start
        var hours: [Double] = []
        while let now = time, let next = schedule.next(after: now) {
            hours.append(next.seconds(since: start) / 3600)
            time = next
        }
        return hours
    }

    @Test func `often at first, then seldom, then never`() {
        #expect(hours(isFollowed: false) == [1, 6, 24, 168])
        #expect(hours(isFollowed: true) == [1, 6, 24, 168, 336, 720, 2160])
        // A daemon that slept for a week does not catch up on each of them.
        let schedule = RereadSchedule(since: Timestamp(seconds: 1000), isFollowed: false)
        #expect(schedule.next(after: Timestamp(seconds: 1000 + 100_000)) == Timestamp(seconds: 1000 + 604_800))
    }

    @Test func `a reading that fails is tried again, for two days after the last turn`() {
        let schedule = RereadSchedule(since: Timestamp(seconds: 0), isFollowed: false)
        #expect(schedule.next(afterFailureAt: Timestamp(seconds: 3600)) == Timestamp(seconds: 21_600))
        #expect(schedule.next(afterFailureAt: Timestamp(seconds: 90_000)) == Timestamp(seconds: 111_600))
        #expect(schedule.next(afterFailureAt: Timestamp(seconds: 604_800)) == Timestamp(seconds: 626_400))
        #expect(schedule.next(afterFailureAt: Timestamp(seconds: 604_800 + 172_000)) == nil)
    }

    @Test func `every article is due again, by the clock of its first reading, whatever becomes of the daemon`()
        async throws
    {
        let desk = try Desk()
        var journal = try await desk.open()
        var silent = Sample.silent(2)
        silent.validators = Validators(etag: "\"v1\"", digest: "ab")
        _ = try await journal.record(Sample.alerting(1))
        _ = try await journal.record(silent)
        var watched = Sample.silent(3)
        watched.isFollowed = false
        _ = try await journal.record(watched)
        #expect(try await journal.rereads(due: desk.clock.now()).isEmpty)
        #expect(try await journal.nextReread() == desk.clock.now().adding(seconds: 3600))
        desk.clock.advance(seconds: 3600)
        await journal.abandon()
        journal = try await desk.open()
        let due = try await journal.rereads(due: desk.clock.now())
        #expect(due.map(\.address) == [Sample.address(1), Sample.address(2)])
        #expect(due.first?.source == "sampit-raya")
        #expect(due[1].validators == silent.validators)
        #expect(try await journal.rereads(due: desk.clock.now(), after: due[0].place) == [due[1]])

        // One cannot be reached: it is tried again at its next turn; the other is as it was.
        var failed = Sample.gone(1, status: 503)
        failed.outcome = .pending
        #expect(try await journal.record(failed).outcome == .alerted)
        try await journal.unchanged(article: due[1].article)
        #expect(try await journal.rereads(due: desk.clock.now()).isEmpty)
        desk.clock.advance(seconds: 5 * 3600)
        // The second reading goes without conditions.
        #expect(try await journal.rereads(due: desk.clock.now()).map(\.validators) == [nil, nil])
        try await journal.close()
    }

    @Test func `readings that cannot be had are put off, and given up long after their last turn`() async throws {
        let desk = try Desk()
        let journal = try await desk.open()
        _ = try await journal.record(Sample.silent(1))
        desk.clock.advance(seconds: 3600)
        let article = try #require(try await journal.rereads(due: desk.clock.now()).first).article
        try await journal.postpone(rereads: [article, 999], by: 3600)
        #expect(try await journal.nextReread() == desk.clock.now().adding(seconds: 3600))
        desk.clock.advance(seconds: 10 * 86_400)
        try await journal.postpone(rereads: [article], by: 86_400)
        #expect(try await journal.nextReread() == nil)
        try await journal.close()
    }

    @Test func `follow-ups of a journal that was written before all articles were read again go on`() throws {
        let folder = try TemporaryFolder()
        var configuration = Configuration()
        configuration.foreignKeysEnabled = false
        let database = try DatabaseQueue(path: folder.path + "/journal.sqlite", configuration: configuration)
        try Schema.migrator.migrate(database, upTo: "8 silent sources, subjects by age")
        try database.write { db in
            try db.execute(
                sql: """
                    INSERT INTO articles VALUES (7, 'https://sampit-raya.example/berita/1', 1000, 1000, 'sha256:x');
                    INSERT INTO alerts (id, article, opened, seq, alert, follow_up, address, source)
                    VALUES ('alr_1', 7, 1000, 1, '{}', 22600, 'https://sampit-raya.example/berita/1', 'sampit-raya');
                    """
            )
        }
        try Schema.migrator.migrate(database)
        let row = try #require(try database.read { try $0.row("SELECT * FROM rereads") })
        let numbers: [Int64] = ["article", "since", "due", "followed"].map { row[$0] }
        #expect(numbers == [7, 1000, 22_600, 1])
        let (source, etag): (String, String?) = (row["source"], row["etag"])
        #expect(source == "sampit-raya" && etag == nil)
    }

    @Test func `an article without an alert that is taken down is recorded as removed, until it is back`() async throws
    {
        let desk = try Desk()
        let journal = try await desk.open()
        _ = try await journal.record(Sample.silent(1))
        func removed() async throws -> Int64? {
            try await journal.read { try $0.number("SELECT removed FROM articles") }
        }
        #expect(try await removed() == nil)
        desk.clock.advance(seconds: 3600)
        let gone = try await journal.record(Sample.gone(1))
        #expect(gone.outcome == .noMatch && gone.events.isEmpty)
        #expect(try await removed() == desk.clock.now().milliseconds)
        _ = try await journal.record(Sample.silent(1))
        #expect(try await removed() == nil)
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
        try await journal.perform(.hold(alert: held.alert ?? "", reason: "perkara 12/2025"), at: desk.clock.now())
        await #expect(throws: JournalError.self) {
            try await journal.perform(.hold(alert: "alr_x", reason: ""), at: desk.clock.now())
        }
        let before = desk.clock.now().adding(seconds: -400 * 86_400)
        #expect(try await journal.forgetTexts(before: before) == 1)
        #expect(try await journal.forgetTexts(before: before) == 0)
        try await journal.perform(.release(alert: held.alert ?? ""), at: desk.clock.now())
        #expect(try await journal.forgetTexts(before: before) == 1)
        // The same text is still known as the same.
        #expect(try await journal.record(Sample.alerting(1)).events.isEmpty)
        try await journal.close()
    }

    @Test func `with a text its statements are forgotten, but for those of an alert`() async throws {
        let desk = try Desk()
        let journal = try await desk.open()
        _ = try await journal.record(Sample.alerting(1))
        var told = Sample.silent(2)
        told.statements = try Sample.statements(2, article: #require(told.article))
        _ = try await journal.record(told)
        func statements() async throws -> [Int64] {
            try await journal.read { db in
                try ["IN", "NOT IN"].compactMap { which in
                    try db.number(
                        """
                        SELECT count(*) FROM statements JOIN versions ON versions.id = version
                        WHERE article \(which) (SELECT article FROM alerts)
                        """
                    )
                }
            }
        }
        let before = try await statements()
        #expect(before.count == 2 && before.allSatisfy { $0 > 0 })
        #expect(try await journal.forgetTexts(before: desk.clock.now().adding(seconds: 1)) == 2)
        #expect(try await statements() == [before[0], 0])
        try await journal.close()
    }

    @Test func `old evidence is deleted and told of, that of held alerts is not`() async throws {
        let desk = try Desk()
        let journal = try await desk.open()
        let held = try #require(try await journal.record(Sample.alerting(1)).alert)
        desk.clock.set("2024-11-15T09:00:00+07:00")
        _ = try await journal.record(Sample.alerting(2))
        desk.clock.set("2024-11-16T09:00:00+07:00")
        _ = try await journal.record(Sample.alerting(3))
        try await journal.perform(.hold(alert: held, reason: "perkara 12/2024"), at: desk.clock.now())
        let today = await journal.openDay
        func archives() -> [String] { Fixtures.names(at: desk.logs).filter { $0.hasSuffix(".warc.gz") } }
        #expect(try await journal.forgetEvidence(before: today) == 1)
        #expect(archives() == ["evidence-2024-11-14.warc.gz", "evidence-2024-11-16.warc.gz"])
        #expect(desk.lines("2024-11-16").last?.contains(#""file":"evidence-2024-11-15.warc.gz","alerts":1}"#) == true)
        try await journal.perform(.release(alert: held), at: desk.clock.now())
        #expect(try await journal.forgetEvidence(before: today) == 1)
        #expect(try await journal.forgetEvidence(before: today) == 0)
        #expect(archives() == ["evidence-2024-11-16.warc.gz"])
        try await journal.close()
        // What is gone by our own hand is no damage.
        let next = try await desk.open()
        #expect(next.opening.warnings.isEmpty)
        try await next.close()
    }

    @Test func `a deletion that a crash interrupts is made at the next start`() async throws {
        let desk = try Desk()
        let journal = try await desk.open()
        _ = try await journal.record(Sample.alerting(1))
        desk.clock.set("2024-11-15T09:00:00+07:00")
        try await journal.flush()
        let today = await journal.openDay
        _ = try await journal.change { try $0.forgetEvidence(before: today) }
        await journal.abandon()
        let next = try await desk.open()
        #expect(Fixtures.names(at: desk.logs).allSatisfy { !$0.hasSuffix(".warc.gz") })
        #expect(desk.lines("2024-11-15").count { $0.contains("evidence.expired") } == 1)
        try await next.close()
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
        #expect(try copy.damage() == [])
        #expect(Fixtures.names(at: folder.path) == ["journal.sqlite"], "one file, also while it is read")
        #expect(throws: JournalError.self) { try reader.backUp(to: folder.path + "/journal.sqlite") }
        try await journal.close()
    }

    @Test func `where there is no journal, that is said`() throws {
        let folder = try TemporaryFolder()
        let error = #expect(throws: JournalError.self) { try JournalReader(stateFolder: folder.path) }
        #expect(error?.place == folder.path + "/journal.sqlite")
    }
}
