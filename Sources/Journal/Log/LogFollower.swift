import GRDB
import Model

/// Brings the daily log after the journal: what is committed there is appended here, in order, also what could not be before.
final class LogFollower {
    private let writer: LogWriter
    private let settings: JournalSettings
    /// Up to here the log is on the disk.
    private(set) var durableSeq: Int64
    /// The log was found elsewhere than where it was written, and is not yet in line with the journal again.
    private var mustMend = false

    init(_ writer: LogWriter, settings: JournalSettings, durableSeq: Int64) {
        self.writer = writer
        self.settings = settings
        self.durableSeq = durableSeq
    }

    /// Appends what the log lacks: these events, which are the journal's last, and before them what could not be written earlier.
    ///
    /// - Parameters:
    ///   - last: The journal's last event.
    ///   - day: The one that is open.
    /// - Returns: What was mended; nil where there was nothing to.
    func follow(
        _ events: [EventRecord],
        upTo last: Int64,
        open day: Day,
        of journal: DatabaseQueue
    ) throws -> LogRepair.Report? {
        if durableSeq < last, mustMend || !writer.isInPlace(for: events.first?.day ?? day) {
            return try mend(upTo: last, of: journal)
        } else if durableSeq + Int64(events.count) == last {
            if !events.isEmpty { try writer.write(events) }
            durableSeq = last
        } else {
            try catchUp(to: last, of: journal)
        }
        return nil
    }

    /// Lets go of the open file: another one stands in its place.
    func letGo() { writer.letGo() }

    /// Somebody moved, compressed or replaced the file that was being written. What has been appended since is lost with it,
    /// so that the log is brought in line with the journal as at a start.
    private func mend(upTo last: Int64, of journal: DatabaseQueue) throws -> LogRepair.Report {
        mustMend = true
        writer.letGo()
        let repair = LogRepair(settings: settings, acknowledged: durableSeq, writer: writer)
        let report = try journal.writeWithoutTransaction { try repair.run($0) }
        durableSeq = last
        mustMend = false
        return report
    }

    private func catchUp(to last: Int64, of journal: DatabaseQueue) throws {
        while durableSeq < last {
            let missing = try journal.writeWithoutTransaction { db in
                try db.rows("SELECT * FROM events WHERE seq > ? ORDER BY seq LIMIT 500", [durableSeq])
                    .map { try EventRecord(row: $0) }
            }
            guard let end = missing.last else { return }
            try writer.write(missing)
            durableSeq = end.seq
        }
    }
}
