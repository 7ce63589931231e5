import GRDB

/// The legal holds of a journal. No event tells of them, so that the log cannot bring them back: they are taken from the
/// journal that is replaced, as far as that can still be read.
struct HeldAlerts {
    private struct Hold {
        let alert: String
        let since: Int64
        let reason: String
    }

    private let holds: [Hold]

    /// Nil where the journal cannot be read.
    init?(of journal: DatabaseQueue) {
        // What stands in a damaged file may be of any type.
        let rows = try? journal.read { db in
            try db.rows("SELECT alert, since, reason FROM holds ORDER BY alert").map { row in
                (
                    String.fromDatabaseValue(row["alert"]), Int64.fromDatabaseValue(row["since"]),
                    String.fromDatabaseValue(row["reason"])
                )
            }
        }
        guard let rows else { return nil }
        holds = rows.compactMap { alert, since, reason in
            guard let alert, let since, let reason else { return nil }
            return Hold(alert: alert, since: since, reason: reason)
        }
        guard holds.count == rows.count else { return nil }
    }

    /// Puts them in the place of those that a restored journal has from its backup. Returns what a person has to do about
    /// those that cannot be kept, in whole sentences.
    func put(into journal: DatabaseQueue) throws -> [String] {
        try journal.write { db in
            var warnings: [String] = []
            try db.run("DELETE FROM holds")
            for hold in holds {
                guard try db.row("SELECT 1 FROM alerts WHERE id = ?", [hold.alert]) != nil else {
                    warnings.append("Alert \(hold.alert) was held (\(hold.reason)), but neither backup nor log has it.")
                    continue
                }
                try db.run(
                    "INSERT INTO holds (alert, since, reason) VALUES (?, ?, ?)",
                    [hold.alert, hold.since, hold.reason]
                )
            }
            return warnings
        }
    }
}
