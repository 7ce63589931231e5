import FoundationEssentials
import Glibc
import Model
import TestSupport
import Testing

@testable import Journal

/// What is said of web archives that were cut, changed or taken away since.
@Suite struct EvidenceVerifierTests {
    private func path(_ desk: Desk) -> String { "\(desk.logs)/evidence-2024-11-14.warc.gz" }

    /// Two alerts, one of which was edited: three pages.
    private func record(_ desk: Desk) async throws {
        let journal = try await desk.open()
        for number in 1...2 { _ = try await journal.record(Sample.alerting(number)) }
        _ = try await journal.record(Sample.alerting(2, text: "Camat nomor 2 diduga ikut kampanye, diperbarui."))
        try await journal.close()
    }

    private func findings(_ desk: Desk) -> [String] {
        EvidenceVerifier.verify(directory: desk.logs).findings.map(\.message)
    }

    @Test(arguments: [false, true])
    func `archives that nobody touched are whole, also after a redaction`(isRedacted: Bool) async throws {
        let desk = try Desk()
        try await record(desk)
        let journal = try await desk.open()
        if isRedacted {
            let alert = Alert.id(of: Sample.address(2))
            try await journal.perform(.redact(alert: alert, reason: "putusan", authority: "PN"), at: desk.clock.now())
        }
        try await journal.close()
        #expect(EvidenceVerifier.verify(directory: desk.logs).pages == (isRedacted ? 1 : 3))
        #expect(findings(desk) == [])
    }

    @Test func `a page that was cut off or taken out is named by its event`() async throws {
        let desk = try Desk()
        try await record(desk)
        let bytes = try ReadFile.bytes(of: path(desk))
        let parts = EvidenceStretch.all(of: bytes).map(\.range)
        // The first record describes the file; each page has three.
        try Data(bytes[..<parts[6].upperBound]).write(to: URL(filePath: path(desk)))
        #expect(
            findings(desk).count == 1 && findings(desk).first?.hasPrefix("the page of event 3 is not in it") == true
        )
        let rest = bytes[..<parts[1].lowerBound] + bytes[parts[3].upperBound...]
        try Data(rest).write(to: URL(filePath: path(desk)))
        #expect(
            findings(desk).count == 1 && findings(desk).first?.hasPrefix("the page of event 1 is not in it") == true
        )
        try FileManager.default.removeItem(atPath: path(desk))
        #expect(findings(desk) == ["is missing, though 3 events name pages in it: put it back"])
    }

    @Test(arguments: [false, true])
    func `a page that was changed is named, whether or not its own digest was too`(isForged: Bool) async throws {
        let desk = try Desk()
        try await record(desk)
        let bytes = try ReadFile.bytes(of: path(desk))
        let part = EvidenceStretch.all(of: bytes)[1].range
        let text = try #require(try EvidenceTests.records(of: path(desk)).dropFirst().first)
        var record = text.replacing("Isi berita", with: "Isi ramalan".dropLast())
        if isForged {
            let block = try #require(text.firstRange(of: "\r\n\r\n")).upperBound
            let old = Digest(of: Array(text[block...].utf8.dropLast(4))).labelled
            let new = Digest(of: Array(record[block...].utf8.dropLast(4))).labelled
            record = record.replacing(old, with: new)
        }
        let member = try gzip(Array(record.utf8))
        try Data(bytes[..<part.lowerBound] + member + bytes[part.upperBound...]).write(to: URL(filePath: path(desk)))
        let told = findings(desk)
        #expect(told.count == (isForged ? 1 : 2))
        #expect(
            told.last?.hasPrefix("the page of event 1 (urn:uuid:") == true && told.last?.hasSuffix("changed") == true
        )
    }

    @Test func `an archive that was deleted by its age is not missed`() async throws {
        let desk = try Desk()
        try await record(desk)
        desk.clock.advance(seconds: 86_400)
        let journal = try await desk.open()
        #expect(try await journal.forgetEvidence(before: Day(serial: 20_042)) == 1)
        try await journal.close()
        #expect(Folder.size(of: path(desk)) == nil && findings(desk) == [])
    }
}
