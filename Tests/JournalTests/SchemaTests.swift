import FoundationEssentials
import Model
import TestSupport
import Testing

@testable import Journal

/// The schemas in `Config/schema` against what is really written.
@Suite struct SchemaTests {
    static let folder =
        #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast(3).joined(separator: "/")
        + "/Config/schema"

    /// Every kind of event, through a real journal; then a day's coverage.
    private func record(_ desk: Desk) async throws {
        let journal = try await desk.open()
        let now = desk.clock.now()
        try await journal.setWebhooks([WebhookSubscription(name: "monitors") { $0.time }])
        try await journal.setSources([Source(name: "sampit-raya", url: Sample.address(0), region: "62.02")])
        _ = try await journal.append(
            MonitorStarted(
                version: "1.0",
                pack: "sha256:x",
                zone: "Asia/Jakarta",
                isClockSynchronised: nil,
                sources: 1,
                webhooks: 1
            ),
            at: now
        )
        _ = try await journal.append(MonitorReloaded(packBefore: "a", packAfter: "b", sources: 1, webhooks: 1), at: now)
        _ = try await journal.record(Sample.alerting(1, story: Sample.story(1)))
        _ = try await journal.record(Sample.alerting(2, host: "kawat.example", story: Sample.story(1)))
        _ = try await journal.record(Sample.alerting(1, text: "Camat nomor 1 dilaporkan."))
        var correction = Sample.silent(9)
        correction.correction = ArticleCorrection(kind: .correction, articles: [Sample.address(1)])
        _ = try await journal.record(correction)
        _ = try await journal.record(Sample.gone(1))
        _ = try await journal.record(Sample.alerting(8))
        let objection = Challenge(ground: "salah orang", due: Day("2024-11-17"), reply: "Saya sedang cuti.")
        for review in [
            Review(action: .dismissed, reviewer: "pemantau-7", reason: "bukan ASN"),
            Review(action: .challenged, reviewer: "pemantau-7", reason: "surat 14/11", challenge: objection),
        ] {
            let request = RecordRequest.review(alert: Alert.id(of: Sample.address(8)), review: review)
            _ = try await journal.perform(request, at: now)
        }
        try await journal.note(fetch: FetchNote(source: "sampit-raya", outcome: .fetched, at: now))
        let later = now.adding(seconds: 7 * 3600)
        try await journal.note(fetch: FetchNote(source: "sampit-raya", outcome: .blocked, at: later))
        try await journal.note(fetch: FetchNote(source: "sampit-raya", outcome: .fetched, at: later))
        let owed = try #require(try await journal.owed(webhook: "monitors", limit: 1, now: now).first)
        try await journal.settle([Settlement(owed, .dead(reason: "gone"), at: now)])
        try await journal.disable(webhook: "monitors", reason: "failing for 5 days", at: now)
        let head = await journal.head
        _ = try await journal.append(
            AlertRedacted(
                alert: Alert.id(of: Sample.address(1)),
                reason: "putusan",
                authority: "PN Sampit",
                lines: [RedactedLine(seq: 3, digest: head.labelledHash)]
            ),
            at: now
        )
        let name = head.description
        _ = try await journal.append(JournalRestored(backup: name, log: name, events: 0), at: now)
        _ = try await journal.append(EvidenceExpired(file: "evidence-2024-11-14.warc.gz", alerts: 3), at: now)
        _ = try await journal.append(MonitorStopped(reason: "SIGTERM"), at: now)
        desk.clock.set("2024-11-15T00:00:01+07:00")
        try await journal.flush()
        var messages: [UInt8] = []
        for event in try await journal.events(from: 1, limit: 100) { messages += Self.message(of: event) + [0x0A] }
        try Data(messages).write(to: URL(filePath: "\(desk.logs)/messages.jsonl"))
        try await journal.close()
    }

    /// As Standard Webhooks has it.
    private static func message(of event: EventRecord) -> [UInt8] {
        Array(#"{"type":"\#(event.type.rawValue)","timestamp":"\#(event.time)","data":"#.utf8) + event.data + [
            UInt8(ascii: "}")
        ]
    }

    @Test func `every record kind is valid by its schema`() async throws {
        let desk = try Desk()
        try await record(desk)
        let written = desk.lines("2024-11-14") + desk.lines("2024-11-15")
        let types = Set(written.compactMap { line in line.split(separator: "\"").dropFirst(13).first.map(String.init) })
        #expect(types.count == 17, "\(types)")
        guard Python.hasJSONSchema else {
            print("not held against jsonschema: `make validators` installs it")
            // The schema must at least know each kind by name and name each of its members.
            let schema = String(decoding: try ReadFile.bytes(of: Self.folder + "/event.schema.json"), as: UTF8.self)
            for type in types { #expect(schema.contains("\"const\": \"\(type)\"")) }
            return
        }
        for (schema, files) in [
            ("event", ["alerts-2024-11-14.jsonl", "alerts-2024-11-15.jsonl"]), ("webhook", ["messages.jsonl"]),
            ("coverage", ["coverage-2024-11-14.jsonl"]),
        ] {
            let paths = files.map { "\(desk.logs)/\($0)" }
            let result = Python.validate(paths, schema: "\(Self.folder)/\(schema).schema.json")
            #expect(result.status == 0, "\(schema): \(result.output)")
        }
    }

    @Test func `each kind of event that the journal can write has its schema`() throws {
        let schema = String(decoding: try ReadFile.bytes(of: Self.folder + "/event.schema.json"), as: UTF8.self)
        for type in EventType.allCases {
            #expect(schema.contains("\"const\": \"\(type.rawValue)\""), "\(type.rawValue)")
        }
    }
}
