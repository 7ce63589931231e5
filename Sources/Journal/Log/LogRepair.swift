import GRDB
import Model

/// Brings the end of the daily log in line with the journal at start.
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
    }

    /// Throws `foreignLine` where the log holds what the journal does not know.
    func run(_ db: Database) throws -> Report {
        var report = Report()
        let from = try firstDay(db)
        var days = Set(
            try db.rows("SELECT DISTINCT day FROM events WHERE day >= ?", [from.serial]).map { Day(serial: $0["day"]) }
        )
        for name in Folder.names(in: settings.logFolder) {
            if let file = DayFile.dayOfLog(name), file.day >= from, !file.isCompressed { days.insert(file.day) }
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
        // A day that was compressed by hand is complete; `netra log verify` reads it.
        if size == nil, Folder.size(of: path + ".gz") != nil { return }
        let cursor = try Row.fetchCursor(
            db,
            sql: "SELECT * FROM events WHERE day = ? ORDER BY seq",
            arguments: [day.serial]
        )
        var expected = try cursor.next().map { try EventRecord(row: $0) }
        let tail = LogTail(acknowledged: acknowledged)
        var end: Int64 = 0
        if size != nil {
            try LineReader(path: path, isCompressed: false).eachLine { line in
                switch tail.compare(line.bytes, isWhole: line.isWhole, expected: expected) {
                case .matches:
                    end = line.offset + Int64(line.bytes.count) + 1
                    expected = try cursor.next().map { try EventRecord(row: $0) }
                    return true
                case .cut: return false
                case .foreign(let reason): throw foreign(path, line.number, reason)
                }
            }
        }
        if let size, end < size {
            try writer.cut(day, to: end)
            report.cutBytes += size - end
        }
        while let event = expected {
            var batch = [event]
            while batch.count < 500, let row = try cursor.next() { batch.append(try EventRecord(row: row)) }
            try writer.write(batch)
            report.appended += batch.count
            report.restored += batch.count { $0.seq <= acknowledged }
            expected = try cursor.next().map { try EventRecord(row: $0) }
        }
    }

    private func foreign(_ path: String, _ line: Int, _ reason: String) -> JournalError {
        JournalError(
            .foreignLine,
            "a line stands here that should not: \(reason)",
            place: "\(path):\(line)",
            remedy:
                "keep this file as evidence, then see `netra log verify`; if the journal was restored from a backup, "
                + "use `netra journal restore`, which opens a new chain"
        )
    }
}
