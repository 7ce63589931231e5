import GRDB
public import Model

extension Journal {
    /// From now on events are owed to these. What was owed to others stays, and is returned by name: it waits until they
    /// are configured again.
    @discardableResult
    public func setWebhooks(_ webhooks: [WebhookSubscription]) async throws -> [String] {
        let names = webhooks.map(\.name)
        guard Set(names).count == names.count else {
            throw JournalError(.refused, "two webhooks have the same name", place: "webhooks", remedy: "rename one")
        }
        // First, since the change may end a day, and what that says is owed to them too.
        subscribe(webhooks)
        return try await change { transaction in
            for name in names { try transaction.db.run("INSERT OR IGNORE INTO webhooks (name) VALUES (?)", [name]) }
            let owed = try transaction.db.rows(
                "SELECT DISTINCT webhook FROM deliveries WHERE state = 'owed' ORDER BY webhook"
            )
            return owed.map { $0["webhook"] as String }.filter { !names.contains($0) }
        }
    }

    /// What is due to a webhook, in the order of the log; only what the log holds durably, and nothing while it is
    /// disabled.
    /// - Parameter held: Ids of deliveries that the caller has in hand, and which are left out.
    public func owed(
        webhook: String,
        limit: Int,
        now: Timestamp,
        except held: Set<Int64> = []
    ) throws -> [OwedDelivery] {
        let durable = durableSeq
        return try read {
            try OutboxQuery.owed($0, webhook: webhook, limit: limit, now: now, durable: durable, held: held)
        }
    }

    /// What goes out together with a delivery of a digest that is due; itself is among them.
    public func digest(of delivery: OwedDelivery, limit: Int) throws -> [OwedDelivery] {
        let durable = durableSeq
        return try read {
            try OutboxQuery.digest($0, webhook: delivery.webhook, due: delivery.due, limit: limit, durable: durable)
        }
    }

    /// How the webhook's receiver named the first message on an alert, for a reply to it; nil where it did not.
    public func receipt(webhook: String, alert: String) throws -> String? {
        try read { try OutboxQuery.receipt($0, webhook: webhook, alert: alert) }
    }

    /// Records how tries ended, all of them or none; a second report of the same one changes nothing. A dead one becomes
    /// `delivery.failed`.
    public func settle(_ settlements: [Settlement]) async throws {
        try await change { transaction in
            for settlement in settlements { try transaction.settle(settlement) }
        }
    }

    /// Makes deliveries that wait for their next try due at once; those of digests wait on, since what goes out together is
    /// told by when it is due.
    /// - Parameter deliveries: Their ids.
    public func hasten(_ deliveries: Set<Int64>, at time: Timestamp) async throws {
        try await change { transaction in
            for id in deliveries {
                try transaction.db.run(
                    "UPDATE deliveries SET due = ? WHERE id = ? AND state = 'owed' AND digest = 0 AND due > ?",
                    [time.milliseconds, id, time.milliseconds]
                )
            }
        }
    }

    /// What was tried before and waits for its next try: ids of deliveries, without those of a digest.
    public func waiting(webhook: String, at time: Timestamp) throws -> Set<Int64> {
        try read { db in
            let rows = try db.rows(
                """
                SELECT id FROM deliveries
                WHERE webhook = ? AND state = 'owed' AND digest = 0 AND attempts > 0 AND due > ?
                """,
                [webhook, time.milliseconds]
            )
            return Set(rows.map { $0["id"] })
        }
    }

    /// When the next delivery is due to any webhook, or to that one; nil where nothing is owed.
    public func nextDue(webhook: String? = nil) throws -> Timestamp? {
        let names = webhook.map { [$0] } ?? webhookNames
        return try read { db in
            let times = try names.compactMap { name in
                try db.number(
                    """
                    SELECT min(due) FROM deliveries WHERE webhook = ? AND state = 'owed'
                        AND NOT EXISTS (SELECT 1 FROM webhooks WHERE name = webhook AND disabled IS NOT NULL)
                    """,
                    [name]
                )
            }
            return times.min().map { Timestamp(milliseconds: $0) }
        }
    }

    /// Stops sending to a webhook, and says so in the log. What is owed stays owed.
    public func disable(webhook: String, reason: String, at time: Timestamp) async throws {
        try await change { transaction in
            try transaction.db.run(
                "UPDATE webhooks SET disabled = ? WHERE name = ? AND disabled IS NULL",
                [reason, webhook]
            )
            guard transaction.db.changesCount > 0 else { return }
            try transaction.emit(DeliveryDisabled(webhook: webhook, reason: reason), at: time)
        }
    }

    /// Notes until when a webhook's receiver wants to be sent nothing.
    public func rest(webhook: String, until time: Timestamp) async throws {
        try await change { transaction in
            try transaction.db.run("UPDATE webhooks SET rests_until = ? WHERE name = ?", [time.milliseconds, webhook])
        }
    }

    /// By name of webhook, also of those that are no longer configured.
    public func deliveryCounts() throws -> [String: DeliveryCounts] {
        try read(OutboxQuery.counts)
    }

    /// Of the sources that are watched, those that have answered since.
    public func sourcesReached(since time: Timestamp) throws -> Int {
        try read { db in
            let number = try db.number(
                "SELECT count(*) FROM source_states WHERE every IS NOT NULL AND last_reached >= ?",
                [time.milliseconds]
            )
            return Int(number ?? 0)
        }
    }
}
