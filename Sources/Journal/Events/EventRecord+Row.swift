import GRDB
import Model

extension EventRecord {
    init(row: Row) throws {
        let seq: Int64 = row["seq"]
        guard let type = EventType(rawValue: row["type"]) else {
            let name: String = row["type"]
            throw JournalError(
                .schema,
                "event \(seq) is of the unknown kind \(name)",
                place: "journal",
                remedy: "use the version of Netra that wrote it, or a newer one"
            )
        }
        self.init(
            seq: seq,
            id: row["id"],
            type: type,
            time: ZonedTime(instant: Timestamp(milliseconds: row["time"]), offset: row["zone_offset"]),
            day: Day(serial: row["day"]),
            alert: row["alert"],
            line: Blob.bytes(row, "line"),
            hash: Blob.bytes(row, "hash")
        )
    }
}

extension LogHead {
    /// How far the journal goes.
    init(ofLastIn db: Database) throws {
        let row = try db.row("SELECT seq, hash FROM events ORDER BY seq DESC LIMIT 1")
        self = row.map { LogHead(seq: $0["seq"], hash: Blob.bytes($0, "hash")) } ?? .none
    }
}
