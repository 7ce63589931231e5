import FoundationEssentials
import Model
import TestSupport
import Testing

@testable import Journal

@Suite struct CoverageTests {
    private func entries(_ desk: Desk, _ day: String) throws -> [CoverageEntry] {
        let bytes = try ReadFile.bytes(of: "\(desk.logs)/coverage-\(day).jsonl")
        return try bytes.split(separator: 0x0A).map { try JSONDecoder().decode(CoverageEntry.self, from: Data($0)) }
    }

    @Test func `what was discovered is accounted for, over midnight too`() async throws {
        let desk = try Desk()
        let journal = try await desk.open()
        try await journal.setSources([
            Source(name: "diam", url: Sample.address(0), every: 600),
            Source(name: "sampit-raya", url: Sample.address(0), region: "62.02", every: 60),
        ])
        let found = (1...6).map { DiscoveredArticle(address: Sample.address($0)) }
        _ = try await journal.discover(found, source: "sampit-raya", at: desk.clock.now())
        _ = try await journal.record(Sample.alerting(1))
        _ = try await journal.record(Sample.silent(2))
        _ = try await journal.record(Sample.silent(2, text: "Berubah."))
        _ = try await journal.record(Sample.gone(3))
        var waiting = Sample.gone(4)
        waiting.outcome = .pending
        _ = try await journal.record(waiting)
        for (outcome, minutes) in [(FetchOutcome.fetched, 60.0), (.timedOut, 60), (.notModified, 60), (.blocked, 60)] {
            desk.clock.advance(seconds: minutes * 60)
            try await journal.note(fetch: FetchNote(source: "sampit-raya", outcome: outcome, at: desk.clock.now()))
        }
        desk.clock.set("2024-11-15T00:00:00+07:00")
        try await journal.flush()
        _ = try await journal.record(Sample.silent(5))
        desk.clock.set("2024-11-16T00:00:00+07:00")
        try await journal.flush()
        try await journal.close()

        #expect(CoverageVerifier.verify(directory: desk.logs) == [])
        let first = try entries(desk, "2024-11-14")
        #expect(first.map(\.source) == ["diam", "sampit-raya"])
        #expect(first[0].planned == 144)
        #expect(first[0].longestGap == 86_400)
        #expect(first[0].fetches.total == 0)
        let balance = first[1].balance
        #expect(balance.holds)
        #expect(
            [balance.discovered, balance.alerted, balance.noMatch, balance.failed, balance.pendingAtClose] == [
                6, 1, 1, 1, 3,
            ]
        )
        #expect(first[1].reread == 1)
        #expect(first[1].fetches == FetchTally([.fetched: 1, .timedOut: 1, .notModified: 1, .blocked: 1]))
        #expect(first[1].longestGap == 12 * 3600)  // from the answer at noon to midnight
        let second = try entries(desk, "2024-11-15")[1].balance
        #expect(second.holds)
        #expect([second.pendingAtOpen, second.discovered, second.noMatch, second.pendingAtClose] == [3, 0, 1, 2])

        let closed = try #require(desk.lines("2024-11-15").first)
        let file = try ReadFile.bytes(of: "\(desk.logs)/coverage-2024-11-14.jsonl")
        #expect(
            closed.contains(
                #""file":"coverage-2024-11-14.jsonl","digest":"\#(Digest(of: file).labelled)","sources":2,"sources_reached":1"#
            )
        )
        #expect(closed.contains(#""balanced":true"#))
    }

    @Test(arguments: [([2, 2, 2, 2, 5, 5, 5, 5], 3), ([2, 2, 2, 2, 5, 5, 5], 2), ([2, 2, 2, 5, 5, 5], nil)])
    func `what is usual is the middle of the days before, and unknown after too few`(
        days: [Int],
        usual: Int?
    ) async throws {
        let desk = try Desk()
        let journal = try await desk.open()
        try await journal.setSources([Source(name: "sampit-raya", url: Sample.address(0), every: 60)])
        var number = 0
        for count in days + [1] {
            let found = (0..<count).map { DiscoveredArticle(address: Sample.address(number + $0)) }
            number += count
            _ = try await journal.discover(found, source: "sampit-raya", at: desk.clock.now())
            desk.clock.advance(seconds: 86_400)
            try await journal.flush()
        }
        try await journal.close()
        let last = try #require(Day("2024-11-14")) + days.count
        #expect(try entries(desk, "\(last)").map(\.usualNew) == [usual])
    }

    @Test func `a source that falls silent is told once, and once that it is back`() async throws {
        let desk = try Desk()
        let journal = try await desk.open()
        func fetch(_ outcome: FetchOutcome, afterHours hours: Double) async throws -> [EventType] {
            let before = await journal.head.seq
            desk.clock.advance(seconds: hours * 3600)
            try await journal.note(fetch: FetchNote(source: "sampit-raya", outcome: outcome, at: desk.clock.now()))
            return try await journal.events(from: before + 1, limit: 10).map(\.type)
        }
        #expect(try await fetch(.dnsFailure, afterHours: 0) == [])
        #expect(try await fetch(.dnsFailure, afterHours: 5) == [])
        #expect(try await fetch(.dnsFailure, afterHours: 1) == [.sourceSilent])
        #expect(try await fetch(.timedOut, afterHours: 1) == [])
        #expect(try await fetch(.notModified, afterHours: 0.1) == [.sourceRecovered])
        #expect(try await fetch(.fetched, afterHours: 1) == [])
        #expect(try await fetch(.blocked, afterHours: 6) == [.sourceSilent])
        try await journal.close()
    }

    @Test func `a source that answers but publishes nothing for unlikely long is silent too, once`() async throws {
        let desk = try Desk()
        var journal = try await desk.open()
        try await journal.setSources([Source(name: "sampit-raya", url: Sample.address(1))])
        let newest = desk.clock.now()
        func look(_ outcome: FetchOutcome, isQuiet: Bool) async throws -> [EventType] {
            let before = await journal.head.seq
            desk.clock.advance(seconds: 3600)
            let note = FetchNote(
                source: "sampit-raya",
                outcome: outcome,
                at: desk.clock.now(),
                unpublishedSince: isQuiet ? newest : nil
            )
            try await journal.note(fetch: note)
            return try await journal.events(from: before + 1, limit: 10).map(\.type)
        }
        #expect(try await look(.fetched, isQuiet: false) == [])
        #expect(try await look(.notModified, isQuiet: true) == [.sourceSilent])
        let line = try #require(desk.lines("2024-11-14").last)
        #expect(
            line.contains(#""cause":"unpublished""#) && line.contains(#""last_published":"2024-11-14T09:00:00+07:00""#)
        )
        #expect(try await look(.notModified, isQuiet: true) == [])
        await journal.abandon()
        journal = try await desk.open()
        #expect(try await look(.notModified, isQuiet: true) == [])
        // That it cannot be reached either changes nothing of what was told.
        for _ in 1...8 { #expect(try await look(.timedOut, isQuiet: true) == []) }
        #expect(try await look(.fetched, isQuiet: false) == [.sourceRecovered])
        try await journal.close()
    }

    @Test func `what was unreached and comes back without news has recovered, and is silent for another cause`() {
        #expect(
            Silence.next(after: .unreached, isReached: true, isLongUnreached: true, isLongUnpublished: true)
                == .unpublished
        )
        #expect(
            Silence.next(after: .unreached, isReached: false, isLongUnreached: true, isLongUnpublished: true)
                == .unreached
        )
        #expect(
            Silence.next(after: .unpublished, isReached: true, isLongUnreached: false, isLongUnpublished: false)
                == .none
        )
    }

    @Test func `what is remembered of a source is kept with its outcome, and survives a crash`() async throws {
        let desk = try Desk()
        var journal = try await desk.open()
        let memory = RememberedSource(address: Sample.address(1), memory: #"{"due":1}"#)
        let note = FetchNote(source: "sampit-raya", outcome: .fetched, at: desk.clock.now(), memory: memory)
        try await journal.note(fetch: note)
        // A look that taught nothing leaves what was known.
        try await journal.note(fetch: FetchNote(source: "sampit-raya", outcome: .timedOut, at: desk.clock.now()))
        await journal.abandon()
        journal = try await desk.open()
        #expect(try await journal.rememberedSources() == ["sampit-raya": memory])
        try await journal.close()
    }

    /// A day on which one article was read, and that is over.
    private func closedDay() async throws -> Desk {
        let desk = try Desk()
        let journal = try await desk.open()
        _ = try await journal.record(Sample.silent(1))
        desk.clock.set("2024-11-15T00:00:00+07:00")
        try await journal.flush()
        try await journal.close()
        return desk
    }

    @Test(arguments: [
        ("change", "coverage-2024-11-14.jsonl: is not the file that the log closed this day with: it was changed"),
        ("drop", "coverage-2024-11-14.jsonl: is missing, though the log closed 2024-11-14 with it"),
        ("add", "coverage-2024-11-20.jsonl: the log has no `coverage.closed` for this day: nothing vouches for it"),
    ])
    func `coverage that was tampered with is found`(what: String, expected: String) async throws {
        let desk = try await closedDay()
        let path = "\(desk.logs)/coverage-2024-11-14.jsonl"
        switch what {
        case "change": try Data(try ReadFile.bytes(of: path) + [0x0A]).write(to: URL(filePath: path))
        case "drop": try FileManager.default.removeItem(atPath: path)
        default: try Data().write(to: URL(filePath: "\(desk.logs)/coverage-2024-11-20.jsonl"))
        }
        #expect(CoverageVerifier.verify(directory: desk.logs).map(\.description) == [expected])
    }

    @Test(arguments: [true, false])
    func `a compressed log beside one that is not vouches for nothing`(isForged: Bool) async throws {
        let desk = try await closedDay()
        let file = "\(desk.logs)/coverage-2024-11-14.jsonl"
        let log = "\(desk.logs)/alerts-2024-11-15.jsonl"
        var bytes = try gzip(try ReadFile.bytes(of: log))
        if isForged {
            let closed = "sha256:" + Digest(of: try ReadFile.bytes(of: file)).hex
            let entries = String(decoding: try ReadFile.bytes(of: file), as: UTF8.self)
            try entries.replacing("\"no_match\":1", with: "\"no_match\":2").write(
                toFile: file,
                atomically: true,
                encoding: .utf8
            )
            let forged = "sha256:" + Digest(of: try ReadFile.bytes(of: file)).hex
            let lines = String(decoding: try ReadFile.bytes(of: log), as: UTF8.self)
            bytes = try gzip(Array(lines.replacing(closed, with: forged).utf8))
        } else {
            bytes.removeLast(9)
        }
        try Data(bytes).write(to: URL(filePath: log + ".gz"))
        let findings = CoverageVerifier.verify(directory: desk.logs).map(\.description)
        #expect(findings.contains { $0.contains("it was changed") } == isForged)
        #expect(isForged || findings == [], "\(findings)")
    }

    @Test func `a folder without a log is not accounted for`() throws {
        let folder = try TemporaryFolder()
        #expect(CoverageVerifier.verify(directory: folder.path).map(\.file) == [folder.path])
    }

    @Test func `an equation that does not hold is told, not mended`() async throws {
        let desk = try Desk()
        let journal = try await desk.open()
        _ = try await journal.discover(
            [DiscoveredArticle(address: Sample.address(1))],
            source: "s",
            at: desk.clock.now()
        )
        try await journal.change { try $0.db.run("DELETE FROM addresses") }
        desk.clock.set("2024-11-15T00:00:00+07:00")
        try await journal.flush()
        #expect(desk.lines("2024-11-15").first?.contains(#""balanced":false"#) == true)
        #expect(CoverageVerifier.verify(directory: desk.logs).count == 1)
        try await journal.close()
    }
}
