import FoundationEssentials
import GRDB
import Model

/// Makes the coverage of the day that is open in a restored journal go on from what the log closed the day before with. The
/// backup is of an earlier day: what it holds as pending is something else.
struct RestoredLedger {
    let db: Database
    let logFolder: String
    /// Why an article is counted as failed that was pending when the day before was closed, and that the backup does not know.
    static let reason = "restored"

    /// - Parameter day: The one that is open.
    func begin(_ day: Day) throws {
        let pending = try pending()
        let handed = try pendingAtClose(before: day) ?? pending
        for source in Set(pending.keys).union(handed.keys).sorted() {
            let (now, then) = (pending[source] ?? 0, handed[source] ?? 0)
            try put(.pendingAtOpen, source, then, on: day)
            // What is pending once more is as good as found once more; what is not is found again if it still can be.
            if now > then { try put(.discovered, source, now - then, on: day) }
            if now < then {
                try put(.outcome(.failed), source, then - now, on: day)
                try put(.failure(Self.reason), source, then - now, on: day)
            }
        }
    }

    private func pending() throws -> [String: Int] {
        let rows = try db.rows(
            "SELECT source, count(*) AS number FROM addresses WHERE outcome = 'pending' GROUP BY source"
        )
        return Dictionary(rows.map { ($0["source"], $0["number"]) }) { first, _ in first }
    }

    /// By source; nil where the file is not there, or is not the one that the log names.
    private func pendingAtClose(before day: Day) throws -> [String: Int]? {
        let row = try db.row(
            "SELECT line FROM events WHERE type = 'coverage.closed' AND day <= ? ORDER BY seq DESC LIMIT 1",
            [day.serial]
        )
        guard let row, let closed = try? JSONDecoder().decode(CoverageClosed.self, from: Data(Blob.bytes(row, "line")))
        else { return nil }
        let path = "\(logFolder)/\(closed.file)"
        let found = [path, path + ".gz"].first { Folder.size(of: $0) != nil }
        guard let found, let bytes = try? CoverageFile.bytes(of: found), Digest(of: bytes).labelled == closed.digest,
            let entries = try? CoverageFile.entries(bytes, of: found)
        else { return nil }
        return Dictionary(entries.map { ($0.source, $0.balance.pendingAtClose) }) { first, _ in first }
    }

    private func put(_ counter: Counter, _ source: String, _ value: Int, on day: Day) throws {
        guard value > 0 else { return }
        try db.run(
            "INSERT OR REPLACE INTO ledger (day, source, counter, value) VALUES (?, ?, ?, ?)",
            [day.serial, source, counter.name, value]
        )
    }
}
