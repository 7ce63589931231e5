import FoundationEssentials
public import Model

/// A day's coverage as it was closed.
public enum CoverageFile {
    /// Its entries by name of source; nil where the day has no file, because it is open or nobody watched.
    ///
    /// Throws `JournalError` where the file cannot be read, and `DecodingError` where a line is no entry.
    public static func entries(of day: Day, in logFolder: String) throws -> [CoverageEntry]? {
        let path = "\(logFolder)/\(DayFile.coverage(day))"
        guard Folder.size(of: path) != nil else { return nil }
        let bytes: [UInt8]
        do {
            bytes = try ReadFile.bytes(of: path)
        } catch {
            throw JournalError(error, at: path)
        }
        return try bytes.split(separator: 0x0A).map {
            try JSONDecoder().decode(CoverageEntry.self, from: Data($0))
        }
    }
}
