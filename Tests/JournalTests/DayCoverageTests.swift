import FoundationEssentials
import GRDB
import Model
import TestSupport
import Testing

@testable import Journal

/// What a reader of the record is told of a day's watch.
@Suite struct DayCoverageTests {
    private let day = Day(serial: 20_041)  // 2024-11-14
    private let now = Timestamp(seconds: 1_731_900_000)

    private func file(_ desk: Desk) -> String { "\(desk.logs)/coverage-2024-11-14.jsonl" }

    /// A day on which one of two sources was reached and an article was pending at its end, which the next day read.
    private func record(_ desk: Desk) async throws {
        let journal = try await desk.open()
        try await journal.setSources([
            Source(name: "diam", url: Sample.address(0), every: 600),
            Source(name: "sampit-raya", url: Sample.address(0), region: "62.02", every: 60),
        ])
        _ = try await journal.discover(
            [DiscoveredArticle(address: Sample.address(1))],
            source: "sampit-raya",
            at: desk.clock.now()
        )
        try await journal.note(fetch: FetchNote(source: "sampit-raya", outcome: .fetched, at: desk.clock.now()))
        desk.clock.set("2024-11-15T00:00:00+07:00")
        try await journal.flush()
        _ = try await journal.record(Sample.silent(1))
        try await journal.close()
    }

    private func reader(_ desk: Desk) throws -> JournalReader {
        try JournalReader(stateFolder: desk.folder.path + "/state")
    }

    private func coverage(_ desk: Desk, of day: Day? = nil) throws -> DayCoverage {
        try reader(desk).coverage(of: day ?? self.day, logFolder: desk.logs, now: now)
    }

    @Test func `a closed day is what it was closed with, whatever became of its articles since`() async throws {
        let desk = try Desk()
        try await record(desk)
        let coverage = try coverage(desk)
        #expect(coverage.finding == .whole)
        let entries = try #require(coverage.entries)
        #expect(entries.map(\.source) == ["diam", "sampit-raya"])
        #expect(entries.map(\.balance.pendingAtClose) == [0, 1])
        #expect(entries.allSatisfy { $0.balance.holds })
        #expect(entries[0].longestGap == 86_400)
    }

    @Test func `the open day is what there is so far, and one that nobody watched is told from both`() async throws {
        let desk = try Desk()
        try await record(desk)
        #expect(try coverage(desk, of: day + 1).finding == .open)
        #expect(try coverage(desk, of: day - 1) == DayCoverage(nil, .unwatched))
    }

    @Test func `a compressed day is read and verified like any other`() async throws {
        let desk = try Desk()
        try await record(desk)
        let plain = try coverage(desk)
        let bytes = try ReadFile.bytes(of: file(desk))
        try Data(try gzip(bytes)).write(to: URL(filePath: file(desk) + ".gz"))
        #expect(CoverageVerifier.verify(directory: desk.logs) == [])
        try FileManager.default.removeItem(atPath: file(desk))
        #expect(try coverage(desk) == plain)
        #expect(CoverageVerifier.verify(directory: desk.logs) == [])
    }

    /// What somebody does to the file, and what is said of it then.
    private static let changes: [(@Sendable ([UInt8]) -> [UInt8]?, DayCoverage.Finding)] = [
        ({ _ in nil }, .fileMissing),
        ({ $0 + Array("\n".utf8) }, .fileDiffers),
        ({ Array($0.dropLast(40)) }, .fileDiffers),
        (
            { Array(String(decoding: $0, as: UTF8.self).replacing("\"fetched\":1", with: "\"fetched\":9").utf8) },
            .fileDiffers
        ),
    ]

    @Test(arguments: changes.indices)
    func `figures that the log does not vouch for are not given out`(index: Int) async throws {
        let (change, finding) = Self.changes[index]
        let desk = try Desk()
        try await record(desk)
        if let bytes = change(try ReadFile.bytes(of: file(desk))) {
            try Data(bytes).write(to: URL(filePath: file(desk)))
        } else {
            try FileManager.default.removeItem(atPath: file(desk))
        }
        #expect(try coverage(desk) == DayCoverage(nil, finding))
    }

    @Test func `a file of which the log does not tell is read, and said to be vouched for by nothing`() async throws {
        let desk = try Desk()
        try await record(desk)
        try FileManager.default.copyItem(atPath: file(desk), toPath: "\(desk.logs)/coverage-2024-11-13.jsonl")
        let coverage = try coverage(desk, of: day - 1)
        #expect(coverage.finding == .unvouched && coverage.entries?.count == 2)
    }

    @Test func `a day is watched where a source was reached, not where only a person did something`() async throws {
        let desk = try Desk()
        var journal = try await desk.open()
        try await journal.setSources([Source(name: "diam", url: Sample.address(0), every: 600)])
        try await journal.note(fetch: FetchNote(source: "diam", outcome: .timedOut, at: desk.clock.now()))
        desk.clock.set("2024-11-15T08:00:00+07:00")
        try await journal.note(fetch: FetchNote(source: "diam", outcome: .fetched, at: desk.clock.now()))
        _ = try await journal.record(Sample.alerting(1))
        let days = day...(day + 3)
        #expect(try reader(desk).alertCounts(on: days) == [day + 1: 1])
        try await journal.close()
        desk.clock.set("2024-11-17T08:00:00+07:00")
        journal = try await desk.open()
        let review = Review(action: .noted, reviewer: "pemantau-7", reason: "dilihat")
        let id = try #require(Sample.alerting(1).alert?.id)
        _ = try await journal.perform(.review(alert: id, review: review), at: desk.clock.now())
        #expect(try reader(desk).alertCounts(on: days) == [day + 1: 1])
        try await journal.note(fetch: FetchNote(source: "diam", outcome: .notModified, at: desk.clock.now()))
        #expect(try reader(desk).alertCounts(on: days) == [day + 1: 1, day + 3: 0])
        try await journal.close()
    }

    @Test func `what is read at one moment knows nothing of what is written meanwhile`() async throws {
        let desk = try Desk()
        try await record(desk)
        let reader = try reader(desk)
        let writer = try DatabaseQueue(path: desk.folder.path + "/state/journal.sqlite")
        let seen = try reader.atOneMoment {
            let before = try reader.standing().pendingArticles
            try writer.write { db in
                try db.execute(
                    sql: """
                        INSERT INTO addresses (address, source, discovered, outcome, due)
                        VALUES ('https://sampit-raya.example/berita/9', 'sampit-raya', 0, 'pending', 0)
                        """
                )
            }
            return (before, try reader.standing().pendingArticles)
        }
        #expect(seen.0 == 0 && seen.1 == 0)
        #expect(try reader.standing().pendingArticles == 1)
    }
}
