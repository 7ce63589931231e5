import FoundationEssentials
public import Model

/// Holds a folder's web archives against its log: does every page that an event names as evidence stand there, with the digest
/// that the event gives?
///
/// Whether the log itself is whole is `LogVerifier`'s to say. What no event names (requests, metadata, the further pages of an
/// article) has only its own digest to be held against.
public struct EvidenceVerifier {
    private let directory: String
    /// By file.
    private var named: [String: [Page]] = [:]
    private var expired: Set<String> = []
    private var findings: [Diagnostic] = []
    private var pages = 0

    /// Findings by file, and how many pages were found as the log names them.
    public static func verify(directory: String) -> (findings: [Diagnostic], pages: Int) {
        var verifier = EvidenceVerifier(directory: directory)
        verifier.run()
        return (verifier.findings, verifier.pages)
    }

    private struct Page {
        let seq: Int64
        let record: String
        let digest: String
    }

    private init(directory: String) { self.directory = directory }

    private mutating func run() {
        let logs = DayFile.logs(in: directory)
        if logs.isEmpty {
            findings.append(
                Diagnostic("there is no daily log (alerts-YYYY-MM-DD.jsonl) in this folder", file: directory)
            )
        }
        for log in logs { read(log.name, isCompressed: log.isCompressed) }
        let archives = Folder.names(in: directory).filter { $0.hasPrefix("evidence-") && DayFile.isEvidence($0) }
        for file in Set(archives).union(named.keys).sorted() { check(file, isLast: file == archives.last) }
    }

    // MARK: What the log names

    private mutating func read(_ name: String, isCompressed: Bool) {
        struct Event: Decodable {
            struct Opened: Decodable { let evidence: EvidencePointer? }
            let seq: Int64
            let type: String
            let alert: Opened
            let evidence: EvidencePointer?
        }
        let mark = Array("\"evidence\":{".utf8)
        let expiry = Array("\"type\":\"\(EventType.evidenceExpired.rawValue)\"".utf8)
        do {
            try LineReader(path: "\(directory)/\(name)", isCompressed: isCompressed).eachLine { line in
                if line.bytes.prefix(220).firstRange(of: expiry) != nil {
                    let event = try? JSONDecoder().decode(EvidenceExpired.self, from: Data(line.bytes))
                    if let event { expired.insert(event.file) }
                } else if line.bytes.firstRange(of: mark) != nil,
                    let event = try? JSONDecoder().decode(Event.self, from: Data(line.bytes)),
                    let pointer = event.evidence ?? event.alert.evidence
                {
                    let page = Page(seq: event.seq, record: pointer.record, digest: pointer.digest)
                    named[pointer.file, default: []].append(page)
                }
                return true
            }
        } catch {
            findings.append(Diagnostic("cannot be read: see `netra log verify`", file: name))
        }
    }

    // MARK: What the archives hold

    private mutating func check(_ file: String, isLast: Bool) {
        let path = "\(directory)/\(file)"
        let wanted = named[file] ?? []
        guard !file.contains("/"), Folder.size(of: path) != nil else {
            if expired.contains(file) { return }
            findings.append(
                Diagnostic("is missing, though \(wanted.count) events name pages in it: put it back", file: file)
            )
            return
        }
        guard let bytes = try? ReadFile.bytes(of: path, limit: .max) else {
            findings.append(Diagnostic("cannot be read: check its permissions", file: file))
            return
        }
        let digests = digests(of: bytes, file, isLast: isLast)
        for page in wanted {
            switch digests[page.record] {
            case page.digest: pages += 1
            case nil:
                findings.append(
                    Diagnostic(
                        "the page of event \(page.seq) is not in it (\(page.record)): it was cut or taken out",
                        file: file
                    )
                )
            default:
                findings.append(
                    Diagnostic(
                        "the page of event \(page.seq) (\(page.record)) is not the one that was kept: it was changed",
                        file: file
                    )
                )
            }
        }
    }

    /// The digest of what each record holds now, by its id.
    private mutating func digests(of bytes: [UInt8], _ file: String, isLast: Bool) -> [String: String] {
        let inflater = Inflater()
        let scratch = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 16, alignment: 16)
        defer { scratch.deallocate() }
        var digests: [String: String] = [:]
        for stretch in EvidenceStretch.all(of: bytes) {
            let record = bytes.withUnsafeBytes {
                KeptRecord(member: UnsafeRawBufferPointer(rebasing: $0[stretch.range]), inflater, scratch: scratch)
            }
            if let record { digests[record.id] = record.payloadDigest }
            // A daemon may be writing at the end of the last, and cuts there what a crash left.
            let isTail = isLast && stretch.range.upperBound == bytes.count && !stretch.isWhole
            guard record?.isWhole != true, !isTail else { continue }
            findings.append(
                Diagnostic("the record at byte \(stretch.range.lowerBound) is damaged or was changed", file: file)
            )
        }
        return digests
    }
}
