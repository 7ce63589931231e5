import GRDB
import Glibc
import Model
import TestSupport
import Testing

@testable import Journal

@Suite struct FaultTests {
    @Test func `who is told of a full disk is told what goes on by itself and what does not`() {
        let file = JournalError(FileFailure(operation: "write", path: "logs/x", code: ENOSPC))
        let database = JournalError(DatabaseError(resultCode: .SQLITE_FULL, message: "not an error"), at: "state/x")
        #expect(file.remedy == database.remedy && file.remedy.contains("a command is given again"))
        #expect(database.what == "SQLite says 13: database or disk is full")
    }

    @Test(arguments: [ENOSPC, EIO], [FaultyCalls.Operation.open, .write, .sync, .syncFolder])
    func `a log that cannot be written waits and loses nothing`(code: Int32, operation: FaultyCalls.Operation)
        async throws
    {
        let desk = try Desk()
        let disk = FaultyCalls()
        let journal = try await Journal.open(desk.settings, clock: desk.clock, calls: disk)
        disk.fail(operation, on: operation == .syncFolder ? "logs" : "alerts-", with: code, partial: 50)
        for number in 1...3 {
            var reading = Sample.alerting(number)
            reading.capture = nil
            _ = try await journal.record(reading)
        }
        #expect(await journal.condition?.place.contains("logs") == true)
        await #expect(throws: JournalError.self) { try await journal.flush() }
        disk.heal()
        try await journal.flush()
        #expect(await journal.condition == nil)
        #expect(desk.lines("2024-11-14").count == 3)
        #expect(LogVerifier.verify(directory: desk.logs, head: await journal.head).isEndVouched)
        try await journal.close()
    }

    @Test(arguments: [ENOSPC, EIO], [FaultyCalls.Operation.open, .write, .sync, .syncFolder])
    func `evidence that cannot be written records nothing, and all of it later`(
        code: Int32,
        operation: FaultyCalls.Operation
    ) async throws {
        let desk = try Desk()
        let disk = FaultyCalls()
        let journal = try await Journal.open(desk.settings, clock: desk.clock, calls: disk)
        _ = try await journal.discover(
            [DiscoveredArticle(address: Sample.address(1))],
            source: "s",
            at: desk.clock.now()
        )
        disk.fail(operation, on: operation == .syncFolder ? "logs" : "evidence-", with: code, partial: 50)
        let error = await #expect(throws: JournalError.self) { try await journal.record(Sample.alerting(1)) }
        #expect(error?.code == .files)
        #expect(error?.remedy.isEmpty == false)
        #expect(try await journal.pendingArticles().count == 1)
        #expect(await journal.head == .none)
        disk.heal()
        #expect(try await journal.record(Sample.alerting(1)).outcome == .alerted)
        #expect(try EvidenceTests.records(of: "\(desk.logs)/evidence-2024-11-14.warc.gz").count == 4)
        #expect(desk.lines("2024-11-14").count == 1)
        try await journal.close()
    }

    @Test func `little room is said while there still is some`() async throws {
        let desk = try Desk()
        var settings = desk.settings
        settings.freeFloor = .max
        let journal = try await Journal.open(settings, clock: desk.clock)
        #expect(try await journal.record(Sample.alerting(1)).outcome == .alerted)
        #expect(await journal.condition?.what.contains("are free") == true)
        try await journal.flush()
        try await journal.close()
    }

    @Test func `what cannot even be cut is cut before anything else is written`() throws {
        let folder = try TemporaryFolder()
        let disk = FaultyCalls()
        let file = try AppendFile(path: folder.path + "/x", size: 0, calls: disk)
        try file.append(Array("satu".utf8))
        try file.sync()
        disk.fail(.write, on: "x", with: ENOSPC, partial: 2)
        #expect(throws: FileFailure.self) { try file.append(Array("dua".utf8)) }
        disk.fail(.truncate, on: "x", with: EIO)
        file.rewind()
        #expect(throws: FileFailure.self) { try file.append(Array("tiga".utf8)) }
        disk.heal()
        try file.append(Array("empat".utf8))
        #expect(try ReadFile.bytes(of: file.path) == Array("satuempat".utf8))
    }

    @Test(arguments: [FaultyCalls.Operation.open, .write, .sync, .rename])
    func `a day whose coverage cannot be written stays open until it can`(operation: FaultyCalls.Operation) async throws
    {
        let desk = try Desk()
        let disk = FaultyCalls()
        let journal = try await Journal.open(desk.settings, clock: desk.clock, calls: disk)
        try await journal.setSources([Source(name: "sampit-raya", url: Sample.address(0))])
        desk.clock.set("2024-11-15T00:00:00+07:00")
        disk.fail(operation, on: "coverage-", with: ENOSPC)
        await #expect(throws: JournalError.self) { try await journal.flush() }
        #expect(await journal.openDay.description == "2024-11-14")
        disk.heal()
        try await journal.flush()
        #expect(await journal.openDay.description == "2024-11-15")
        #expect(desk.lines("2024-11-15").count == 1)
        try await journal.close()
    }
}
