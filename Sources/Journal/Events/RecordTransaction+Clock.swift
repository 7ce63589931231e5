import GRDB
import Model

extension RecordTransaction {
    /// The clock was set back: what was to be done at a time that it then showed would wait for as long as it had been
    /// wrong. A try that comes too early does no harm; an alert that comes a day late does.
    func followClock(back milliseconds: Int64) throws {
        let now = now.milliseconds
        hasFollowedClock = true
        try db.run(
            "UPDATE deliveries SET due = max(?1, due - ?2) WHERE state = 'owed' AND due > ?1",
            [now, milliseconds]
        )
        try db.run(
            "UPDATE addresses SET due = max(?1, due - ?2) WHERE outcome = 'pending' AND due > ?1",
            [now, milliseconds]
        )
        try db.run("UPDATE rereads SET since = since - ?1, due = due - ?1 WHERE since > ?2", [milliseconds, now])
        try db.run(
            """
            UPDATE source_states SET last_fetch = min(last_fetch, ?1), last_reached = min(last_reached, ?1),
                last_new = min(last_new, ?1) WHERE last_fetch > ?1
            """,
            [now]
        )
    }
}
