import Glibc
import Model

/// Keeps the captures of pages that raised alerts, in one web archive a day.
final class EvidenceWriter {
    private let folder: String
    private let software: String
    private let calls: any FileCalls
    private let archive: OpenArchive
    private let deflater = Deflater()
    private var open: OpenFile? {
        didSet { archive.warcinfo = open?.warcinfo }
    }

    init(folder: String, software: String, calls: any FileCalls, archive: OpenArchive) {
        self.folder = folder
        self.software = software
        self.calls = calls
        self.archive = archive
    }

    private struct OpenFile {
        let day: Day
        let handle: AppendFile
        /// Its size when it was opened.
        let start: Int64
        /// Id of the record that describes what follows; nil until it stands there.
        var warcinfo: String?
    }

    /// Where the open file ends: to go back there when what was appended is not to stand.
    struct Mark {
        fileprivate let handle: AppendFile?
        fileprivate let size: Int64
    }

    var mark: Mark { Mark(handle: open?.handle, size: open?.handle.size ?? 0) }

    /// Appends response, request and metadata. Not yet durable: see `sync`.
    /// - Parameters:
    ///   - origin: Where the same payload is kept already.
    ///   - ready: The same, made before; used if it was made for the archive that is open now.
    func append(
        _ capture: Capture,
        on day: Day,
        origin: EvidenceOrigin? = nil,
        ready: EvidenceMembers? = nil
    ) throws -> EvidencePointer {
        let (handle, warcinfo) = try file(of: day, at: capture.finished)
        let members =
            if let ready, ready.warcinfo == warcinfo, origin == nil {
                ready
            } else {
                try EvidenceMembers(capture, warcinfo: warcinfo, origin: origin, deflater: deflater)
            }
        try handle.append(members.bytes)
        return EvidencePointer(file: DayFile.evidence(day), record: members.record, digest: members.digest)
    }

    /// Makes everything appended durable. Returns the file and how much of it that is; nil where nothing is open.
    func sync() throws -> (file: String, size: Int64)? {
        guard let open else { return nil }
        if open.handle.size != open.handle.durableSize { try open.handle.sync() }
        return (DayFile.evidence(open.day), open.handle.size)
    }

    /// Throws where evidence cannot be written now. What it writes to find out is taken away again, and where it dies in
    /// between, opening does that.
    func probe(on day: Day) throws {
        let path = "\(folder)/\(DayFile.evidence(day))"
        let handle: AppendFile
        if let open, open.day == day, open.handle.isInPlace {
            handle = open.handle
        } else {
            handle = try AppendFile(path: path, size: Folder.size(of: path) ?? 0, calls: calls)
        }
        let size = handle.size
        do {
            try handle.append([UInt8](repeating: 0, count: 4096))
            try handle.sync()
        } catch {
            handle.cut(to: size)
            throw error
        }
        handle.cut(to: size)
    }

    /// Forgets what was appended since the mark.
    func goBack(to mark: Mark) {
        guard let open else { return }
        let size = mark.handle === open.handle ? mark.size : open.start
        if size < open.handle.size { open.handle.cut(to: size) }
        if size == open.start { self.open?.warcinfo = nil }
    }

    /// Lets go of the open file: another one stands in its place.
    func letGo() { open = nil }

    private func file(of day: Day, at time: Timestamp) throws -> (AppendFile, String) {
        // Where somebody has moved or replaced the file, what comes now stands where the log says that it does.
        if open?.day != day || open?.handle.isInPlace == false {
            let path = "\(folder)/\(DayFile.evidence(day))"
            let size = Folder.size(of: path) ?? 0
            open = OpenFile(day: day, handle: try AppendFile(path: path, size: size, calls: calls), start: size)
        }
        guard let handle = open?.handle else {
            throw FileFailure(operation: "opening evidence", path: folder, code: ENOENT)
        }
        if let warcinfo = open?.warcinfo { return (handle, warcinfo) }
        let info = description(of: day, at: time)
        try handle.append(deflater.evidence(info))
        open?.warcinfo = info.id
        return (handle, info.id)
    }

    private func description(of day: Day, at time: Timestamp) -> WARCRecord {
        let text = """
            software: \(WARCRecord.line(software))\r
            format: WARC File Format 1.1\r
            conformsTo: https://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/\r
            description: pages that raised alerts on \(day); bodies are kept after content decoding\r

            """
        return WARCRecord(
            kind: .warcinfo,
            id: WARCRecord.newID(),
            date: time,
            fields: [("WARC-Filename", DayFile.evidence(day))],
            contentType: "application/warc-fields",
            block: Array(text.utf8)
        )
    }
}
