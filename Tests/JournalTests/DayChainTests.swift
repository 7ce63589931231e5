import FoundationEssentials
import GRDB
import Model
import TestSupport
import Testing

@testable import Journal

@Suite struct DayChainTests {
    private let day = Day(serial: 20_041)

    private func record(_ desk: Desk) async throws {
        let journal = try await desk.open()
        for number in 1...3 { _ = try await journal.record(Sample.alerting(number)) }
        try await journal.close()
    }

    private func chain(_ desk: Desk, _ day: Day) throws -> DayChain {
        try JournalReader(stateFolder: desk.folder.path + "/state").chain(of: day, logFolder: desk.logs)
    }

    @Test func `a whole day is whole, and another is empty`() async throws {
        let desk = try Desk()
        try await record(desk)
        let chain = try chain(desk, day)
        #expect(chain.finding == .whole && chain.events == 3 && chain.first?.seq == 1 && chain.last?.seq == 3)
        #expect(try self.chain(desk, day + 1).finding == .empty)
    }

    @Test(arguments: [("nomor 2", "nomor 9", Int64(2)), ("nomor 3", "nomor 8", 3)])
    func `a line that was changed in the file is named`(old: String, new: String, seq: Int64) async throws {
        let desk = try Desk()
        try await record(desk)
        let path = "\(desk.logs)/alerts-2024-11-14.jsonl"
        let text = String(decoding: try ReadFile.bytes(of: path), as: UTF8.self)
        try text.replacing(old, with: new).write(toFile: path, atomically: true, encoding: .utf8)
        #expect(try chain(desk, day).finding == .fileDiffers(seq: seq))
    }

    @Test func `a line too many, a cut end and a missing file are told`() async throws {
        let desk = try Desk()
        try await record(desk)
        let path = "\(desk.logs)/alerts-2024-11-14.jsonl"
        let text = String(decoding: try ReadFile.bytes(of: path), as: UTF8.self)
        try (text + "{\"seq\":9}\n").write(toFile: path, atomically: true, encoding: .utf8)
        #expect(try chain(desk, day).finding == .fileDiffers(seq: 4))
        let lines = text.split(separator: "\n")
        try (lines.dropLast().joined(separator: "\n") + "\n").write(toFile: path, atomically: true, encoding: .utf8)
        #expect(try chain(desk, day).finding == .fileDiffers(seq: 3))
        try FileManager.default.removeItem(atPath: path)
        #expect(try chain(desk, day).finding == .fileMissing)
    }

    /// What somebody writes into the journal, and what is said of it.
    private static let changes = [
        (
            "UPDATE events SET line = CAST(replace(CAST(line AS TEXT), 'nomor 2', 'nomor 9') AS BLOB) WHERE seq = 2",
            "event 2"
        ),
        ("UPDATE alerts SET alert = replace(alert, 'Camat nomor 2', 'Camat nomor 9') WHERE seq = 2", "alert alr_"),
        ("UPDATE alerts SET alert = replace(alert, 'Camat nomor 2', 'Camat nomor 9') WHERE seq = 1", nil),
    ]

    @Test(arguments: changes)
    func `what was changed in the journal alone is told of the journal and of the day`(sql: String, told: String?)
        async throws
    {
        let desk = try Desk()
        try await record(desk)
        let journal = try await desk.open()
        _ = try await journal.record(Sample.alerting(1, text: "Camat nomor 1 diduga ikut kampanye, diperbarui."))
        try await journal.perform { try $0.execute(sql: sql) }
        try await journal.close()
        let damage = try JournalReader(stateFolder: desk.folder.path + "/state").damage()
        #expect(damage.isEmpty == (told == nil) && damage.first?.hasPrefix(told ?? "") != false)
        #expect(try chain(desk, day).finding == (told == nil ? .whole : .broken(seq: 2)))
    }

    @Test func `a log that a full disk keeps behind the journal is not called cut off or another one`() async throws {
        let desk = try Desk()
        let disk = FaultyCalls()
        let journal = try await Journal.open(desk.settings, clock: desk.clock, calls: disk)
        for number in 1...2 { _ = try await journal.record(Sample.alerting(number)) }
        disk.fail(.write, on: "alerts-", with: 28)
        _ = try await journal.record(Sample.alerting(3))
        #expect(await journal.condition != nil)
        let reader = try JournalReader(stateFolder: desk.settings.stateFolder)
        let report = try LogVerifier.verify(directory: desk.logs, journal: reader)
        #expect(report.isWhole && report.behind == 1 && report.vouched?.seq == 2, "\(report.text)")
        #expect(try chain(desk, day).finding == .fileBehind(seq: 3))
        disk.heal()
        try await journal.flush()
        #expect(try LogVerifier.verify(directory: desk.logs, journal: reader).isEndVouched)
        try await journal.close()
        // What was known to stand there and does not was taken away.
        let path = "\(desk.logs)/alerts-2024-11-14.jsonl"
        let lines = desk.lines("2024-11-14").dropLast().map { $0 + "\n" }
        try lines.joined().write(toFile: path, atomically: true, encoding: .utf8)
        #expect(try LogVerifier.verify(directory: desk.logs, journal: reader).findings.map(\.kind) == [.truncated])
    }

    @Test func `a redacted line is counted and the chain holds`() async throws {
        let desk = try Desk()
        try await record(desk)
        let journal = try await desk.open()
        let id = Alert.id(of: Sample.address(2))
        try await journal.perform(.redact(alert: id, reason: "putusan", authority: "PN"), at: desk.clock.now())
        try await journal.close()
        let chain = try chain(desk, day)
        #expect(chain.finding == .whole && chain.redacted == 1)
    }

    @Test func `pages that speak of a redacted alert go with it, and others stay`() async throws {
        let desk = try Desk()
        let journal = try await desk.open()
        for number in 1...2 { _ = try await journal.record(Sample.alerting(number)) }
        let ids = (1...2).map { Alert.id(of: Sample.address($0)) }
        let pages = DayPages(folder: desk.logs)
        try pages.write(Array("rahasia \(ids[0])".utf8), of: day, suffix: "html")
        try pages.write(Array("lain \(ids[1])".utf8), of: day, suffix: "csv")
        try pages.write(Array("rahasia \(ids[0])".utf8), of: day + 3, suffix: "html")
        let mode = try FileManager.default.attributesOfItem(atPath: "\(desk.logs)/report-2024-11-14.html")[
            .posixPermissions
        ]
        #expect(mode as? Int == 0o640)
        try await journal.perform(.redact(alert: ids[0], reason: "putusan", authority: "PN"), at: desk.clock.now())
        let names = Folder.names(in: desk.logs).filter { $0.hasPrefix("report-") }
        #expect(names == ["report-2024-11-14.csv"])
        #expect(pages.missing(before: day + 1, notBefore: day - 9, suffixes: ["html", "csv"]) == [day])
        try await journal.close()
    }
}
