import GRDB
import Model

extension RecordTransaction {
    /// Takes the text of an alert out of the journal, and notes which lines and evidence are still to be taken out of the
    /// files. Throws `refused` where the alert is held, unknown, or redacted already.
    func redact(_ alert: String, reason: String, authority: String, at time: Timestamp) throws -> EventRecord {
        guard let row = try db.row("SELECT redacted FROM alerts WHERE id = ?", [alert]) else {
            throw unknown(alert)
        }
        if let held = try db.row("SELECT reason FROM holds WHERE alert = ?", [alert]) {
            throw refusal("alert \(alert) is held: \(held["reason"] as String)", "release the hold first")
        }
        guard row["redacted"] as Int64? == nil else {
            throw refusal("alert \(alert) is redacted already", "nothing is left to do")
        }
        guard !reason.trimmed.isEmpty, !authority.trimmed.isEmpty else {
            throw refusal("a redaction needs a reason and an authority", "say both: they stand in the log for ever")
        }
        let lines = try db.rows(
            """
            SELECT seq, day, hash FROM events
            WHERE alert = ? AND type IN ('alert.opened', 'alert.edited', 'alert.sighted', 'alert.removed', 'alert.corrected',
                'alert.reviewed') ORDER BY seq
            """,
            [alert]
        )
        let event = try emit(
            AlertRedacted(
                alert: alert,
                reason: reason,
                authority: authority,
                lines: lines.map { RedactedLine(seq: $0["seq"], digest: Digest.label(of: Blob.bytes($0, "hash"))) }
            ),
            about: try self.alert(alert),
            at: time
        )
        for line in lines { try redact(line, by: event.seq) }
        for item in try AlertText(db: db).erase(alert) {
            try db.run("INSERT OR IGNORE INTO erasures (file, item) VALUES (?, ?)", [item.file, item.record])
        }
        try erasePages(about: alert)
        try db.run("UPDATE alerts SET redacted = ? WHERE id = ?", [event.seq, alert])
        return event
    }

    /// Whether the alert of an article was redacted, though nothing else is known of it: a journal that was restored has
    /// that from the log alone, which does not name the article any more. Then it is put there as redacted, so that no
    /// reading brings it back, now or later.
    func recallRedacted(_ article: Article, known: Int64?) throws -> Bool {
        let alert = Alert.id(of: article.canonical)
        guard
            let redaction = try db.number(
                "SELECT seq FROM events WHERE alert = ? AND type = 'alert.redacted' ORDER BY seq LIMIT 1",
                [alert]
            )
        else { return false }
        if known == nil {
            try db.run(
                "INSERT INTO articles (canonical, first_seen, last_read, digest) VALUES (?1, ?2, ?2, '')",
                [article.canonical.text, now.milliseconds]
            )
        }
        try AlertText(db: db).recall(alert, of: known ?? db.lastInsertedRowID, redactedBy: redaction)
        return true
    }

    /// Pages of any day since then may speak of it.
    private func erasePages(about alert: String) throws {
        let opened = try db.number("SELECT e.day FROM alerts a JOIN events e ON e.seq = a.seq WHERE a.id = ?", [alert])
        for name in Folder.names(in: settings.logFolder) {
            guard let day = DayFile.dayOfReport(name), day.serial >= Int(opened ?? 0) else { continue }
            try db.run("INSERT OR IGNORE INTO erasures (file, item) VALUES (?, ?)", [name, alert])
        }
    }

    func refusal(_ what: String, _ remedy: String) -> JournalError {
        JournalError(.refused, what, place: settings.databasePath, remedy: remedy)
    }

    /// The line keeps number and link; its digest is still what the next line is chained to.
    private func redact(_ line: Row, by event: Int64) throws {
        let seq: Int64 = line["seq"]
        let before = try db.row("SELECT hash FROM events WHERE seq = ?", [seq - 1])
        let prev = before.map { Blob.bytes($0, "hash") } ?? LogHead.none.hash
        let text = EventLine.redacted(seq: seq, prev: prev, original: Blob.bytes(line, "hash"), by: event)
        try db.run("UPDATE events SET line = ? WHERE seq = ?", [Blob.of(text), seq])
        // Nobody is sent what was erased, not what was given up either; the redaction itself reaches whoever had it.
        try db.run(
            "UPDATE deliveries SET state = 'dead', reason = 'redacted', settled = ? WHERE seq = ? AND state <> 'accepted'",
            [now.milliseconds, seq]
        )
        try db.run(
            "INSERT OR IGNORE INTO erasures (file, item) VALUES (?, ?)",
            [DayFile.log(Day(serial: line["day"])), "\(seq)"]
        )
    }
}
