import GRDB
import Model

/// Takes out of the day's files what the journal has redacted. The journal lists what is still to be done, so that a
/// crash in between only means doing it again: a file is replaced whole.
struct Eraser {
    let folder: String
    let calls: any FileCalls
    /// The item that stands for all of a file.
    static let wholeFile = "*"

    /// Erases all that is still to be erased.
    func run(_ db: Database) throws {
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
                try eraseCompressedLines(lines, of: file)
            } else if DayFile.dayOfReport(file) != nil {
                try erasePage(file, about: items)
            } else if let size = try eraseRecords(items, from: file) {
                try db.run("UPDATE evidence_files SET size = ? WHERE file = ?", [size, file])
            }
            try db.run("DELETE FROM erasures WHERE file = ?", [file])
        }
    }

    private func redactedLines(_ items: Set<String>, _ db: Database) throws -> [Int64: [UInt8]] {
        var lines: [Int64: [UInt8]] = [:]
        for seq in items.compactMap({ Int64($0) }) {
            lines[seq] = try db.row("SELECT line FROM events WHERE seq = ?", [seq]).map { Blob.bytes($0, "line") }
        }
        return lines
    }

    /// A day that was compressed too early is written again beside that, and then stands there twice.
    private func eraseCompressedLines(_ lines: [Int64: [UInt8]], of file: String) throws {
        do {
            try eraseLines(lines, from: file + ".gz")
        } catch LineReader.Fault.damaged where Folder.size(of: "\(folder)/\(file)") != nil {
            // Nobody reads it beside the other, and what it still holds cannot be told.
            try calls.remove("\(folder)/\(file).gz")
            try calls.syncFolder(folder)
        }
    }

    private func eraseLines(_ lines: [Int64: [UInt8]], from file: String) throws {
        let isCompressed = file.hasSuffix(".gz")
        let path = "\(folder)/\(file)"
        // A day that was moved elsewhere must be redacted there: `netra log verify` tells until then.
        guard Folder.size(of: path) != nil else { return }
        try replace(path) { copy in
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

    private func eraseRecords(_ ids: Set<String>, from file: String) throws -> Int64? {
        let path = "\(folder)/\(file)"
        guard Folder.size(of: path) != nil else { return nil }
        let bytes = try ReadFile.bytes(of: path, limit: .max)
        try replace(path) { copy in
            for range in try members(of: bytes) where !isErased(bytes[range], ids) {
                try copy.append(Array(bytes[range]))
            }
        }
        return Folder.size(of: path)
    }

    /// The byte ranges of the gzip members of a file.
    private func members(of bytes: [UInt8]) throws -> [Range<Int>] {
        let inflater = Inflater()
        let scratch = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 16, alignment: 16)
        defer { scratch.deallocate() }
        var ranges: [Range<Int>] = []
        var start = 0
        while start < bytes.count {
            let step = bytes.withUnsafeBytes { all in
                inflater.feed(UnsafeRawBufferPointer(rebasing: all[start...]), scratch: scratch) { _ in }
            }
            guard case .memberEnded(let used) = step else { break }
            ranges.append(start..<(start + used))
            start += used
            inflater.reset()
        }
        return ranges
    }

    /// Whether a record is one of these, or was kept together with one of them.
    private func isErased(_ member: ArraySlice<UInt8>, _ ids: Set<String>) -> Bool {
        let inflater = Inflater()
        let scratch = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 14, alignment: 16)
        defer { scratch.deallocate() }
        var head: [UInt8] = []
        _ = member.withUnsafeBytes { input in
            inflater.feed(input, scratch: scratch) { if head.count < 1 << 14 { head += $0 } }
        }
        for line in String(decoding: head, as: UTF8.self).split(separator: "\r\n", omittingEmptySubsequences: false) {
            if line.isEmpty { return false }
            guard line.hasPrefix("WARC-Record-ID: <") || line.hasPrefix("WARC-Concurrent-To: <") else { continue }
            if let id = line.split(separator: "<").last?.dropLast(), ids.contains(String(id)) { return true }
        }
        return false
    }

    private func member(_ bytes: [UInt8]) throws(FileFailure) -> [UInt8] {
        guard let member = Deflater().member(of: bytes) else {
            throw FileFailure(operation: "compressing a log", path: folder, code: 12)
        }
        return member
    }

    /// Writes a copy beside the file and puts it in its place.
    private func replace(_ path: String, _ write: (AppendFile) throws -> Void) throws {
        let temporary = path + ".tmp"
        do {
            let copy = try AppendFile(path: temporary, size: 0, calls: calls)
            copy.cut(to: 0)
            try write(copy)
            try copy.sync()
        }
        try calls.rename(temporary, to: path)
        try calls.syncFolder(folder)
    }
}
