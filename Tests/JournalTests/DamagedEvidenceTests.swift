import FoundationEssentials
import Model
import TestSupport
import Testing

@testable import Journal

/// A redaction where the disk has spoilt a record of the day's web archive.
@Suite struct DamagedEvidenceTests {
    /// Where in a member the damage is.
    enum Place: CaseIterable { case magic, middle, checksum }

    private func path(_ desk: Desk) -> String { "\(desk.logs)/evidence-2024-11-14.warc.gz" }

    /// Four alerts, of whose responses one is damaged. Returns the archive as it then is, and its parts before that.
    private func damage(_ number: Int, at place: Place, in desk: Desk) throws -> (bytes: [UInt8], parts: [Range<Int>]) {
        var bytes = try ReadFile.bytes(of: path(desk))
        let parts = EvidenceStretch.all(of: bytes).map(\.range)
        try #require(parts.count == 13)
        // A description of the archive stands first; then response, request and metadata of each.
        let member = parts[3 * number - 2]
        switch place {
        case .magic: bytes[member.lowerBound] = 0
        case .middle:
            for place in (member.lowerBound + member.count / 2)..<(member.upperBound - 8) { bytes[place] = 0xFF }
        case .checksum: bytes[member.upperBound - 8] ^= 1
        }
        try Data(bytes).write(to: URL(filePath: path(desk)))
        return (bytes, parts)
    }

    private func record(_ journal: Journal) async throws {
        for number in 1...4 { _ = try await journal.record(Sample.alerting(number)) }
    }

    private func redact(_ journal: Journal, _ number: Int, _ desk: Desk) async throws {
        let alert = Alert.id(of: Sample.address(number))
        try await journal.perform(
            .redact(alert: alert, reason: "putusan", authority: "PN Sampit"),
            at: desk.clock.now()
        )
    }

    /// The archive without the parts of one alert.
    private func without(_ number: Int, _ archive: (bytes: [UInt8], parts: [Range<Int>])) -> [UInt8] {
        let first = 3 * number - 2
        return Array(archive.bytes[..<archive.parts[first].lowerBound])
            + archive.bytes[archive.parts[first + 2].upperBound...]
    }

    @Test(arguments: Place.allCases, [1, 3, 4])
    func `evidence of other alerts stays to the byte, whatever cannot be read`(place: Place, redacted: Int) async throws
    {
        let desk = try Desk()
        var journal = try await desk.open()
        try await record(journal)
        let archive = try damage(2, at: place, in: desk)
        try await redact(journal, redacted, desk)
        #expect(try ReadFile.bytes(of: path(desk)) == without(redacted, archive))
        _ = try await journal.record(Sample.alerting(5))
        try await journal.close()
        journal = try await desk.open()
        #expect(journal.opening.warnings.isEmpty && journal.opening.tornEvidenceBytes == 0)
        try await journal.close()
    }

    @Test func `a damaged record is erased where its head tells whose it is`() async throws {
        let desk = try Desk()
        let journal = try await desk.open()
        try await record(journal)
        let archive = try damage(2, at: .checksum, in: desk)
        try await redact(journal, 2, desk)
        #expect(try ReadFile.bytes(of: path(desk)) == without(2, archive))
        try await journal.close()
    }

    @Test func `where nobody can tell whose a damaged record is, that is said and nothing is lost`() async throws {
        let desk = try Desk()
        var journal = try await desk.open()
        try await record(journal)
        let archive = try damage(2, at: .magic, in: desk)
        let error = await #expect(throws: JournalError.self) { try await redact(journal, 2, desk) }
        #expect(error?.code == .files)
        #expect(error?.what.contains("damaged at byte \(archive.parts[4].lowerBound)") == true, "\(error?.what ?? "")")
        // Request and metadata name the response that they belong to.
        let left = archive.bytes[..<archive.parts[4].upperBound] + archive.bytes[archive.parts[6].upperBound...]
        #expect(try ReadFile.bytes(of: path(desk)) == Array(left))
        try await redact(journal, 3, desk)
        try await journal.close()
        journal = try await desk.open()
        #expect(journal.opening.warnings.isEmpty)
        try await journal.close()
    }

    @Test func `what a crash left at the end is not kept by a redaction that the next start finishes`() async throws {
        let desk = try Desk()
        let disk = FaultyCalls()
        var journal = try await Journal.open(desk.settings, clock: desk.clock, calls: disk)
        try await record(journal)
        let bytes = try ReadFile.bytes(of: path(desk))
        let parts = EvidenceStretch.all(of: bytes).map(\.range)
        disk.fail(.open, on: ".tmp", with: 5)
        await #expect(throws: JournalError.self) { try await redact(journal, 2, desk) }
        await journal.abandon()
        let torn = try gzip(Array("WARC/1.1\r\n".utf8)).dropLast(3)
        try Data(bytes + torn).write(to: URL(filePath: path(desk)))
        journal = try await desk.open()
        #expect(try ReadFile.bytes(of: path(desk)) == without(2, (bytes, parts)))
        try await journal.close()
    }
}
