import GRDB
import Model

/// Reads the outbox.
enum OutboxQuery {
    /// What can be sent again: what was erased before it was sent is as dead, and cannot; nor can what a person let go.
    static let givenUp = "(state = 'dead' AND reason IS NOT 'redacted' AND reason IS NOT '\(dropped)')"
    /// The reason of what a person let go.
    static let dropped = "dropped"

    /// What is due to a webhook, in the order of the log, up to the last event that the log holds durably. What is held is
    /// passed over by its number, without reading its event.
    static func owed(
        _ db: Database,
        webhook: String,
        limit: Int,
        now: Timestamp,
        durable: Int64,
        held: Set<Int64>
    ) throws -> [OwedDelivery] {
        let due = try db.rows(
            """
            SELECT id FROM deliveries INDEXED BY deliveries_in_order
            WHERE webhook = ? AND state = 'owed' AND due <= ? AND seq <= ?
                AND NOT EXISTS (SELECT 1 FROM webhooks WHERE name = webhook AND disabled IS NOT NULL)
            ORDER BY seq LIMIT ?
            """,
            [webhook, now.milliseconds, durable, limit + held.count]
        )
        let free = due.lazy.map { $0["id"] as Int64 }.filter { !held.contains($0) }.prefix(limit)
        return try free.compactMap { id in
            try db.row(
                """
                SELECT deliveries.id AS delivery, webhook, attempts, due, digest, reason, passed, events.*
                FROM deliveries CROSS JOIN events USING (seq) WHERE deliveries.id = ?
                """,
                [id]
            ).map(OwedDelivery.init(row:))
        }
    }

    /// The deliveries of one digest, in the order of the log.
    static func digest(
        _ db: Database,
        webhook: String,
        due: Timestamp,
        limit: Int,
        durable: Int64
    ) throws -> [OwedDelivery] {
        try db.rows(
            """
            SELECT deliveries.id AS delivery, webhook, attempts, due, digest, reason, passed, events.*
            FROM deliveries INDEXED BY deliveries_owed CROSS JOIN events USING (seq)
            WHERE webhook = ? AND state = 'owed' AND due = ? AND seq <= ? AND digest = 1
            ORDER BY seq LIMIT ?
            """,
            [webhook, due.milliseconds, durable, limit]
        ).map(OwedDelivery.init(row:))
    }

    /// How the receiver named the first message on an alert; nil where it was sent none, or did not say.
    static func receipt(_ db: Database, webhook: String, alert: String) throws -> String? {
        try db.row(
            """
            SELECT receipt FROM events CROSS JOIN deliveries USING (seq)
            WHERE alert = ? AND webhook = ? AND receipt IS NOT NULL ORDER BY seq LIMIT 1
            """,
            [alert, webhook]
        )?["receipt"]
    }

    /// What was given up.
    static func deadLetters(_ db: Database, webhook: String?, limit: Int) throws -> [OwedDelivery] {
        try db.rows(
            """
            SELECT deliveries.id AS delivery, webhook, attempts, due, digest, reason, passed, events.*
            FROM deliveries JOIN events USING (seq)
            WHERE \(givenUp) AND (? IS NULL OR webhook = ?) ORDER BY seq LIMIT ?
            """,
            [webhook, webhook, limit]
        ).map(OwedDelivery.init(row:))
    }

    static func counts(_ db: Database) throws -> [String: DeliveryCounts] {
        var counts: [String: DeliveryCounts] = [:]
        for row in try db.rows("SELECT name, disabled, failing_since, last_failed, rests_until FROM webhooks") {
            var count = DeliveryCounts()
            count.disabled = row["disabled"]
            count.failure = FailureSpan(row: row)
            count.restsUntil = (row["rests_until"] as Int64?).map { Timestamp(milliseconds: $0) }
            counts[row["name"]] = count
        }
        let rows = try db.rows(
            """
            SELECT webhook, state, count(*) AS number, min(seq) AS first FROM deliveries
            WHERE state <> 'dead' OR \(givenUp) GROUP BY webhook, state
            """
        )
        for row in rows {
            let number: Int = row["number"]
            let name: String = row["webhook"]
            switch row["state"] as String {
            case "owed":
                counts[name, default: DeliveryCounts()].owed = number
                let oldest = try db.number("SELECT time FROM events WHERE seq = ?", [row["first"] as Int64])
                counts[name, default: DeliveryCounts()].oldestOwed = oldest.map { Timestamp(milliseconds: $0) }
            case "accepted": counts[name, default: DeliveryCounts()].accepted = number
            default: counts[name, default: DeliveryCounts()].dead = number
            }
        }
        return counts
    }
}

extension FailureSpan {
    /// Of a webhook.
    init(row: Row) {
        self.init(
            since: (row["failing_since"] as Int64?).map { Timestamp(milliseconds: $0) },
            last: (row["last_failed"] as Int64?).map { Timestamp(milliseconds: $0) }
        )
    }
}

extension OwedDelivery {
    fileprivate init(row: Row) throws {
        self.init(
            id: row["delivery"],
            webhook: row["webhook"],
            event: try EventRecord(row: row),
            attempts: row["attempts"],
            due: Timestamp(milliseconds: row["due"]),
            isDigest: row["digest"] == 1,
            reason: row["reason"],
            passed: Set((row["passed"] as String? ?? "").split(separator: " ").map(String.init))
        )
    }
}
