import FoundationEssentials
import Model
import TestSupport
import Testing

@testable import Journal

@Suite struct RecordTests {
    @Test func `a new alert is one line, one evidence pointer, and a chain from zeros`() async throws {
        let desk = try Desk()
        let journal = try await desk.open()
        let recorded = try await journal.record(Sample.alerting(1))
        #expect(recorded.outcome == .alerted)
        #expect(recorded.events.map(\.type) == [.alertOpened])
        let line = try #require(desk.lines("2024-11-14").first)
        let zeros = String(repeating: "0", count: 64)
        #expect(line.hasPrefix(#"{"seq":1,"prev":"sha256:\#(zeros)","id":"evt_"#))
        #expect(line.contains(#","type":"alert.opened","time":"2024-11-14T09:00:00+07:00","alert":{"id":"alr_"#))
        #expect(line.contains(#""evidence":{"file":"evidence-2024-11-14.warc.gz","record":"urn:uuid:"#))
        #expect(await journal.head.labelledHash == Digest(of: line).labelled)
        try await journal.close()
    }

    @Test func `what is sent of an event is its line with the hash added`() async throws {
        let desk = try Desk()
        let journal = try await desk.open()
        let event = try await journal.append(MonitorStopped(reason: "SIGTERM"), at: desk.clock.now())
        let line = try #require(desk.lines("2024-11-14").first)
        #expect(
            String(decoding: event.data, as: UTF8.self) == line.dropLast()
                + #","hash":"\#(Digest(of: line).labelled)"}"#
        )
        try await journal.close()
    }

    @Test func `the same text again is nothing new`() async throws {
        let desk = try Desk()
        let journal = try await desk.open()
        let first = try await journal.record(Sample.alerting(1))
        let again = try await journal.record(Sample.alerting(1))
        #expect(again == Recorded(outcome: .alerted, alert: first.alert))
        #expect(desk.lines("2024-11-14").count == 1)
        try await journal.close()
    }

    @Test func `an edit tells the words, what was gained and what was lost`() async throws {
        let desk = try Desk()
        let journal = try await desk.open()
        let before = try await journal.record(Sample.alerting(1))
        let text = """
            Camat nomor 1 dilaporkan ikut berkampanye di lapangan desa, Kamis siang.

            "Saya hanya lewat," kata camat nomor 1.

            Panwascam akan memanggilnya pekan depan.
            """
        let after = try await journal.record(Sample.alerting(1, text: text))
        #expect(after.alert == before.alert)
        #expect(after.events.map(\.type) == [.alertEdited])
        let line = try #require(desk.lines("2024-11-14").last)
        #expect(
            line.contains(
                #""changes":[{"removed":"Camat nomor 1 diduga ikut berkampanye di","added":"Camat nomor 1 dilaporkan ikut berkampanye di"}]"#
            )
        )
        #expect(line.contains(#""gained":[{"detector":"neutrality""#))
        #expect(line.contains(#""lost":[{"detector":"neutrality""#))
        #expect(line.contains(#""evidence":{"file""#))
        try await journal.close()
    }

    /// What the article says after an edit, by when a report could be filed, and the reason why not.
    private static let filings: [(CaseOutcome, until: Int?, reason: String?, kept: Int?)] = [
        (.decidedNone, nil, "perkara diberitakan sudah diputus", nil),
        (.undecided, 9, nil, 5),
        (.undecided, 3, nil, 3),
    ]

    @Test(arguments: filings)
    func `an edit takes a deadline away where the case was decided, and moves none to a later day`(
        outcome: CaseOutcome,
        until: Int?,
        reason: String?,
        kept: Int?
    ) async throws {
        func filing(_ offset: Int) throws -> Filing {
            let until = try #require(
                ZonedTime(day: Day(serial: 20_041) + offset, hour: 16, minute: 0, offset: 7 * 3600)
            )
            return Filing(deadlines: [.init(route: "Bawaslu", until: until, source: "x")], missing: [], note: "")
        }
        let desk = try Desk()
        let journal = try await desk.open()
        var before = Sample.alerting(1)
        before.alert?.filing = try filing(5)
        var after = Sample.alerting(1, text: "Bawaslu sudah memutus perkara camat nomor 1.")
        after.alert?.outcome = outcome
        after.alert?.filing = try until.map(filing)
        after.alert?.filingReason = reason
        _ = try await journal.record(before)
        #expect(try await journal.record(after).events.map(\.type) == [.alertEdited])
        try await journal.close()
        let id = try #require(before.alert?.id)
        let alert = try #require(try JournalReader(stateFolder: desk.settings.stateFolder).alert(id)?.alert)
        #expect(alert.filing == (try kept.map(filing)))
        #expect(alert.filingReason == reason)
    }

    @Test func `an edit that leaves nothing of an alert is told once, and takes its deadline away`() async throws {
        let until = try #require(ZonedTime(day: Day(serial: 20_046), hour: 16, minute: 0, offset: 7 * 3600))
        let desk = try Desk()
        let journal = try await desk.open()
        var reading = Sample.alerting(1)
        reading.alert?.filing = Filing(
            deadlines: [.init(route: "Bawaslu", until: until, source: "x")],
            missing: [],
            note: ""
        )
        let id = try #require(try await journal.record(reading).alert)
        var told: [(gained: Int, lost: Int)] = []
        for next in [Sample.silent(1, text: "Ditarik."), Sample.silent(1, text: "Ditarik, maaf."), Sample.alerting(1)] {
            let event = try #require(try await journal.record(next).events.first)
            let edit = try JSONDecoder().decode(AlertEdited.self, from: Data(event.line))
            told.append((edit.gained.count, edit.lost.count))
            let alert = try #require(try JournalReader(stateFolder: desk.settings.stateFolder).alert(id)?.alert)
            #expect(alert.filing == nil && !alert.statements.isEmpty)
            #expect((alert.filingReason == nil) == (next.alert != nil))
        }
        #expect(told.map(\.lost) == [1, 0, 0] && told.map(\.gained) == [0, 0, 1])
        try await journal.close()
        #expect(try JournalReader(stateFolder: desk.settings.stateFolder).damage() == [])
    }

    @Test func `an article that raised nothing opens an alert when it changes and raises one`() async throws {
        let desk = try Desk()
        let journal = try await desk.open()
        #expect(try await journal.record(Sample.silent(1, text: "Rapat biasa.")).outcome == .noMatch)
        #expect(try await journal.record(Sample.alerting(1)).events.map(\.type) == [.alertOpened])
        try await journal.close()
    }

    @Test(arguments: [404, 410])
    func `an alerted article that is gone is told once`(status: Int) async throws {
        let desk = try Desk()
        let journal = try await desk.open()
        _ = try await journal.record(Sample.alerting(1))
        #expect(try await journal.record(Sample.gone(1, status: status)).events.map(\.type) == [.alertRemoved])
        #expect(try await journal.record(Sample.gone(1, status: status)).events.isEmpty)
        // Back, and gone again: news again.
        #expect(try await journal.record(Sample.alerting(1)).events.isEmpty)
        #expect(try await journal.record(Sample.gone(1, status: status)).events.map(\.type) == [.alertRemoved])
        #expect(try await journal.record(Sample.gone(2)).outcome == .failed)
        try await journal.close()
    }

    @Test func `the same story elsewhere joins the alert, once an article`() async throws {
        let desk = try Desk()
        let journal = try await desk.open()
        let first = try await journal.record(Sample.alerting(1, story: Sample.story(1)))
        var copy = Sample.alerting(2, host: "kawat.example", story: Sample.story(1, drift: 20))
        copy.source = "kawat"
        let second = try await journal.record(copy)
        #expect(second.outcome == .duplicate)
        #expect(second.alert == first.alert)
        #expect(second.events.map(\.type) == [.alertSighted])
        #expect(try await journal.record(copy).events.isEmpty)
        let other = try await journal.record(
            Sample.alerting(3, host: "lain.example", story: Sample.story(1, drift: 60))
        )
        #expect(other.events.map(\.type) == [.alertOpened])
        try await journal.close()
    }

    @Test func `after thirty days the same story is an alert of its own`() async throws {
        let desk = try Desk()
        let journal = try await desk.open()
        _ = try await journal.record(Sample.alerting(1, story: Sample.story(1)))
        desk.clock.set("2024-12-20T09:00:00+07:00")
        let later = try await journal.record(Sample.alerting(2, host: "kawat.example", story: Sample.story(1)))
        #expect(later.events.map(\.type) == [.alertOpened])
        try await journal.close()
    }

    @Test func `a story that raised an alert goes before a liker one that raised nothing`() async throws {
        let desk = try Desk()
        let journal = try await desk.open()
        _ = try await journal.record(Sample.silent(1, story: Sample.story(1)))
        let alerted = try await journal.record(
            Sample.alerting(2, host: "kawat.example", story: Sample.story(1, drift: 20))
        )
        #expect(alerted.events.map(\.type) == [.alertOpened])
        let copy = try await journal.record(Sample.alerting(3, host: "lain.example", story: Sample.story(1)))
        #expect(copy.events.map(\.type) == [.alertSighted])
        #expect(copy.alert == alerted.alert)
        try await journal.close()
    }

    @Test func `a copy of a silent story is a duplicate unless it raises something itself`() async throws {
        let desk = try Desk()
        let journal = try await desk.open()
        _ = try await journal.record(Sample.silent(1, story: Sample.story(1)))
        #expect(try await journal.record(Sample.silent(2, story: Sample.story(1))).outcome == .duplicate)
        #expect(try await journal.record(Sample.alerting(3, story: Sample.story(1))).outcome == .alerted)
        try await journal.close()
    }

    @Test func `an alert names earlier ones on the same subject and region`() async throws {
        let desk = try Desk()
        let journal = try await desk.open()
        let first = try await journal.record(Sample.alerting(1))
        let other = try await journal.record(Sample.alerting(2))
        desk.clock.advance(seconds: 60)
        let later = try await journal.record(Sample.alerting(8))  // 8 % 7 == 1: the same subject as the first
        #expect(!String(decoding: try #require(other.events.first).line, as: UTF8.self).contains("\"related\":[{"))
        let line = String(decoding: try #require(later.events.first).line, as: UTF8.self)
        #expect(line.contains(#""related":[{"id":"\#(first.alert ?? "")","subject":"Camat nomor 1","#))
        try await journal.close()
    }

    @Test func `what is kept as an event and as an alert is encoded once`() throws {
        let alert = Sample.alert(1, article: Sample.article(1))
        let whole = try JSONText.bytes(of: AlertOpened(alert: alert))
        #expect(AlertOpened.json(around: try JSONText.bytes(of: alert)) == whole)
    }

    @Test func `what cannot be encoded fails alone`() async throws {
        let desk = try Desk()
        let journal = try await desk.open()
        // Two alerts under one id: the second breaks the journal's own rule, the third does not.
        var wrong = Sample.alerting(2)
        wrong.alert = Sample.alerting(1).alert
        let broken = wrong
        _ = try await journal.record(Sample.alerting(1))
        let both = [broken, Sample.alerting(3)].map { reading in Task { try await journal.record(reading) } }
        await #expect(throws: (any Error).self) { try await both[0].value }
        #expect(try await both[1].value.outcome == .alerted)
        #expect(desk.lines("2024-11-14").count == 2)
        #expect(await journal.head.seq == 2)
        try await journal.close()
    }

    @Test func `pending articles outlive a restart and settled ones do not come back`() async throws {
        let desk = try Desk()
        var journal = try await desk.open()
        let found = (1...3).map { DiscoveredArticle(address: Sample.address($0), title: "Judul \($0)") }
        #expect(try await journal.discover(found, source: "sampit-raya", at: desk.clock.now()).count == 3)
        #expect(try await journal.discover(found, source: "lain", at: desk.clock.now()).isEmpty)
        _ = try await journal.record(Sample.silent(2))
        await journal.abandon()
        journal = try await desk.open()
        let pending = try await journal.pendingArticles()
        #expect(pending.map(\.address) == [Sample.address(1), Sample.address(3)])
        #expect(try await journal.pendingArticles(after: pending[0].place).map(\.address) == [Sample.address(3)])
        #expect(pending.first?.due == desk.clock.now() && pending.first?.attempts == 0)
        #expect(pending.first?.source == "sampit-raya")
        try await journal.close()
    }
}
