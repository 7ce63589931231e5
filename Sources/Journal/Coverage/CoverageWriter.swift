import Model

/// Writes a day's coverage file in one piece: it is there whole or not at all.
final class CoverageWriter {
    private let folder: String
    private let calls: any FileCalls

    init(folder: String, calls: any FileCalls) {
        self.folder = folder
        self.calls = calls
    }

    /// Returns the file's name and the digest of its bytes. Writing the same day again replaces it.
    func write(_ entries: [CoverageEntry], of day: Day) throws -> (file: String, digest: String) {
        var bytes: [UInt8] = []
        for entry in entries {
            bytes += try JSONText.encode(entry).utf8
            bytes.append(0x0A)
        }
        let name = DayFile.coverage(day)
        try WholeFile(calls: calls).write(bytes, to: "\(folder)/\(name)")
        return (name, Digest(of: bytes).labelled)
    }
}
