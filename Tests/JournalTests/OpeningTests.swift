import FoundationEssentials
import GRDB
import Model
import TestSupport
import Testing

@testable import Journal

@Suite struct OpeningTests {
    @Test func `a second opener is told who holds the record`() async throws {
        let desk = try Desk()
        let journal = try await desk.open()
        let error = await #expect(throws: JournalError.self) { try await desk.open() }
        #expect(error?.code == .held && error?.isPassing == true)
        #expect(error?.description.contains("since 2024-11-14T09:00:00+07:00") == true)
        try await journal.close()
        try await desk.open().close()
    }

    @Test func `files of the record are for its group and nobody else`() async throws {
        let desk = try Desk()
        let journal = try await desk.open()
        _ = try await journal.record(Sample.alerting(1))
        desk.clock.advance(seconds: 86_400)
        try await journal.flush()
        for path in [
            "logs/alerts-2024-11-14.jsonl", "logs/evidence-2024-11-14.warc.gz", "logs/coverage-2024-11-14.jsonl",
            "state/journal.sqlite", "state/journal.sqlite-wal", "state/journal.lock",
        ] {
            let attributes = try FileManager.default.attributesOfItem(atPath: "\(desk.folder.path)/\(path)")
            let mode = try #require(attributes[.posixPermissions] as? Int)
            #expect(mode == 0o640 & ~0o022 | 0o040 & mode, "\(path) \(String(mode, radix: 8))")
            #expect(mode & 0o007 == 0, "\(path)")
        }
        try await journal.close()
    }

    @Test func `a journal that is no database is explained and left as it is`() async throws {
        let desk = try Desk()
        try FileManager.default.createDirectory(atPath: desk.settings.stateFolder, withIntermediateDirectories: true)
        let rubbish = Data("this is no database, and long enough to be looked at as one".utf8)
        try rubbish.write(to: URL(filePath: desk.settings.databasePath))
        let error = await #expect(throws: JournalError.self) { try await desk.open() }
        #expect(error?.code == .database)
        #expect(try ReadFile.bytes(of: desk.settings.databasePath) == [UInt8](rubbish))
    }

    @Test func `a journal of a newer version is not touched`() async throws {
        let desk = try Desk()
        try await desk.open().close()
        try await DatabaseQueue(path: desk.settings.databasePath).write { db in
            try db.execute(sql: "INSERT INTO grdb_migrations (identifier) VALUES ('99 from the future')")
        }
        let error = await #expect(throws: JournalError.self) { try await desk.open() }
        #expect(error?.code == .schema)
    }

    @Test func `the journal writes ahead, waits for the disk, and holds rows to their types`() async throws {
        let desk = try Desk()
        let journal = try await desk.open()
        let settings = try await journal.read { db in
            [
                try String.fetchOne(db, sql: "PRAGMA journal_mode"), try String.fetchOne(db, sql: "PRAGMA synchronous"),
                try String.fetchOne(db, sql: "PRAGMA foreign_keys"),
                try String.fetchOne(
                    db,
                    sql: "SELECT group_concat(name) FROM sqlite_schema WHERE type = 'table' AND sql NOT LIKE '%STRICT%'"
                ),
            ]
        }
        #expect(settings == ["wal", "2", "1", "grdb_migrations"])
        try await journal.close()
    }

    @Test func `a closed journal says so`() async throws {
        let desk = try Desk()
        let journal = try await desk.open()
        try await journal.close()
        try await journal.close()
        let error = await #expect(throws: JournalError.self) { try await journal.flush() }
        #expect(error?.code == .closed)
        let again = try await desk.open()
        #expect(again.opening.wasClean)
        await again.abandon()
        let unclean = try await desk.open()
        #expect(!unclean.opening.wasClean)
        try await unclean.close()
    }
}

/// `Tests/Fixtures/Journal/tail/*.case`: how the log's last file was left, and what opening makes of it.
@Suite struct TailTests {
    static let cases = Fixtures("Journal/tail").names(suffix: ".case")

    @Test(arguments: cases)
    func `the tail is brought in line with the journal`(name: String) async throws {
        let desk = try Desk()
        let journal = try await desk.open()
        for _ in 1...2 { _ = try await journal.append(MonitorStopped(reason: "kemarin"), at: desk.clock.now()) }
        desk.clock.advance(seconds: 86_400)
        for number in 1...3 {
            _ = try await journal.append(MonitorStopped(reason: "nomor \(number)"), at: desk.clock.now())
        }
        let head = await journal.head
        await journal.abandon()
        let path = "\(desk.logs)/alerts-2024-11-15.jsonl"
        let whole = try ReadFile.bytes(of: path)
        var lines = String(decoding: whole, as: UTF8.self).split(separator: "\n").map { String($0) + "\n" }
        var expected: [String] = []
        for line in Fixtures("Journal/tail").text(name).split(separator: "\n") where !line.hasPrefix("#") {
            let words = line.split(separator: " ", maxSplits: 2).map(String.init)
            switch words[0] {
            case "remove": lines.removeLast(Int(words[1]) ?? 0)
            case "cut": lines[lines.count - 1].removeLast(Int(words[1]) ?? 0)
            case "add": lines.append(words[1] + " " + words[2] + "\n")
            case "add-torn": lines.append(words[1])
            case "zeros": lines.append(String(repeating: "\0", count: Int(words[1]) ?? 0))
            case "change": lines[(Int(words[1]) ?? 1) - 1].replace("nomor", with: "namor")
            case "blank-middle":
                // What a power cut leaves where a block in the middle was not written.
                lines[lines.count - 1].replace("reason", with: "\0\0\0\0\0\0")
            case "delete-file": lines = ["delete"]
            case "tomorrow":
                try Data((words[1] + "\n").utf8).write(to: URL(filePath: "\(desk.logs)/alerts-2024-11-16.jsonl"))
            case "tomorrow-empty": try Data().write(to: URL(filePath: "\(desk.logs)/alerts-2024-11-16.jsonl"))
            case "expect": expected = Array(words.dropFirst())
            default: Issue.record("unknown step \(words[0])")
            }
        }
        if lines == ["delete"] {
            try FileManager.default.removeItem(atPath: path)
        } else {
            try Data(lines.joined().utf8).write(to: URL(filePath: path))
        }
        if expected.first == "stops" {
            let error = await #expect(throws: JournalError.self) { try await desk.open() }
            #expect(error?.code == .foreignLine)
            #expect(error?.place.hasSuffix(expected[1]) == true, "\(String(describing: error))")
            return
        }
        let again = try await desk.open()
        #expect(again.opening.appendedLines == Int(expected[1]))
        #expect(try ReadFile.bytes(of: path) == whole)
        #expect(await again.head == head)
        #expect(LogVerifier.verify(directory: desk.logs, head: head).isEndVouched)
        try await again.close()
    }
}
