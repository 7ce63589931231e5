import Model
import TestSupport
import Testing

@testable import Journal

@Suite struct RequestLineTests {
    /// More of a write-ahead log than SQLite leaves standing by itself: 1,000 pages of 4,096 bytes.
    private static let long = String(repeating: "Camat itu mengajak warga memilih paslon nomor urut 2. ", count: 20_000)

    @Test func `what a command asks for leaves the write-ahead log to the daemon`() async throws {
        let desk = try Desk()
        let journal = try await desk.open()
        for number in 1...6 { _ = try await journal.record(Sample.alerting(number, text: Self.long)) }
        let path = JournalSettings.database(in: desk.settings.stateFolder)
        let (file, log) = (Folder.size(of: path), try #require(Folder.size(of: path + "-wal")))
        #expect(log > 1_000 * 4_096)
        let line = try RequestLine(stateFolder: desk.settings.stateFolder)
        let note = Review(action: .noted, reviewer: "pemantau-7", reason: "Sudah dilihat.")
        _ = try line.post(.review(alert: Alert.id(of: Sample.address(1)), review: note), at: desk.clock.now())
        #expect(Folder.size(of: path) == file)
        try await journal.close()
    }
}
