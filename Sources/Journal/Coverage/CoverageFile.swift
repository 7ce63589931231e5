import FoundationEssentials
import Model

/// A day's coverage as it was closed.
enum CoverageFile {
    /// As they were written; a file that ends in `.gz` is inflated.
    static func bytes(of path: String) throws -> [UInt8] {
        guard path.hasSuffix(".gz") else { return try ReadFile.bytes(of: path) }
        var bytes: [UInt8] = []
        try LineReader(path: path, isCompressed: true).eachLine { line in
            bytes += line.bytes
            if line.isWhole { bytes.append(0x0A) }
            return true
        }
        return bytes
    }

    /// Throws `JournalError` where a line is no entry.
    static func entries(_ bytes: [UInt8], of path: String) throws -> [CoverageEntry] {
        try bytes.split(separator: 0x0A).enumerated().map { index, line in
            do {
                return try JSONDecoder().decode(CoverageEntry.self, from: Data(line))
            } catch {
                throw JournalError(
                    .files,
                    "line \(index + 1) is no coverage entry",
                    place: path,
                    remedy: "put back the file as it was closed: see `netra coverage verify`"
                )
            }
        }
    }
}
