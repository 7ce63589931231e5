import GRDB
import Glibc
import Model

/// Takes out of the day's files what the journal has redacted. The journal lists what is still to be done, so that a
/// crash in between only means doing it again: a file is replaced whole.
struct Eraser {
    let folder: String
    let calls: any FileCalls
    /// The item that stands for all of a file.
    static let wholeFile = "*"

    /// Erases all that is still to be erased. Returns, in whole sentences, where a person has to see whether all was.
    func run(_ db: Database) throws -> [String] {
        var doubts: [String] = []
        var pending: [String: Set<String>] = [:]
        for row in try db.rows("SELECT file, item FROM erasures") {
            pending[row["file"], default: []].insert(row["item"])
        }
        for (file, items) in pending.sorted(by: { $0.key < $1.key }) {
            if items.contains(Self.wholeFile) {
                try calls.remove("\(folder)/\(file)")
                try calls.syncFolder(folder)
            } else if DayFile.dayOfLog(file) != nil {
                let lines = try redactedLines(items, db)
                try eraseLines(lines, from: file)
                try eraseCompressedLines(lines, of: file, db)
            } else if DayFile.dayOfReport(file) != nil {
                try erasePage(file, about: items)
            } else {
                let known = try db.number("SELECT size FROM evidence_files WHERE file = ?", [file])
                if let (size, doubt) = try eraseRecords(items, from: file, knownSize: known) {
                    try db.run("UPDATE evidence_files SET size = ? WHERE file = ?", [size, file])
                    if let doubt { doubts.append(doubt) }
                }
            }
            try db.run("DELETE FROM erasures WHERE file = ?", [file])
        }
        return doubts
    }

    private func redactedLines(_ items: Set<String>, _ db: Database) throws -> [Int64: [UInt8]] {
        var lines: [Int64: [UInt8]] = [:]
        for seq in items.compactMap({ Int64($0) }) {
            lines[seq] = try db.row("SELECT line FROM events WHERE seq = ?", [seq]).map { Blob.bytes($0, "line") }
        }
        return lines
    }

    /// Where the compressed file is damaged, what it still holds cannot be told. It goes, and the day is written again from
    /// the journal, unless it stands there twice: one that was compressed too early is written again beside that.
    private func eraseCompressedLines(_ lines: [Int64: [UInt8]], of file: String, _ db: Database) throws {
        do {
            try eraseLines(lines, from: file + ".gz")
        } catch LineReader.Fault.damaged {
            if Folder.size(of: "\(folder)/\(file)") == nil { try writeAgain(file, db) }
            try calls.remove("\(folder)/\(file).gz")
            try calls.syncFolder(folder)
        }
    }

    /// All lines of a day as the journal has them, which is as they are to be.
    private func writeAgain(_ file: String, _ db: Database) throws {
        guard let day = DayFile.dayOfLog(file)?.day else { return }
        try WholeFile(calls: calls).write(to: "\(folder)/\(file)") { copy in
            let rows = try Row.fetchCursor(
                db,
                sql: "SELECT line FROM events WHERE day = ? ORDER BY seq",
                arguments: [day.serial]
            )
            while let row = try rows.next() { try copy.append(Blob.bytes(row, "line") + [0x0A]) }
        }
    }

    private func eraseLines(_ lines: [Int64: [UInt8]], from file: String) throws {
        let isCompressed = file.hasSuffix(".gz")
        let path = "\(folder)/\(file)"
        // A day that was moved elsewhere must be redacted there: `netra log verify` tells until then.
        guard Folder.size(of: path) != nil else { return }
        try WholeFile(calls: calls).write(to: path) { copy in
            var bytes: [UInt8] = []
            try LineReader(path: path, isCompressed: isCompressed).eachLine { line in
                // A torn tail is not copied: opening mends it from the journal.
                guard line.isWhole else { return false }
                let head = LineHead(line.bytes)
                if let head, let redacted = lines[head.seq] {
                    bytes += redacted
                } else {
                    bytes += line.bytes
                }
                bytes.append(0x0A)
                if bytes.count > 1 << 20 {
                    try copy.append(isCompressed ? member(bytes) : bytes)
                    bytes = []
                }
                return true
            }
            if !bytes.isEmpty { try copy.append(isCompressed ? member(bytes) : bytes) }
        }
    }

    /// A page that speaks of one of these alerts goes: it is made again from what is left.
    private func erasePage(_ file: String, about alerts: Set<String>) throws {
        let path = "\(folder)/\(file)"
        guard Folder.size(of: path) != nil else { return }
        let bytes = try ReadFile.bytes(of: path)
        guard alerts.contains(where: { bytes.firstRange(of: Array($0.utf8)) != nil }) else { return }
        try calls.remove(path)
        try calls.syncFolder(folder)
    }

    /// Everything else stays as it is, to the byte, also what cannot be read: it is evidence of other alerts. Returns the
    /// size of what is left, and what a person has to look at.
    private func eraseRecords(
        _ ids: Set<String>,
        from file: String,
        knownSize: Int64?
    ) throws -> (size: Int64, doubt: String?)? {
        let path = "\(folder)/\(file)"
        guard Folder.size(of: path) != nil else { return nil }
        let bytes = try ReadFile.bytes(of: path, limit: .max)
        let stretches = EvidenceStretch.all(of: bytes)
        let kept = stretches.filter { stretch in
            if [stretch.record, stretch.concurrent].contains(where: { $0.map(ids.contains) == true }) { return false }
            // What a crash left behind what the journal knows of is cut by opening, and must not become known by this.
            return stretch.isWhole || Int64(stretch.range.lowerBound) < knownSize ?? .max
        }
        try WholeFile(calls: calls).write(to: path) { copy in
            for stretch in kept { try copy.append(Array(bytes[stretch.range])) }
        }
        var doubt: String?
        if let damaged = kept.first(where: { !$0.isWhole }), !ids.isSubset(of: stretches.compactMap(\.record)) {
            doubt =
                "\(path) is damaged at byte \(damaged.range.lowerBound): evidence that was to be erased was not found, and may "
                + "stand in what cannot be read."
        }
        return (Folder.size(of: path) ?? 0, doubt)
    }

    private func member(_ bytes: [UInt8]) throws(FileFailure) -> [UInt8] {
        guard let member = Deflater().member(of: bytes) else {
            throw FileFailure(operation: "compressing a log", path: folder, code: ENOMEM)
        }
        return member
    }
}
