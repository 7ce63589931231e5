import FoundationEssentials
import GRDB
import Model

/// Whether the journal says what its own lines say: each has its digest, is chained to the one before, and the alerts that
/// reports are made of are those that the lines tell of.
struct JournalChain {
    let db: Database

    /// What does not add up, in the order of the log; at most so many.
    func faults(limit: Int = 20) throws -> [String] {
        var faults = try brokenLinks(limit: limit)
        let alerts = try String.fetchCursor(db, sql: "SELECT id FROM alerts WHERE redacted IS NULL ORDER BY seq")
        while faults.count < limit, let alert = try alerts.next() {
            guard let seq = try untrue(alert) else { continue }
            faults.append("alert \(alert) is not what event \(seq) and its edits say: it was changed in the journal")
        }
        return faults
    }

    private func brokenLinks(limit: Int) throws -> [String] {
        var faults: [String] = []
        var before: LogHead? = LogHead.none
        let rows = try Row.fetchCursor(db, sql: "SELECT seq, line, hash FROM events ORDER BY seq")
        while faults.count < limit, let row = try rows.next() {
            let (seq, line, hash) = (row["seq"] as Int64, Blob.bytes(row, "line"), Blob.bytes(row, "hash"))
            if !Self.isLink(line, seq: seq, hash: hash, after: before) {
                faults.append("event \(seq) is not the line that the chain holds: it was changed in the journal")
            }
            before = LogHead(seq: seq, hash: hash)
        }
        return faults
    }

    /// Whether a line is event `seq`, has this digest (where it was redacted: names it), and is chained to the one before.
    static func isLink(_ line: [UInt8], seq: Int64, hash: [UInt8], after before: LogHead?) -> Bool {
        let head = line.withUnsafeBytes { LineHead($0) }
        guard let head, let before, head.seq == seq, seq == before.seq + 1, head.prev == LineHash(before.hash) else {
            return false
        }
        return switch head.kind {
        case .event: Digest(of: line).bytes == hash
        case .redacted(let original, _): original == LineHash(hash)
        }
    }

    /// The event that opened an alert, where the alert as it stands is not that one, or was not made of it by its edits.
    func untrue(_ id: String) throws -> Int64? {
        let row = try db.row(
            "SELECT a.alert, e.seq, e.line FROM alerts a JOIN events e USING (seq) WHERE a.id = ? AND a.redacted IS NULL",
            [id]
        )
        guard let row else { return nil }
        let (text, line) = (row["alert"] as String, Blob.bytes(row, "line"))
        if line.suffix(text.utf8.count + 1).dropLast().elementsEqual(text.utf8) { return nil }
        let seq: Int64 = row["seq"]
        guard let alert = try? JSONDecoder().decode(Alert.self, from: Data(text.utf8)),
            let opened = try? JSONDecoder().decode(AlertOpened.self, from: Data(line)).alert
        else { return seq }
        let lines = try db.rows("SELECT line FROM events WHERE alert = ? AND type = 'alert.edited' ORDER BY seq", [id])
        let edits = lines.compactMap { try? JSONDecoder().decode(AlertEdited.self, from: Data(Blob.bytes($0, "line"))) }
        // Of an edit the line tells which statements came and went, not how those that stayed are read since.
        guard !edits.isEmpty else { return alert == opened ? nil : seq }
        let told = Set((opened.statements + edits.flatMap(\.gained)).map(StatementKey.init))
        let digests = [opened.article.digest] + edits.map(\.digestAfter)
        let isTold =
            alert.id == opened.id && alert.article.address == opened.article.address
            && digests.contains(alert.article.digest)
            && alert.statements.allSatisfy { told.contains(StatementKey($0)) }
        return isTold ? nil : seq
    }
}
