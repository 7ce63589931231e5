import FoundationEssentials
import GRDB
import Model
import TestSupport
import Testing

@testable import Journal

/// Random work, random crashes, and a simple account of what must be true after each of them.
///
/// A crash stops every call to the disk at a random one, in the middle of a write as well, and can take the power away
/// too: what was not fsynced is then cut or zeroed. A seed that ever failed is kept in `Fixtures/Journal/model/seeds`.
@Suite struct JournalModelTests {
    /// `NETRA_SEEDS=500` tries that many new ones.
    static let seeds: [UInt64] =
        Fixtures("Journal/model").text("seeds").split(separator: "\n").compactMap { UInt64($0) } + (1...more)
    private static let more = max(1, ProcessInfo.processInfo.environment["NETRA_SEEDS"].flatMap { UInt64($0) } ?? 2)

    @Test(arguments: seeds)
    func `whatever is killed when, each thing is recorded once and the chain is whole`(seed: UInt64) async throws {
        var random = SeededGenerator(seed: seed)
        let desk = try Desk()
        var account = Account()
        for _ in 0..<8 {
            let disk = FaultyCalls()
            let journal = try await Journal.open(desk.settings, clock: desk.clock, calls: disk)
            try await account.check(journal, desk)
            try await journal.setWebhooks([WebhookSubscription(name: "semua") { $0.time }])
            let crashes = Int.random(in: 0..<4, using: &random) > 0
            if crashes {
                disk.die(afterCalls: .random(in: 0..<60, using: &random), partial: .random(in: 0..<300, using: &random))
            }
            for _ in 0..<12 {
                await work(journal, desk, &account, &random)
                if disk.isDead { break }
            }
            if !crashes, Bool.random(using: &random) { try await journal.close() } else { await journal.abandon() }
            if disk.isDead, Bool.random(using: &random) { try disk.cutPower(&random) }
        }
        let journal = try await desk.open()
        try await account.check(journal, desk)
        try await journal.close()
    }

    /// One step: a few changes at once, or the clock.
    private func work(_ journal: Journal, _ desk: Desk, _ account: inout Account, _ random: inout SeededGenerator) async
    {
        switch Int.random(in: 0..<10, using: &random) {
        case 0: desk.clock.advance(seconds: .random(in: -100_000...100_000, using: &random))
        case 1:
            let owed = (try? await journal.owed(webhook: "semua", limit: 3, now: Timestamp(milliseconds: .max))) ?? []
            let accepted = owed.map { Settlement($0, .accepted, at: desk.clock.now()) }
            if (try? await journal.settle(accepted)) != nil {
                account.accepted.formUnion(owed.map(\.event.seq))
            }
        case 2: try? await journal.flush()
        case 3:
            let found = (0..<3).map { _ in
                DiscoveredArticle(address: Sample.address(.random(in: 0..<40, using: &random)))
            }
            _ = try? await journal.discover(found, source: "sampit-raya", at: desk.clock.now())
        default:
            let readings = (0..<Int.random(in: 1...5, using: &random)).map { _ in Self.reading(&random) }
            for reading in readings { account.tried(reading) }
            await withTaskGroup(of: (ArticleRecord, Recorded?).self) { group in
                for reading in readings {
                    group.addTask { (reading, try? await journal.record(reading)) }
                }
                for await (reading, recorded) in group { account.told(reading, recorded) }
            }
        }
    }

    private static func reading(_ random: inout SeededGenerator) -> ArticleRecord {
        let number = Int.random(in: 0..<40, using: &random)
        return switch Int.random(in: 0..<6, using: &random) {
        case 0: Sample.silent(number)
        case 1: Sample.gone(number)
        case 2: Sample.alerting(number, text: "Camat nomor \(number), versi \(Int.random(in: 0..<4, using: &random)).")
        case 3: Sample.alerting(number + 100, host: "kawat.example", story: Sample.story(number))
        default: Sample.alerting(number, story: Sample.story(number))
        }
    }
}

/// What the journal has promised.
struct Account {
    /// Events that were acknowledged, by number.
    private var promised: [Int64: [UInt8]] = [:]
    /// Canonical addresses of which an alert may have been opened.
    private var mayAlert: Set<String> = []
    var accepted: Set<Int64> = []

    mutating func tried(_ reading: ArticleRecord) {
        if let alert = reading.alert { mayAlert.insert(alert.id) }
    }

    mutating func told(_ reading: ArticleRecord, _ recorded: Recorded?) {
        for event in recorded?.events ?? [] { promised[event.seq] = event.line }
    }

    /// Everything that must be true whenever the record has just been opened.
    func check(_ journal: Journal, _ desk: Desk) async throws {
        let events = try await journal.events(from: 1, limit: 100_000)
        #expect(events.map(\.seq) == Array(1...max(1, Int64(events.count))).prefix(events.count).map { $0 })
        for (seq, line) in promised { #expect(seq <= events.count && events[Int(seq) - 1].line == line) }
        #expect(Set(events.map(\.id)).count == events.count)

        let report = LogVerifier.verify(directory: desk.logs, head: events.isEmpty ? nil : await journal.head)
        #expect(events.isEmpty || report.isWhole && report.isEndVouched, "\(report.text)")
        #expect(report.lines == events.count)

        let opened = events.filter { $0.type == .alertOpened }.compactMap(\.alert)
        #expect(Set(opened).count == opened.count)
        #expect(mayAlert.isSuperset(of: opened))
        try checkEvidence(events, desk)
        for event in events where event.type == .coverageClosed {
            #expect(String(decoding: event.line, as: UTF8.self).contains("\"balanced\":true"))
        }
        try await checkDeliveries(events, journal)
    }

    /// Each event's evidence stands in its file, whole, once.
    private func checkEvidence(_ events: [EventRecord], _ desk: Desk) throws {
        var archives: [String: [String: Int]] = [:]
        for name in Folder.names(in: desk.logs) where name.hasSuffix(".warc.gz") {
            let records = try EvidenceTests.records(of: "\(desk.logs)/\(name)")
            #expect(!records.isEmpty || Folder.size(of: "\(desk.logs)/\(name)") == 0, "\(name) is torn")
            for record in records where record.contains("WARC-Type: response") {
                let id = record.split(separator: "<")[1].split(separator: ">")[0]
                archives[name, default: [:]][String(id), default: 0] += 1
            }
        }
        struct Line: Decodable {
            struct Holder: Decodable { let evidence: EvidencePointer? }
            let alert: Holder?
            let evidence: EvidencePointer?
        }
        for event in events where [.alertOpened, .alertEdited, .alertRemoved].contains(event.type) {
            let line = try JSONDecoder().decode(Line.self, from: Data(event.line))
            let pointer = try #require(event.type == .alertOpened ? line.alert?.evidence : line.evidence)
            #expect(archives[pointer.file]?[pointer.record] == 1)
        }
    }

    private func checkDeliveries(_ events: [EventRecord], _ journal: Journal) async throws {
        let rows = try await journal.read { db in
            try db.rows("SELECT seq, state FROM deliveries").map { ($0["seq"] as Int64, $0["state"] as String) }
        }
        let states = Dictionary(rows) { a, _ in a }
        #expect(states.count == rows.count)
        for event in events where event.type != .coverageClosed { #expect(states[event.seq] != nil) }
        for seq in accepted { #expect(states[seq] == "accepted") }
    }
}
