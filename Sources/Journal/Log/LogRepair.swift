import GRDB
import Model

/// Brings the end of the daily log in line with the journal: at start, and when somebody moved a file that is written.
struct LogRepair {
    let settings: JournalSettings
    let acknowledged: Int64
    let writer: LogWriter

    struct Report: Equatable {
        /// Bytes of torn lines that were cut.
        var cutBytes: Int64 = 0
        /// Lines that were appended from the journal.
        var appended = 0
        /// Of those, lines that had been durable before: somebody or something took them away.
        var restored = 0

        /// What an operator should hear of; nil where nothing was taken away.
        var warning: String? {
            guard restored > 0 else { return nil }
            return "\(restored) lines that the log had held were gone and were written again from the journal."
        }
    }

    /// The events of a day that its file has not been found to hold.
    private struct Rest {
        private let rows: RowCursor
        private(set) var next: EventRecord?

        init(of day: Day, _ db: Database) throws {
            rows = try Row.fetchCursor(
                db,
                sql: "SELECT * FROM events WHERE day = ? ORDER BY seq",
                arguments: [day.serial]
            )
            try advance()
        }

        mutating func advance() throws { next = try rows.next().map { try EventRecord(row: $0) } }
    }

    /// Throws `foreignLine` where the log holds what the journal does not know.
    func run(_ db: Database) throws -> Report {
        var report = Report()
        let from = try firstDay(db)
        var days = Set(
            try db.rows("SELECT DISTINCT day FROM events WHERE day >= ?", [from.serial]).map { Day(serial: $0["day"]) }
        )
        for name in Folder.names(in: settings.logFolder) {
            if let file = DayFile.dayOfLog(name), file.day >= from { days.insert(file.day) }
        }
        for day in days.sorted() { try repair(day, db, &report) }
        return report
    }

    /// The day of the last acknowledged event: what is older was compared when it was acknowledged.
    private func firstDay(_ db: Database) throws -> Day {
        let serial = try db.number("SELECT day FROM events WHERE seq <= ? ORDER BY seq DESC LIMIT 1", [acknowledged])
        return Day(serial: serial.map { Int($0) } ?? Int(Int32.min))
    }

    private func repair(_ day: Day, _ db: Database, _ report: inout Report) throws {
        let path = "\(settings.logFolder)/\(DayFile.log(day))"
        let size = Folder.size(of: path)
        // A day that was compressed by hand stays so if it is whole. Else all of it is written again beside that: who reads
        // the log passes a compressed day over where there is one that is not.
        if size == nil, Folder.size(of: path + ".gz") != nil, try isWhole(path + ".gz", of: day, db) { return }
        var rest = try Rest(of: day, db)
        let end = size == nil ? 0 : try compare(path, isCompressed: false, with: &rest)
        if let size, end < size {
            try writer.cut(day, to: end)
            report.cutBytes += size - end
        }
        while let event = rest.next {
            var batch = [event]
            try rest.advance()
            while batch.count < 500, let event = rest.next {
                batch.append(event)
                try rest.advance()
            }
            try writer.write(batch)
            report.appended += batch.count
            report.restored += batch.count { $0.seq <= acknowledged }
        }
    }

    /// Whether a compressed file holds every event of its day.
    private func isWhole(_ path: String, of day: Day, _ db: Database) throws -> Bool {
        var rest = try Rest(of: day, db)
        do { _ = try compare(path, isCompressed: true, with: &rest) } catch LineReader.Fault.damaged { return false }
        return rest.next == nil
    }

    /// Leaves of the rest what the file does not hold. Returns where in it that would go on.
    private func compare(_ path: String, isCompressed: Bool, with rest: inout Rest) throws -> Int64 {
        let tail = LogTail(acknowledged: acknowledged)
        var end: Int64 = 0
        try LineReader(path: path, isCompressed: isCompressed).eachLine { line in
            switch tail.compare(line.bytes, isWhole: line.isWhole, expected: rest.next) {
            case .matches:
                end = line.offset + Int64(line.bytes.count) + 1
                try rest.advance()
                return true
            case .cut: return false
            case .foreign(let reason): throw foreign(path, line.number, reason)
            }
        }
        return end
    }

    private func foreign(_ path: String, _ line: Int, _ reason: String) -> JournalError {
        JournalError(
            .foreignLine,
            "a line stands here that should not: \(reason)",
            place: "\(path):\(line)",
            remedy:
                "keep this file as evidence, and see `netra log verify`; if the journal was lost, or is older than the log, "
                + "`netra journal restore` a backup: that reads back what came after it. Where there is none, move the logs "
                + "elsewhere: a new log begins"
        )
    }
}
