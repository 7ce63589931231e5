import GRDB
import Model

extension RecordTransaction {
    /// Lets go what a webhook is owed that is no longer configured, and says so in the log: it is not sent, and cannot be sent
    /// again. Throws `refused` where it is configured, where there is none of that name, or where it is owed nothing.
    func drop(webhook: String, reason: String, at time: Timestamp) throws -> EventRecord {
        guard !subscriptions.contains(where: { $0.name == webhook }) else {
            throw refusal("\(webhook) is configured", "take it out of the configuration, and reload")
        }
        guard try db.row("SELECT 1 FROM webhooks WHERE name = ?", [webhook]) != nil else {
            throw refusal("there is no webhook \(webhook)")
        }
        try db.run(
            "UPDATE deliveries SET state = 'dead', reason = ?, settled = ? WHERE webhook = ? AND state = 'owed'",
            [OutboxQuery.dropped, time.milliseconds, webhook]
        )
        let count = db.changesCount
        guard count > 0 else { throw refusal("\(webhook) is owed nothing") }
        // Should it be configured again, it begins anew.
        try db.run(
            "UPDATE webhooks SET failing_since = NULL, last_failed = NULL, rests_until = NULL WHERE name = ?",
            [webhook]
        )
        let what = "\(count) \(count == 1 ? "message" : "messages") that it was owed will not be sent"
        return try emit(
            DeliveryDisabled(webhook: webhook, reason: "no longer configured; \(what): \(reason)"),
            at: time
        )
    }
}
