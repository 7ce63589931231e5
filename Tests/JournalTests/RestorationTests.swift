import FoundationEssentials
import GRDB
import Model
import TestSupport
import Testing

@testable import Journal

/// A journal that was lost, and the way back from a backup and the log.
@Suite struct RestorationTests {
    /// Loses the journal and puts the backup in its place.
    private func restore(_ backup: String, in desk: Desk) throws -> Restoration.Report {
        for suffix in ["", "-wal", "-shm"] { try SystemCalls().remove(desk.settings.databasePath + suffix) }
        return try Restoration(settings: desk.settings).run(backup: backup, at: desk.clock.now())
    }

    private func backUp(_ desk: Desk) throws -> String {
        let backup = desk.folder.path + "/backup.sqlite"
        try JournalReader(stateFolder: desk.settings.stateFolder).backUp(to: backup)
        return backup
    }

    /// Names of files that hold these words.
    private func traces(of words: String, in desk: Desk) throws -> [String] {
        try [desk.settings.stateFolder, desk.logs].flatMap { folder in
            try Folder.names(in: folder).filter { name in
                try ReadFile.bytes(of: "\(folder)/\(name)").firstRange(of: Array(words.utf8)) != nil
            }
        }
    }

    @Test func `holds are those of the journal that is replaced`() async throws {
        let desk = try Desk()
        var journal = try await desk.open()
        for number in 1...3 { _ = try await journal.record(Sample.alerting(number)) }
        let (held, released) = (Alert.id(of: Sample.address(1)), Alert.id(of: Sample.address(2)))
        try await journal.perform(.hold(alert: released, reason: "perkara 11"), at: desk.clock.now())
        let backup = try backUp(desk)
        try await journal.perform(.release(alert: released), at: desk.clock.now())
        try await journal.perform(.hold(alert: held, reason: "perkara 12"), at: desk.clock.now())
        await journal.abandon()
        let report = try Restoration(settings: desk.settings).run(backup: backup, at: desk.clock.now())
        #expect(report.warnings == [] && report.replaced != nil)
        journal = try await desk.open()
        for (alert, isHeld) in [(held, true), (released, false)] {
            let found = try await journal.read { try $0.row("SELECT 1 FROM holds WHERE alert = ?", [alert]) != nil }
            #expect(found == isHeld, "\(alert)")
        }
        let error = await #expect(throws: JournalError.self) {
            try await journal.perform(.redact(alert: held, reason: "putusan", authority: "PN"), at: desk.clock.now())
        }
        #expect(error?.what.contains("is held: perkara 12") == true)
        try await journal.close()
    }

    /// How many articles are pending in the backup, and how many at the end of the day before the one that is open.
    @Test(arguments: [(1, 0), (0, 1), (2, 2)])
    func `coverage adds up after an older backup`(backedUp: Int, closed: Int) async throws {
        let desk = try Desk()
        var journal = try await desk.open()
        func discover(_ numbers: ClosedRange<Int>) async throws {
            _ = try await journal.discover(
                numbers.map { DiscoveredArticle(address: Sample.address($0)) },
                source: "sampit-raya",
                at: desk.clock.now()
            )
        }
        if backedUp > 0 { try await discover(1...backedUp) }
        _ = try await journal.record(Sample.silent(8))
        let backup = try backUp(desk)
        if backedUp > closed { _ = try await journal.record(Sample.silent(1)) }
        if closed > backedUp { try await discover(1...closed) }
        desk.clock.set("2024-11-15T00:00:00+07:00")
        try await journal.flush()
        await journal.abandon()
        desk.clock.advance(seconds: 3600)
        _ = try restore(backup, in: desk)
        journal = try await desk.open()
        _ = try await journal.record(Sample.silent(1))
        desk.clock.set("2024-11-16T00:00:00+07:00")
        try await journal.flush()
        try await journal.close()
        #expect(CoverageVerifier.verify(directory: desk.logs).map(\.description) == [])
        #expect(desk.lines("2024-11-16").first?.contains(#""balanced":true"#) == true)
    }

    @Test func `a backup that fails leaves no file that could be taken for one`() async throws {
        let desk = try Desk()
        let journal = try await desk.open()
        _ = try await journal.record(Sample.alerting(1))
        let file = desk.folder.path + "/backup.sqlite"
        // SQLite keeps there what it needs to go back.
        try FileManager.default.createDirectory(atPath: file + "-journal", withIntermediateDirectories: false)
        #expect(throws: JournalError.self) { try backUp(desk) }
        #expect(Folder.size(of: file) == nil)
        try FileManager.default.removeItem(atPath: file + "-journal")
        #expect(try backUp(desk) == file)
        try await journal.close()
    }

    @Test(arguments: ["", "CREATE TABLE x (y)"])
    func `a file that holds no journal takes no journal's place`(sql: String) async throws {
        let desk = try Desk()
        let journal = try await desk.open()
        _ = try await journal.record(Sample.alerting(1))
        try await journal.close()
        let file = desk.folder.path + "/other.sqlite"
        let other = try DatabaseQueue(path: file)
        try await other.write { try $0.execute(sql: sql.isEmpty ? "SELECT 1" : sql) }
        try other.close()
        let error = #expect(throws: JournalError.self) {
            try Restoration(settings: desk.settings).run(backup: file, at: desk.clock.now())
        }
        #expect(error?.what.hasPrefix("this is no journal") == true && error?.place == file)
        #expect(Restoration.replaced(in: desk.settings.stateFolder) == [])
    }

    @Test(arguments: [false, true])
    func `holds of a journal that is lost or damaged are the backup's, and that is said`(isLost: Bool) async throws {
        let desk = try Desk()
        var journal = try await desk.open()
        _ = try await journal.record(Sample.alerting(1))
        let held = Alert.id(of: Sample.address(1))
        try await journal.perform(.hold(alert: held, reason: "perkara 12"), at: desk.clock.now())
        let backup = try backUp(desk)
        try await journal.close()
        if !isLost {
            var bytes = try ReadFile.bytes(of: desk.settings.databasePath)
            for place in 100..<bytes.count { bytes[place] = UInt8(place & 0xFF) }
            try Data(bytes).write(to: URL(filePath: desk.settings.databasePath))
        }
        let report =
            try isLost
            ? restore(backup, in: desk) : Restoration(settings: desk.settings).run(backup: backup, at: desk.clock.now())
        #expect(report.warnings.count == 1 && report.warnings.first?.contains("netra hold") == true)
        journal = try await desk.open()
        await #expect(throws: JournalError.self) {
            try await journal.perform(.redact(alert: held, reason: "putusan", authority: "PN"), at: desk.clock.now())
        }
        try await journal.close()
    }

    @Test func `what was redacted after the backup is nowhere in what is restored`() async throws {
        let desk = try Desk()
        var journal = try await desk.open()
        let alert = try #require(try await journal.record(Sample.alerting(1, text: "Rahasianya lurah.")).alert)
        let backup = try backUp(desk)
        try await journal.perform(
            .redact(alert: alert, reason: "putusan", authority: "PN Sampit"),
            at: desk.clock.now()
        )
        try await journal.close()
        #expect(try restore(backup, in: desk).events == 1)
        #expect(try traces(of: "Rahasianya", in: desk) == [])
        journal = try await desk.open()
        #expect(try await journal.record(Sample.alerting(1, text: "Rahasianya lurah.")).events.isEmpty)
        try await journal.close()
        #expect(try traces(of: "Rahasianya", in: desk) == [])
    }

    @Test(arguments: [false, true])
    func `an alert that was opened and redacted after the backup is not opened again`(isKnown: Bool) async throws {
        let desk = try Desk()
        var journal = try await desk.open()
        _ = try await journal.record(Sample.alerting(1))
        // Read before without raising anything, or not at all.
        if isKnown { _ = try await journal.record(Sample.silent(2, text: "Rahasianya lurah, tanpa dugaan.")) }
        let backup = try backUp(desk)
        let reading = Sample.alerting(2, text: "Rahasianya lurah nomor 2.")
        let alert = try #require(try await journal.record(reading).alert)
        try await journal.perform(
            .redact(alert: alert, reason: "putusan", authority: "PN Sampit"),
            at: desk.clock.now()
        )
        try await journal.close()
        #expect(try restore(backup, in: desk).events == 2)
        #expect(try traces(of: "Rahasianya", in: desk) == [])

        journal = try await desk.open()
        try await journal.setWebhooks([WebhookSubscription(name: "semua") { $0.time }])
        let head = await journal.head
        for text in ["Rahasianya lurah nomor 2.", "Rahasianya lurah nomor 2, diperbarui."] {
            let again = try await journal.record(Sample.alerting(2, text: text))
            #expect(again.events.isEmpty && again.alert == alert)
        }
        #expect(await journal.head == head)
        #expect(try await journal.owed(webhook: "semua", limit: 10, now: desk.clock.now()).isEmpty)
        // Others are opened as ever.
        #expect(try await journal.record(Sample.alerting(3)).outcome == .alerted)
        try await journal.close()
        #expect(LogVerifier.verify(directory: desk.logs, head: await journal.head).isEndVouched)
        #expect(try traces(of: "Rahasianya", in: desk) == [])
        let archive = try EvidenceTests.records(of: "\(desk.logs)/evidence-2024-11-14.warc.gz")
        #expect(archive.count == 8 && !archive.joined().contains("berita/2"))
        let record = try JournalReader(stateFolder: desk.settings.stateFolder).alert(alert)
        #expect(record?.redactedBy == head.seq && record?.alert == nil)
    }
}
