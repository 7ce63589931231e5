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
