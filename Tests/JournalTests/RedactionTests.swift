import FoundationEssentials
import GRDB
import Model
import TestSupport
import Testing

@testable import Journal

@Suite struct RedactionTests {
    /// Whether any file of the record still holds these words, compressed or not.
    private func traces(of words: String, in desk: Desk) throws -> [String] {
        var found: [String] = []
        for folder in ["state", "logs"] {
            for name in Folder.names(in: "\(desk.folder.path)/\(folder)") {
                let path = "\(desk.folder.path)/\(folder)/\(name)"
                var bytes = try ReadFile.bytes(of: path)
                if name.hasSuffix(".gz") { bytes = Array(try EvidenceTests.records(of: path).joined().utf8) }
                if bytes.firstRange(of: Array(words.utf8)) != nil { found.append(name) }
            }
        }
        return found
    }

    /// An alert that was opened, edited and seen elsewhere over two days, with others around it.
    private func record(_ journal: Journal, _ desk: Desk) async throws -> String {
        try await journal.setWebhooks([WebhookSubscription(name: "semua") { $0.time }])
        _ = try await journal.record(Sample.alerting(1))
        var reading = Sample.alerting(2, text: "Rahasianya lurah nomor 2.", story: Sample.story(2))
        reading.capture?.body = Array("<p>Rahasianya lurah nomor 2.</p>".utf8)
        let alert = try #require(try await journal.record(reading).alert)
        var copy = Sample.alerting(
            3,
            host: "kawat.example",
            text: "Rahasianya lurah.",
            story: Sample.story(2, drift: 5)
        )
        copy.capture = nil
        _ = try await journal.record(copy)
        desk.clock.advance(seconds: 86_400)
        _ = try await journal.record(Sample.alerting(2, text: "Rahasianya lurah nomor 2, diperbarui."))
        _ = try await journal.record(Sample.alerting(4))
        return alert
    }

    private func redact(_ journal: Journal, _ alert: String, _ desk: Desk) async throws -> EventRecord {
        try await journal.perform(
            .redact(alert: alert, reason: "putusan 7/2024", authority: "PN Sampit"),
            at: desk.clock.now()
        )
        return try #require(try await journal.events(from: journal.head.seq, limit: 1).first)
    }

    /// Somebody who reads the journal, and goes on reading.
    private func read(_ desk: Desk) throws -> DatabaseQueue {
        var settings = GRDB.Configuration()
        settings.readonly = true
        settings.allowsUnsafeTransactions = true
        let reader = try DatabaseQueue(path: desk.folder.path + "/state/journal.sqlite", configuration: settings)
        try reader.inDatabase { db in
            try db.execute(sql: "BEGIN")
            #expect(try Int.fetchOne(db, sql: "SELECT count(*) FROM alerts") == 3)
        }
        return reader
    }

    @Test func `what somebody reads while it is erased goes as soon as they have read`() async throws {
        let desk = try Desk()
        let journal = try await desk.open()
        let alert = try await record(journal, desk)
        let reader = try read(desk)
        _ = try await redact(journal, alert, desk)
        try await journal.answerRequests(at: desk.clock.now())
        #expect(try traces(of: "Rahasianya", in: desk) == ["journal.sqlite-wal"])
        try reader.inDatabase { try $0.execute(sql: "COMMIT") }
        try await journal.answerRequests(at: desk.clock.now())
        #expect(try traces(of: "Rahasianya", in: desk) == [])
        try await journal.close()
    }

    @Test func `what a reader kept from going when the journal was closed goes at the next start`() async throws {
        let desk = try Desk()
        var journal = try await desk.open()
        let alert = try await record(journal, desk)
        let reader = try read(desk)
        _ = try await redact(journal, alert, desk)
        await journal.abandon()
        try reader.inDatabase { try $0.execute(sql: "COMMIT") }
        #expect(try traces(of: "Rahasianya", in: desk) == ["journal.sqlite-wal"])
        journal = try await desk.open()
        #expect(await journal.mustEmptyWriteAheadLog)
        try await journal.answerRequests(at: desk.clock.now())
        #expect(try traces(of: "Rahasianya", in: desk) == [])
        try await journal.close()
        #expect(await !journal.mustEmptyWriteAheadLog)
    }

    @Test func `a redaction that somebody asked for is answered once the files are done, and with what is doubtful`()
        async throws
    {
        let desk = try Desk()
        let journal = try await desk.open()
        for number in 1...2 { _ = try await journal.record(Sample.alerting(number)) }
        let path = "\(desk.logs)/evidence-2024-11-14.warc.gz"
        var bytes = try ReadFile.bytes(of: path)
        for place in 500..<600 { bytes[place] ^= 0x5A }
        try Data(bytes).write(to: URL(filePath: path))
        let line = try RequestLine(stateFolder: desk.settings.stateFolder)
        let numbers = try (1...2).map { number in
            try line.post(
                .redact(alert: Alert.id(of: Sample.address(number)), reason: "putusan", authority: "PN"),
                at: desk.clock.now()
            )
        }
        await #expect(throws: JournalError.self) { try await journal.answerRequests(at: desk.clock.now()) }
        guard case .doubtful(3, let what) = try line.answer(to: numbers[0]) else {
            Issue.record("its evidence was not found")
            return
        }
        #expect(what.contains("is damaged at byte"))
        #expect(try line.answer(to: numbers[1]) != nil)
        try await journal.close()
    }

    @Test func `what is erased is nowhere, and the chain shows that it was`() async throws {
        let desk = try Desk()
        var journal = try await desk.open()
        let alert = try await record(journal, desk)
        #expect(try traces(of: "Rahasianya", in: desk).count >= 3)
        let event = try await redact(journal, alert, desk)
        #expect(event.type == .alertRedacted)
        let report = LogVerifier.verify(directory: desk.logs, head: await journal.head)
        #expect(report.isEndVouched && report.isWhole, "\(report.text)")
        #expect(report.redacted == 3)
        #expect(try EvidenceTests.records(of: "\(desk.logs)/evidence-2024-11-14.warc.gz").count == 4)
        // The next events go into the files that took the place of the old ones.
        _ = try await journal.record(Sample.alerting(5))
        // Reading it again brings nothing back.
        #expect(try await journal.record(Sample.alerting(2, text: "Rahasianya lurah, lagi.")).events.isEmpty)
        let owed = try await journal.owed(webhook: "semua", limit: 100, now: desk.clock.now())
        #expect(owed.count { $0.event.alert == alert } == 1)
        #expect(owed.contains { $0.event.id == event.id })
        try await journal.close()
        #expect(try traces(of: "Rahasianya", in: desk) == [])
        journal = try await desk.open()
        #expect(journal.opening.tornLogBytes == 0 && journal.opening.warnings.isEmpty)
        #expect(LogVerifier.verify(directory: desk.logs, head: await journal.head).isEndVouched)
        try await journal.close()
    }

    @Test(arguments: [FaultyCalls.Operation.open, .write, .sync, .rename])
    func `a redaction that a crash interrupts is finished at the next start`(operation: FaultyCalls.Operation)
        async throws
    {
        let desk = try Desk()
        let disk = FaultyCalls()
        var journal = try await Journal.open(desk.settings, clock: desk.clock, calls: disk)
        let alert = try await record(journal, desk)
        disk.fail(operation, on: operation == .rename ? "logs" : ".tmp", with: 5)
        await #expect(throws: JournalError.self) { try await redact(journal, alert, desk) }
        await journal.abandon()
        journal = try await desk.open()
        #expect(try traces(of: "Rahasianya", in: desk) == [])
        let report = LogVerifier.verify(directory: desk.logs, head: await journal.head)
        #expect(report.isEndVouched && report.isWhole && report.redacted == 3, "\(report.text)")
        try await journal.close()
    }

    @Test func `what was erased before it was sent is not given up, and cannot be sent again`() async throws {
        let desk = try Desk()
        let journal = try await desk.open()
        let alert = try await record(journal, desk)
        let owed = try await journal.owed(webhook: "semua", limit: 100, now: desk.clock.now())
        let opened = try #require(owed.first { $0.event.alert == alert })
        try await journal.settle([Settlement(opened, .dead(reason: "503"), at: desk.clock.now())])
        _ = try await redact(journal, alert, desk)
        #expect(try await journal.deliveryCounts()["semua"]?.dead == 0)
        let reader = try JournalReader(stateFolder: desk.folder.path + "/state", zone: .jakarta)
        #expect(try reader.deadLetters().isEmpty)
        #expect(try reader.waitingDeliveries(at: desk.clock.now())["semua"]?.dead == 0)
        #expect(
            try await journal.perform(.retry(webhook: "semua", event: nil, since: nil), at: desk.clock.now())
                == .revived(count: 0)
        )
        try await journal.close()
    }

    @Test func `a compressed day is redacted too`() async throws {
        let desk = try Desk()
        let journal = try await desk.open()
        let alert = try await record(journal, desk)
        let path = "\(desk.logs)/alerts-2024-11-14.jsonl"
        let member = try gzip(try ReadFile.bytes(of: path))
        try Data(member).write(to: URL(filePath: path + ".gz"))
        try FileManager.default.removeItem(atPath: path)
        _ = try await redact(journal, alert, desk)
        #expect(try traces(of: "Rahasianya", in: desk).filter { $0.hasSuffix(".gz") } == [])
        #expect(LogVerifier.verify(directory: desk.logs, head: await journal.head).redacted == 3)
        try await journal.close()
    }

    @Test(arguments: [true, false])
    func `a compressed day that is damaged is redacted by writing it again`(isCrash: Bool) async throws {
        let desk = try Desk()
        let disk = FaultyCalls()
        var journal = try await Journal.open(desk.settings, clock: desk.clock, calls: disk)
        let alert = try await record(journal, desk)
        let path = "\(desk.logs)/alerts-2024-11-14.jsonl"
        let member = try gzip(try ReadFile.bytes(of: path))
        try Data(member.dropLast(40)).write(to: URL(filePath: path + ".gz"))
        try FileManager.default.removeItem(atPath: path)
        if isCrash {
            disk.fail(.sync, on: ".tmp", with: 5)
            await #expect(throws: JournalError.self) { try await redact(journal, alert, desk) }
            await journal.abandon()
            journal = try await desk.open()
        } else {
            _ = try await redact(journal, alert, desk)
        }
        #expect(Folder.size(of: path + ".gz") == nil)
        let report = LogVerifier.verify(directory: desk.logs, head: await journal.head)
        #expect(report.isEndVouched && report.isWhole && report.redacted == 3, "\(report.text)")
        try await journal.close()
        #expect(try traces(of: "Rahasianya", in: desk) == [])
    }

    @Test func `what another process wrote about an alert is erased with it`() async throws {
        let desk = try Desk()
        let journal = try await desk.open()
        let alert = try #require(try await journal.record(Sample.alerting(1)).alert)
        let line = try RequestLine(stateFolder: desk.settings.stateFolder)
        let note = Review(action: .noted, reviewer: "pemantau-7", reason: "Rahasianya lurah, kata tetangga.")
        let number = try line.post(.review(alert: alert, review: note), at: desk.clock.now())
        let refused = try line.post(.review(alert: "alr_x", review: note), at: desk.clock.now())
        #expect(try await journal.answerRequests(at: desk.clock.now()) == 2)
        #expect(try line.answer(to: number) == .done(seq: 2))
        guard case .refused = try line.answer(to: refused) else {
            Issue.record("there is no such alert")
            return
        }
        _ = try await redact(journal, alert, desk)
        try await journal.close()
        #expect(try traces(of: "Rahasianya", in: desk) == [])
    }

    @Test func `a held alert, an unknown one, and one without a reason are refused`() async throws {
        let desk = try Desk()
        let journal = try await desk.open()
        let alert = try await record(journal, desk)
        let head = await journal.head
        try await journal.perform(.hold(alert: alert, reason: "perkara"), at: desk.clock.now())
        for (id, reason) in [(alert, "putusan"), ("alr_x", "putusan")] {
            let error = await #expect(throws: JournalError.self) {
                try await journal.perform(.redact(alert: id, reason: reason, authority: "PN"), at: desk.clock.now())
            }
            #expect(error?.code == .refused)
        }
        try await journal.perform(.release(alert: alert), at: desk.clock.now())
        await #expect(throws: JournalError.self) {
            try await journal.perform(.redact(alert: alert, reason: " ", authority: "PN"), at: desk.clock.now())
        }
        #expect(await journal.head == head)
        _ = try await redact(journal, alert, desk)
        await #expect(throws: JournalError.self) { try await redact(journal, alert, desk) }
        try await journal.close()
    }
}
