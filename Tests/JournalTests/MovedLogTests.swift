import FoundationEssentials
import Glibc
import Model
import Synchronization
import TestSupport
import Testing

@testable import Journal

/// What others do to the day's file while the daemon has it open.
@Suite struct MovedLogTests {
    enum Move: CaseIterable { case away, compressed, copied, emptied }

    private func move(_ path: String, _ move: Move) throws {
        switch move {
        case .away: try #require(rename(path, path + ".old") == 0)
        case .compressed: try compress(path)
        case .copied:
            // As editors do that write a copy and put it in place.
            let bytes = try ReadFile.bytes(of: path)
            try Data(bytes).write(to: URL(filePath: path), options: .atomic)
        case .emptied: try #require(truncate(path, 0) == 0)
        }
    }

    /// As gzip does it, leaving out lines that were appended after it had read the file.
    private func compress(_ path: String, without late: Int = 0) throws {
        let lines = try ReadFile.bytes(of: path).split(separator: 0x0A).dropLast(late)
        let member = try gzip(Array(lines.map { $0 + [0x0A] }.joined()))
        try Data(member).write(to: URL(filePath: path + ".gz"))
        try #require(unlink(path) == 0)
    }

    private func log(_ desk: Desk) -> String { "\(desk.logs)/alerts-2024-11-14.jsonl" }

    @Test func `lines that are taken away while the file is written are told of`() async throws {
        let desk = try Desk()
        let journal = try await desk.open()
        let told = Mutex<[String]>([])
        await journal.whenMended { sentence in told.withLock { $0.append(sentence) } }
        for number in 1...3 { _ = try await journal.record(Sample.alerting(number)) }
        try (desk.lines("2024-11-14")[0] + "\n").write(toFile: log(desk), atomically: true, encoding: .utf8)
        _ = try await journal.record(Sample.alerting(4))
        #expect(told.withLock { $0.count } == 1 && told.withLock { $0.first?.hasPrefix("2 lines ") } == true)
        #expect(LogVerifier.verify(directory: desk.logs, head: await journal.head).isEndVouched)
        try await journal.close()
    }

    @Test func `compressed days that the journal does not know are no folder for a new log`() async throws {
        let desk = try Desk()
        let journal = try await desk.open()
        _ = try await journal.record(Sample.alerting(1))
        try await journal.close()
        try compress(log(desk))
        try FileManager.default.removeItem(atPath: desk.settings.stateFolder)
        desk.clock.advance(seconds: 86_400)
        let error = await #expect(throws: JournalError.self) { try await desk.open() }
        #expect(error?.code == .foreignLine && error?.remedy.contains("elsewhere") == true)
        #expect(Folder.names(in: desk.logs).allSatisfy { !$0.contains("2024-11-15") })
    }

    @Test func `a log is not written by two journals`() async throws {
        let desk = try Desk()
        let journal = try await desk.open()
        var other = desk.settings
        other.stateFolder += "-2"
        let error = await #expect(throws: JournalError.self) { try await Journal.open(other, clock: desk.clock) }
        #expect(error?.code == .held && error?.place == desk.logs)
        try await journal.close()
        try await desk.open().close()
    }

    @Test func `who follows a log loses no line where another file takes its place`() async throws {
        let desk = try Desk()
        let journal = try await desk.open()
        for number in 1...2 { _ = try await journal.record(Sample.alerting(number)) }
        let daily = DailyLog(folder: desk.logs)
        var seen = 0
        var place = try daily.read(Day(serial: 20_041)) { _ in
            seen += 1
            return true
        }
        let alert = Alert.id(of: Sample.address(1))
        try await journal.perform(.redact(alert: alert, reason: "putusan", authority: "PN"), at: desk.clock.now())
        for _ in 1...2 {
            place = try daily.read(Day(serial: 20_041), from: place) { _ in
                seen += 1
                return true
            }
        }
        #expect(seen == 3)
        try await journal.close()
    }

    @Test(arguments: Move.allCases)
    func `a file that is moved while it is written is written again, whole`(move: Move) async throws {
        let desk = try Desk()
        let journal = try await desk.open()
        for number in 1...2 { _ = try await journal.record(Sample.alerting(number)) }
        try self.move(log(desk), move)
        _ = try await journal.record(Sample.alerting(3))
        #expect(await journal.condition == nil)
        #expect(desk.lines("2024-11-14").count == 3)
        _ = try await journal.record(Sample.alerting(4))
        #expect(desk.lines("2024-11-14").count == 4)
        #expect(LogVerifier.verify(directory: desk.logs, head: await journal.head).isEndVouched)
        try await journal.close()
        let again = try await desk.open()
        #expect(again.opening.appendedLines == 0 && again.opening.warnings.isEmpty)
        try await again.close()
    }

    @Test func `a file that is moved as its day ends is mended too`() async throws {
        let desk = try Desk()
        let journal = try await desk.open()
        for number in 1...3 { _ = try await journal.record(Sample.alerting(number)) }
        try compress(log(desk), without: 1)
        desk.clock.advance(seconds: 86_400)
        _ = try await journal.record(Sample.alerting(4))
        #expect(desk.lines("2024-11-14").count == 3)
        #expect(LogVerifier.verify(directory: desk.logs, head: await journal.head).isEndVouched)
        try await journal.close()
    }

    @Test(arguments: Move.allCases)
    func `evidence that comes after its file was moved stands where its alert says`(move: Move) async throws {
        let desk = try Desk()
        let journal = try await desk.open()
        for number in 1...2 { _ = try await journal.record(Sample.alerting(number)) }
        let path = "\(desk.logs)/evidence-2024-11-14.warc.gz"
        try self.move(path, move)
        for number in 3...4 { _ = try await journal.record(Sample.alerting(number)) }
        #expect(await journal.condition == nil)
        try await journal.close()
        let kinds = try EvidenceTests.records(of: path).compactMap { $0.split(separator: "\r\n").dropFirst().first }
        #expect(kinds.count { $0 == "WARC-Type: response" } == (move == .copied ? 4 : 2))
        #expect(kinds.first == "WARC-Type: warcinfo")
        let again = try await desk.open()
        #expect(again.opening.warnings.isEmpty)
        try await again.close()
    }

    @Test(arguments: [0, 1])
    func `a compressed day is whole after a start, or is written again`(late: Int) async throws {
        let desk = try Desk()
        var journal = try await desk.open()
        for number in 1...3 { _ = try await journal.record(Sample.alerting(number)) }
        try compress(log(desk), without: late)
        await journal.abandon()
        journal = try await desk.open()
        #expect(desk.lines("2024-11-14").count == (late == 0 ? 0 : 3))
        #expect(LogVerifier.verify(directory: desk.logs, head: await journal.head).isEndVouched)
        // What comes now cannot be joined to a compressed file.
        _ = try await journal.record(Sample.alerting(4))
        #expect(desk.lines("2024-11-14").count == 4)
        #expect(LogVerifier.verify(directory: desk.logs, head: await journal.head).isEndVouched)
        try await journal.close()
    }

    @Test(arguments: [false, true])
    func `a compressed day that is damaged or another one is no reason to lose a line`(isForeign: Bool) async throws {
        let desk = try Desk()
        var journal = try await desk.open()
        for number in 1...3 { _ = try await journal.record(Sample.alerting(number)) }
        try compress(log(desk))
        var bytes = try ReadFile.bytes(of: log(desk) + ".gz")
        if isForeign { bytes = try gzip(Array("{\"seq\":1}\n".utf8)) } else { bytes.removeLast(40) }
        try Data(bytes).write(to: URL(filePath: log(desk) + ".gz"))
        try await journal.close()
        guard !isForeign else {
            let error = await #expect(throws: JournalError.self) { try await desk.open() }
            #expect(error?.code == .foreignLine && error?.place.hasSuffix(".jsonl.gz:1") == true)
            return
        }
        journal = try await desk.open()
        #expect(journal.opening.restoredLines == 3)
        #expect(LogVerifier.verify(directory: desk.logs, head: await journal.head).isEndVouched)
        try await journal.close()
    }

    @Test func `a file of other lines in the place of the day's is said and left alone`() async throws {
        let desk = try Desk()
        let journal = try await desk.open()
        _ = try await journal.record(Sample.alerting(1))
        let changed = Data("{\"seq\":1}\n".utf8)
        try changed.write(to: URL(filePath: log(desk)), options: .atomic)
        for number in 2...3 {
            _ = try await journal.record(Sample.alerting(number))
            #expect(await journal.condition?.code == .foreignLine)
        }
        #expect(try ReadFile.bytes(of: log(desk)) == [UInt8](changed))
        await journal.abandon()
    }

    @Test(arguments: [FaultyCalls.Operation.open, .write, .sync], [0, 1])
    func `a disk that fails while the day is written again loses nothing`(
        operation: FaultyCalls.Operation,
        grace: Int
    ) async throws {
        let desk = try Desk()
        let disk = FaultyCalls()
        let journal = try await Journal.open(desk.settings, clock: desk.clock, calls: disk)
        for number in 1...6 { _ = try await journal.record(Sample.alerting(number)) }
        try move(log(desk), .away)
        // A write takes 4,000 bytes at most, so that the second fails within the first lines.
        disk.fail(operation, on: "alerts-", with: ENOSPC, after: grace, partial: 50)
        for number in 7...8 {
            var reading = Sample.alerting(number)
            reading.capture = nil
            _ = try await journal.record(reading)
        }
        disk.heal()
        try await journal.flush()
        #expect(await journal.condition == nil)
        #expect(desk.lines("2024-11-14").count == 8)
        #expect(LogVerifier.verify(directory: desk.logs, head: await journal.head).isEndVouched)
        try await journal.close()
    }

    @Test(arguments: [false, true])
    func `a redaction reaches the compressed copy too`(isDamaged: Bool) async throws {
        let desk = try Desk()
        let journal = try await desk.open()
        let alert = try #require(try await journal.record(Sample.alerting(1, text: "Rahasianya lurah.")).alert)
        try compress(log(desk))
        if isDamaged { try #require(truncate(log(desk) + ".gz", 400) == 0) }
        _ = try await journal.record(Sample.alerting(2))
        try await journal.perform(
            .redact(alert: alert, reason: "putusan", authority: "PN Sampit"),
            at: desk.clock.now()
        )
        var text: [UInt8] = []
        if !isDamaged {
            try LineReader(path: log(desk) + ".gz", isCompressed: true).eachLine { line in
                text += line.bytes
                return true
            }
        }
        #expect(isDamaged == (Folder.size(of: log(desk) + ".gz") == nil))
        #expect(text.isEmpty == isDamaged && text.firstRange(of: Array("Rahasianya".utf8)) == nil)
        #expect(LogVerifier.verify(directory: desk.logs, head: await journal.head).redacted == 1)
        try await journal.close()
    }
}
