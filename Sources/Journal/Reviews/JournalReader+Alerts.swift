import FoundationEssentials
import GRDB
public import Model

/// What reports, exports and reviews look up.
extension JournalReader {
    /// The alerts that were opened on these days, in the order of the log.
    public func alerts(openedOn days: ClosedRange<Day>) throws -> [RecordedAlert] {
        try read { db in
            try Self.alerts(
                "o.day BETWEEN ? AND ?",
                [days.lowerBound.serial, days.upperBound.serial],
                db
            )
        }
    }

    /// The alerts of earlier days of which something was recorded on these, in the order of the log.
    public func alerts(followedOn days: ClosedRange<Day>) throws -> [RecordedAlert] {
        try read { db in
            try Self.alerts(
                "o.day < ?1 AND a.id IN (SELECT alert FROM events WHERE day BETWEEN ?1 AND ?2 AND alert IS NOT NULL)",
                [days.lowerBound.serial, days.upperBound.serial],
                db
            )
        }
    }

    /// The alerts of `opened` with a deadline that ends on one of `days`, by the clock of its own region.
    public func alerts(openedOn opened: ClosedRange<Day>, expiringOn days: ClosedRange<Day>) throws -> [RecordedAlert] {
        try read { db in
            // Only those that might are decoded.
            let marks = (days.lowerBound.serial...days.upperBound.serial).map { "\"until\":\"\(Day(serial: $0))T" }
            let mentions = marks.map { _ in "instr(a.alert, ?) > 0" }.joined(separator: " OR ")
            let span: [any DatabaseValueConvertible] = [opened.lowerBound.serial, opened.upperBound.serial]
            return try Self.alerts(
                "o.day BETWEEN ? AND ? AND a.redacted IS NULL AND (\(mentions))",
                StatementArguments(span + marks),
                db
            )
        }
    }

    /// The number of the last redaction; 0 where there was none. What was made from the journal before it must be made again.
    public func lastRedaction() throws -> Int64 {
        try read { db in try db.number("SELECT max(redacted) FROM alerts") ?? 0 }
    }

    /// Title and text of an alerted article as it was last read, a blank line between paragraphs; nil where they are not kept.
    public func text(ofAlert id: String) throws -> (title: String, text: String)? {
        try read { db in
            try db.row(
                """
                SELECT v.title, v.text FROM alerts a JOIN versions v ON v.article = a.article
                WHERE a.id = ? AND a.redacted IS NULL AND v.text IS NOT NULL ORDER BY v.id DESC LIMIT 1
                """,
                [id]
            )
            .map { ($0["title"], $0["text"]) }
        }
    }

    /// One alert; nil where there is none of that id.
    public func alert(_ id: String) throws -> RecordedAlert? {
        try read { db in try Self.alerts("a.id = ?", [id], db).first }
    }

    private static func alerts(
        _ condition: String,
        _ arguments: StatementArguments,
        _ db: Database
    ) throws -> [RecordedAlert] {
        // Both ways round: by day the event leads to its alert, by name the alert to its event, and neither reads them all.
        let tables = "alerts a JOIN events o ON o.alert = a.id AND o.seq = a.seq"
        var followUps: [String: [EventRecord]] = [:]
        let later = try db.rows(
            "SELECT e.* FROM \(tables) JOIN events e ON e.alert = a.id AND e.seq <> a.seq WHERE \(condition) ORDER BY e.seq",
            arguments
        )
        for row in later { followUps[row["alert"], default: []].append(try EventRecord(row: row)) }
        let rows = try db.rows(
            """
            SELECT a.id, a.alert, a.redacted, o.seq, o.hash, o.time, o.zone_offset, o.day,
                h.since, h.reason
            FROM \(tables) LEFT JOIN holds h ON h.alert = a.id WHERE \(condition) ORDER BY o.seq
            """,
            arguments
        )
        return try rows.map { row in
            let redacted: Int64? = row["redacted"]
            let text: String = row["alert"]
            let offset: Int = row["zone_offset"]
            let since: Int64? = row["since"]
            return RecordedAlert(
                id: row["id"],
                alert: redacted == nil ? try JSONDecoder().decode(Alert.self, from: Data(text.utf8)) : nil,
                head: LogHead(seq: row["seq"], hash: Blob.bytes(row, "hash")),
                opened: ZonedTime(instant: Timestamp(milliseconds: row["time"]), offset: offset),
                day: Day(serial: row["day"]),
                redactedBy: redacted,
                hold: since.map {
                    .init(since: ZonedTime(instant: Timestamp(milliseconds: $0), offset: offset), reason: row["reason"])
                },
                followUps: followUps[row["id"]] ?? []
            )
        }
    }

    /// How many alerts each of these days brought; left out are days on which nobody watched: no source was reached, and
    /// nothing was found. That something else stands in their log, such as a review, does not make them watched.
    public func alertCounts(on days: ClosedRange<Day>) throws -> [Day: Int] {
        let closings = try closings(of: days)
        var counts = closings.compactMapValues { $0.sourcesReached > 0 ? 0 : nil }
        return try read { db in
            let reached = FetchOutcome.allCases.filter(\.isReached).map { Counter.fetch($0).name }
            let open = try db.row(
                """
                SELECT open_day FROM chain WHERE open_day BETWEEN ?1 AND ?2 AND EXISTS (
                    SELECT 1 FROM ledger WHERE day = open_day AND counter IN (\(reached.map { "'\($0)'" }.joined(separator: ", ")))
                )
                """,
                [days.lowerBound.serial, days.upperBound.serial]
            )
            if let open { counts[Day(serial: open["open_day"])] = 0 }
            let rows = try db.rows(
                """
                SELECT day, count(*) AS number FROM events WHERE day BETWEEN ? AND ? AND type = 'alert.opened' GROUP BY day
                """,
                [days.lowerBound.serial, days.upperBound.serial]
            )
            for row in rows { counts[Day(serial: row["day"])] = row["number"] }
            return counts
        }
    }
}
