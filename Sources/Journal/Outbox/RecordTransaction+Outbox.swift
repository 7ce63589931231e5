import GRDB
import Model

extension RecordTransaction {
    /// Follow-ups reach whoever got the alert, past filters and quiet hours.
    private static let followUps: Set<EventType> = [
        .alertEdited, .alertRemoved, .alertCorrected, .alertReviewed, .alertRedacted,
    ]

    /// Makes the event owed to every webhook that wants it, or that was sent what it follows.
    func owe(_ event: EventRecord, notice: EventNotice) throws {
        let earlier = try receivers(of: notice, seq: event.seq)
        for subscription in subscriptions {
            guard let owing = earlier[subscription.name] ?? subscription.owing(notice) else { continue }
            try db.run(
                "INSERT INTO deliveries (webhook, seq, state, due, digest) VALUES (?, ?, 'owed', ?, ?)",
                [subscription.name, event.seq, owing.due.milliseconds, owing.isDigest ? 1 : 0]
            )
        }
    }

    /// The webhooks that were sent, or are owed, an alert that this event follows or decides, and when this is due to them:
    /// at once, but not before the alert itself where that waits for a digest or for the end of quiet hours.
    private func receivers(of notice: EventNotice, seq: Int64) throws -> [String: Owing] {
        guard let alert = notice.alert else { return [:] }
        var followed: [String] = []
        if Self.followUps.contains(notice.type) { followed = [alert.id] }
        if notice.type == .alertOpened, Self.bearsOnRelated(alert) { followed = alert.related.map(\.id) }
        var owings: [String: Owing] = [:]
        for id in followed {
            let rows = try db.rows(
                """
                SELECT webhook, max(state = 'accepted' OR attempts > 0) AS had, max(due) AS due, max(digest) AS digest
                FROM deliveries JOIN events USING (seq)
                WHERE alert = ? AND seq < ? AND state <> 'dead' GROUP BY webhook
                """,
                [id, seq]
            )
            for row in rows {
                let due = Timestamp(milliseconds: row["due"])
                let waits = row["had"] == 0 && due > notice.time
                let owing = waits ? Owing(due: due, isDigest: row["digest"] == 1) : Owing(due: notice.time)
                let name: String = row["webhook"]
                // Of several related alerts the one that is told soonest counts.
                owings[name] = owings[name].map { $0.due <= owing.due ? $0 : owing } ?? owing
            }
        }
        return owings
    }

    /// A denial or a decision travels as far as the accusation did.
    private static func bearsOnRelated(_ alert: Alert) -> Bool {
        switch alert.outcome {
        case .decidedNone, .decidedViolation, .contested: return true
        case .undecided, nil: return alert.statements.contains { $0.stance == .denial }
        }
    }

    func settle(_ settlement: Settlement) throws {
        let (delivery, time) = (settlement.delivery, settlement.time)
        let standing = try db.row("SELECT state FROM deliveries WHERE id = ?", [delivery.id])
        guard standing?["state"] == "owed" else { return }
        // Some of the addresses have it: that others refuse it says nothing of the way there.
        let isReached = settlement.outcome == .accepted || settlement.passed != delivery.passed
        if isReached {
            try db.run(
                "UPDATE webhooks SET failing_since = NULL WHERE name = ? AND failing_since IS NOT NULL",
                [delivery.webhook]
            )
        } else if settlement.passed.isEmpty {
            try noteFailure(of: delivery.webhook, at: time)
        }
        if !settlement.passed.isEmpty {
            let passed = settlement.passed.sorted().joined(separator: " ")
            try db.run("UPDATE deliveries SET passed = ? WHERE id = ?", [passed, delivery.id])
        }
        switch settlement.outcome {
        case .accepted:
            try db.run(
                """
                UPDATE deliveries SET state = 'accepted', attempts = attempts + 1, reason = NULL, receipt = ?, settled = ?
                WHERE id = ?
                """,
                [settlement.receipt, time.milliseconds, delivery.id]
            )
        case .retry(let due, let reason):
            try db.run(
                "UPDATE deliveries SET attempts = attempts + 1, due = ?, reason = ? WHERE id = ?",
                [due.milliseconds, reason, delivery.id]
            )
        case .dead(let reason):
            try db.run(
                "UPDATE deliveries SET state = 'dead', attempts = attempts + 1, reason = ?, settled = ? WHERE id = ?",
                [reason, time.milliseconds, delivery.id]
            )
            // That the report of a failure could not be delivered is not reported again: it would never end.
            guard delivery.event.type != .deliveryFailed else { return }
            try emit(
                DeliveryFailed(
                    webhook: delivery.webhook,
                    event: delivery.event.id,
                    attempts: delivery.attempts + 1,
                    reason: reason
                ),
                at: time
            )
        }
    }

    func revive(webhook: String?, event: String?, since: Timestamp?, at time: Timestamp) throws -> Int {
        if let webhook, try db.row("SELECT 1 FROM webhooks WHERE name = ?", [webhook]) == nil {
            throw refusal("there is no webhook \(webhook)")
        }
        if let event, try db.row("SELECT 1 FROM events WHERE id = ?", [event]) == nil {
            throw refusal("there is no event \(event)")
        }
        // A digest that died goes out as digests again, and not as each of its events.
        try db.run(
            """
            UPDATE deliveries SET state = 'owed', attempts = 0, due = ?, settled = NULL
            WHERE (? IS NULL OR webhook = ?) AND \(OutboxQuery.givenUp) AND seq IN (
                SELECT seq FROM events WHERE (? IS NULL OR id = ?) AND time >= ?)
            """,
            [time.milliseconds, webhook, webhook, event, event, since?.milliseconds ?? Int64.min]
        )
        let revived = db.changesCount
        try db.run(
            """
            UPDATE deliveries SET due = ?1
            WHERE (?2 IS NULL OR webhook = ?2) AND state = 'owed' AND attempts > 0 AND due > ?1 AND seq IN (
                SELECT seq FROM events WHERE (?3 IS NULL OR id = ?3) AND time >= ?4)
            """,
            [time.milliseconds, webhook, event, since?.milliseconds ?? Int64.min]
        )
        hasRevived = true
        return revived + db.changesCount
    }

    func enable(webhook: String) throws {
        try db.run(
            "UPDATE webhooks SET disabled = NULL, failing_since = NULL WHERE name = ? AND disabled IS NOT NULL",
            [webhook]
        )
        guard db.changesCount > 0 else {
            let isKnown = try db.row("SELECT 1 FROM webhooks WHERE name = ?", [webhook]) != nil
            throw refusal(isKnown ? "\(webhook) is not disabled" : "there is no webhook \(webhook)")
        }
        hasRevived = true
    }

    func refusal(_ what: String) -> JournalError { refusal(what, "see `netra deliver list`") }

    private func noteFailure(of webhook: String, at time: Timestamp) throws {
        guard let row = try db.row("SELECT failing_since, last_failed FROM webhooks WHERE name = ?", [webhook]) else {
            return
        }
        var span = FailureSpan(row: row)
        span.fail(at: time)
        try db.run(
            "UPDATE webhooks SET failing_since = ?, last_failed = ? WHERE name = ?",
            [span.since?.milliseconds, span.last?.milliseconds, webhook]
        )
    }
}
