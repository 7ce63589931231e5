import FoundationEssentials
import GRDB
public import Model

/// What is known of a day's watch, and how far that can be relied on.
public struct DayCoverage: Hashable, Sendable {
    public enum Finding: String, Hashable, Sendable, Encodable {
        /// The day goes on: what the ledger holds so far.
        case open
        /// The file is the one that the log closed the day with.
        case whole
        /// There is a file, but the log does not say that it closed the day: nothing vouches for it.
        case unvouched
        /// The log closed the day with a file that is not in its folder.
        case fileMissing = "file-missing"
        /// The file is not the one that the log closed the day with: its figures are not used.
        case fileDiffers = "file-differs"
        /// Neither file nor log: nobody watched.
        case unwatched
    }

    /// By name of source; nil where there are none that could be relied on.
    public let entries: [CoverageEntry]?
    public let finding: Finding

    public init(_ entries: [CoverageEntry]?, _ finding: Finding) {
        self.entries = entries
        self.finding = finding
    }
}

extension JournalReader {
    /// A closed day's is what its file says, held against the log; of the open one the ledger as far as it goes: of a closed
    /// day the ledger does not hold what was pending at its end.
    ///
    /// Throws `JournalError` where a file cannot be read.
    public func coverage(of day: Day, logFolder: String, now: Timestamp) throws -> DayCoverage {
        if day == (try openDay()) { return DayCoverage(try coverage(of: day, now: now), .open) }
        return try closedCoverage(of: day, closing: closings(of: day...day)[day], logFolder: logFolder)
    }

    /// What the log says the last of these days that are over were closed with.
    public func closings(of days: ClosedRange<Day>) throws -> [Day: CoverageClosed] {
        try read { db in
            // A day is closed in the log of a later one.
            let rows = try db.rows(
                """
                SELECT line FROM events WHERE day > ?1 AND type = 'coverage.closed'
                    AND json_extract(CAST(line AS TEXT), '$.day') BETWEEN ?2 AND ?3
                """,
                [days.lowerBound.serial, "\(days.lowerBound)", "\(days.upperBound)"]
            )
            let closings = try rows.map {
                try JSONDecoder().decode(CoverageClosed.self, from: Data(Blob.bytes($0, "line")))
            }
            return Dictionary(closings.map { ($0.day, $0) }) { $1 }
        }
    }

    /// - Parameter closing: What the log says of the day.
    public func closedCoverage(of day: Day, closing: CoverageClosed?, logFolder: String) throws -> DayCoverage {
        let plain = "\(logFolder)/\(DayFile.coverage(day))"
        guard let path = [plain, plain + ".gz"].first(where: { Folder.size(of: $0) != nil }) else {
            return DayCoverage(nil, closing == nil ? .unwatched : .fileMissing)
        }
        do {
            let bytes = try CoverageFile.bytes(of: path)
            if let closing, closing.digest != Digest(of: bytes).labelled { return DayCoverage(nil, .fileDiffers) }
            let entries = try CoverageFile.entries(bytes, of: path)
            return DayCoverage(entries, closing == nil ? .unvouched : .whole)
        } catch LineReader.Fault.damaged {
            return DayCoverage(nil, .fileDiffers)
        } catch {
            throw JournalError(error, at: path)
        }
    }
}
