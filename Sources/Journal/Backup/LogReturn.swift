import FoundationEssentials
import GRDB
import Model

/// Reads the lines of a log back into a journal that lacks them.
struct LogReturn {
    let db: Database
    let settings: JournalSettings
    /// The last event that the journal has.
    private(set) var head: LogHead
    private(set) var events = 0
    private var lastDay: Day?

    init(db: Database, settings: JournalSettings, head: LogHead) {
        self.db = db
        self.settings = settings
        self.head = head
    }

    /// The part of a line that is needed besides the line itself.
    private struct Line: Decodable {
        let id: String
        let type: EventType
        let time: ZonedTime
    }

    /// Reads one day's file; days must come in order. Throws `foreignLine` where it is not the chain that the journal has.
    mutating func read(_ path: String, of day: Day, isCompressed: Bool) throws {
        var head = head
        var added = events
        let before = head.seq
        try LineReader(path: path, isCompressed: isCompressed).eachLine { line in
            // A torn last line was never acknowledged; opening cuts it.
            guard line.isWhole, let start = LineHead(line.bytes) else { return false }
            if start.seq <= before { return try compare(start.seq, line, path) }
            guard start.seq == head.seq + 1, start.prev.bytes == head.hash else {
                throw foreign(path, line.number, "it is not chained to event \(head.seq)")
            }
            let bytes = Array(line.bytes)
            let hash: [UInt8]
            switch start.kind {
            case .redacted(let original, _):
                hash = original.bytes
                try keepRedacted(bytes, hash: hash, seq: start.seq, day: day)
            case .event:
                hash = Digest(of: bytes).bytes
                try keep(bytes, hash: hash, seq: start.seq, day: day, path, line.number)
            }
            head = LogHead(seq: start.seq, hash: hash)
            added += 1
            return true
        }
        self.head = head
        events = added
        lastDay = max(lastDay ?? day, day)
    }

    /// An event that the journal has must be the one that the log has, unless it was redacted since the backup.
    private func compare(_ seq: Int64, _ line: LineReader.Line, _ path: String) throws -> Bool {
        guard let row = try db.row("SELECT line, hash FROM events WHERE seq = ?", [seq]) else { return true }
        if line.bytes.elementsEqual(Blob.bytes(row, "line")) { return true }
        let original = "\"redacted\":\"\(Digest.label(of: Blob.bytes(row, "hash")))\""
        guard line.bytes.firstRange(of: Array(original.utf8)) != nil else {
            throw foreign(path, line.number, "the backup has another line for event \(seq)")
        }
        try db.run("UPDATE events SET line = ? WHERE seq = ?", [Data(line.bytes), seq])
        return true
    }

    private func keep(_ bytes: [UInt8], hash: [UInt8], seq: Int64, day: Day, _ path: String, _ number: Int) throws {
        let line: Line
        var alert: String?
        do {
            line = try JSONDecoder().decode(Line.self, from: Data(bytes))
        } catch {
            throw foreign(path, number, "it is no event that this version knows")
        }
        if line.type.rawValue.hasPrefix("alert.") { alert = Self.alert(in: bytes) }
        try db.run(
            "INSERT INTO events (seq, id, type, time, zone_offset, day, alert, line, hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            [
                seq, line.id, line.type.rawValue, line.time.instant.milliseconds, line.time.offset, day.serial, alert,
                Blob.of(bytes), Blob.of(hash),
            ]
        )
        switch line.type {
        case .alertOpened: try keepOpened(bytes, line, seq: seq)
        case .alertSighted: try keepSighting(bytes, line, seq: seq)
        case .alertEdited: try keepEdit(bytes)
        case .alertRemoved:
            try db.run("UPDATE alerts SET removed = ? WHERE id = ?", [line.time.instant.milliseconds, alert])
        case .alertCorrected: try keepCorrection(bytes, seq: seq)
        default: break
        }
        if line.type == .alertRedacted, let alert { try keepRedaction(of: alert, bytes, seq: seq) }
        // Nobody knows whether it was sent.
        try db.run(
            """
            INSERT INTO deliveries (webhook, seq, state, due) SELECT name, ?, 'owed', ? FROM webhooks
            WHERE disabled IS NULL
            """,
            [seq, line.time.instant.milliseconds]
        )
    }

    /// Of a line that was redacted nothing is known but its place and digest. It was about an alert, and is sent to nobody.
    private func keepRedacted(_ bytes: [UInt8], hash: [UInt8], seq: Int64, day: Day) throws {
        try db.run(
            "INSERT INTO events (seq, id, type, time, zone_offset, day, alert, line, hash) VALUES (?, ?, ?, 0, 0, ?, NULL, ?, ?)",
            [seq, "redacted-\(seq)", EventType.alertOpened.rawValue, day.serial, Blob.of(bytes), Blob.of(hash)]
        )
    }

    /// The backup is older than the redaction, and still has the text.
    private func keepRedaction(of alert: String, _ bytes: [UInt8], seq: Int64) throws {
        try AlertText(db: db).erase(alert)
        try db.run("UPDATE alerts SET redacted = ? WHERE id = ?", [seq, alert])
        guard db.changesCount == 0 else { return }
        // It was opened after the backup. The line that did so names nothing any more; this one names the line.
        struct Redacted: Decodable { let lines: [RedactedLine] }
        let lines = try JSONDecoder().decode(Redacted.self, from: Data(bytes)).lines
        try db.run("UPDATE events SET alert = ? WHERE seq = ? AND alert IS NULL", [alert, lines.first?.seq])
        // Its article may have been read before that, and raised nothing. An id is made of the article's address.
        let articles = try Row.fetchCursor(db, sql: "SELECT id, canonical FROM articles")
        var article: Int64?
        while article == nil, let row = try articles.next() {
            guard let address = WebAddress(row["canonical"] as String), Alert.id(of: address) == alert else { continue }
            article = row["id"]
        }
        if let article { try AlertText(db: db).recall(alert, of: article, redactedBy: seq) }
    }

    /// The id of the alert that an event is about.
    private static func alert(in bytes: [UInt8]) -> String? {
        struct About: Decodable {
            struct Named: Decodable { let id: String }
            let alert: Named
        }
        if let about = try? JSONDecoder().decode(About.self, from: Data(bytes)) { return about.alert.id }
        struct Redacted: Decodable { let alert: String }
        return (try? JSONDecoder().decode(Redacted.self, from: Data(bytes)))?.alert
    }

    /// The alert and its article, so that reading the article again finds both.
    private func keepOpened(_ bytes: [UInt8], _ line: Line, seq: Int64) throws {
        let alert = try JSONDecoder().decode(AlertOpened.self, from: Data(bytes)).alert
        let seen = line.time.instant
        let article = alert.article
        try db.run(
            """
            INSERT INTO articles (canonical, first_seen, last_read, digest) VALUES (?1, ?2, ?2, ?3)
            ON CONFLICT (canonical) DO UPDATE SET digest = excluded.digest
            """,
            [article.canonical.text, seen.milliseconds, article.digest]
        )
        guard let id = try db.number("SELECT id FROM articles WHERE canonical = ?", [article.canonical.text]) else {
            return
        }
        try db.run(
            """
            INSERT OR IGNORE INTO alerts (id, article, opened, seq, alert, address, source) VALUES (?, ?, ?, ?, ?, ?, ?)
            """,
            [
                alert.id, id, seen.milliseconds, seq, try JSONText.encode(alert), article.address.text, article.source,
            ]
        )
        let schedule = RereadSchedule(since: seen, isFollowed: RereadSchedule.follows(alert))
        guard let first = schedule.next(after: seen) else { return }
        try db.run(
            """
            INSERT OR IGNORE INTO rereads (article, address, source, since, due, followed) VALUES (?, ?, ?, ?, ?, ?)
            """,
            [
                id, article.address.text, article.source, seen.milliseconds, first.milliseconds,
                schedule.isFollowed ? 1 : 0,
            ]
        )
    }

    /// So that reading the copy again is no news. Its address is the best that is known of what it calls itself.
    private func keepSighting(_ bytes: [UInt8], _ line: Line, seq: Int64) throws {
        let event = try JSONDecoder().decode(AlertSighted.self, from: Data(bytes))
        let address = event.sighting.address.text
        let seen = line.time.instant.milliseconds
        try db.run(
            "INSERT OR IGNORE INTO articles (canonical, first_seen, last_read, digest) VALUES (?1, ?2, ?2, '')",
            [address, seen]
        )
        try db.run(
            """
            INSERT OR IGNORE INTO sightings (article, alert, seq)
                SELECT articles.id, ?2, ?3 FROM articles WHERE canonical = ?1
            """,
            [address, event.alert.id, seq]
        )
    }

    /// So that reading the article as it is now is no edit.
    private func keepEdit(_ bytes: [UInt8]) throws {
        let event = try JSONDecoder().decode(AlertEdited.self, from: Data(bytes))
        try db.run(
            "UPDATE articles SET digest = ? WHERE id = (SELECT article FROM alerts WHERE id = ?)",
            [event.digestAfter, event.alert.id]
        )
    }

    private func keepCorrection(_ bytes: [UInt8], seq: Int64) throws {
        let event = try JSONDecoder().decode(AlertCorrected.self, from: Data(bytes))
        try db.run(
            "INSERT OR IGNORE INTO corrections (alert, address, seq) VALUES (?, ?, ?)",
            [event.alert.id, event.correction.address.text, seq]
        )
    }

    /// The journal's own account of the chain's end.
    func finish() throws {
        try db.run("UPDATE chain SET acknowledged = ?, clean = 0", [head.seq])
        let open = Day(serial: Int(try db.number("SELECT open_day FROM chain") ?? 0))
        guard let lastDay, lastDay > open else { return }
        try db.run("UPDATE chain SET open_day = ?", [lastDay.serial])
        try RestoredLedger(db: db, logFolder: settings.logFolder).begin(lastDay)
    }

    private func foreign(_ path: String, _ line: Int, _ reason: String) -> JournalError {
        JournalError(
            .foreignLine,
            "log and backup are not of one chain: \(reason)",
            place: "\(path):\(line)",
            remedy: "give the backup of this log, or move the log elsewhere; see `netra log verify`"
        )
    }
}
