import FoundationEssentials
import Model

/// Checks a folder of daily logs without the journal: order, completeness and every byte. It reads each line once, keeps
/// none, and names what it finds by file and line.
///
/// The chain proves order and later change. Its end can only be vouched for from outside: by a head that a webhook's
/// receiver kept, or the journal's.
public struct LogVerifier {
    /// More faults than this are not taken apart.
    private static let mostSegments = 20_000

    private let directory: String
    private let head: LogHead?
    private var files: [String] = []
    private var cutter = ChainCutter()
    private var report = LogReport()
    private var redactions: [Redaction] = []
    private var explained: [Explanation] = []
    /// Lines that carry the number of the given head.
    private var atHead: [(place: LinePlace, hash: LineHash)] = []
    private var openDay: Day?

    struct Redaction {
        let place: LinePlace
        let seq: Int64
        let original: LineHash
        let by: Int64
    }

    struct Explanation: Hashable {
        let by: Int64
        let seq: Int64
        let digest: String
    }

    /// - Parameters:
    ///   - directory: Holds `alerts-YYYY-MM-DD.jsonl`, or `….jsonl.gz`; other files are passed over.
    ///   - head: What vouches for the end, as a message or the journal gives it.
    public static func verify(directory: String, head: LogHead? = nil) -> LogReport {
        var verifier = LogVerifier(directory: directory, head: head)
        verifier.run()
        return verifier.report
    }

    /// The same, vouched for by the journal. A log that lacks only what it was not known to hold is not cut off.
    ///
    /// Throws `JournalError` where the journal cannot be read.
    public static func verify(directory: String, journal: JournalReader) throws -> LogReport {
        let standing = try journal.standing()
        let report = verify(directory: directory, head: standing.head)
        guard let end = report.head, end.seq < standing.head.seq, end.seq >= standing.acknowledged,
            let last = try journal.events(from: end.seq, limit: 1).first?.head, last == end
        else { return report }
        var behind = verify(directory: directory, head: last)
        behind.behind = standing.head.seq - end.seq
        return behind
    }

    private init(directory: String, head: LogHead?) {
        self.directory = directory
        self.head = head
    }

    private mutating func run() {
        collectFiles()
        for index in files.indices { read(index) }
        report.files = files.count
        var judge = LogJudge(files: files, segments: cutter.segments, head: head, atHead: atHead)
        judge.run(&report)
        judgeRedactions()
        report.findings.sort { ($0.file, $0.line ?? 0) < ($1.file, $1.line ?? 0) }
    }

    private mutating func collectFiles() {
        guard Folder.exists(directory) else {
            add(.unreadable, directory, nil, "there is no such folder")
            return
        }
        files = DayFile.logs(in: directory).map(\.name)
        if files.isEmpty {
            add(.unreadable, directory, nil, "there is no daily log (alerts-YYYY-MM-DD.jsonl) in this folder")
        }
    }

    private mutating func add(_ kind: LogFinding.Kind, _ file: String, _ line: Int?, _ text: String) {
        report.findings.append(LogFinding(kind: kind, file: file, line: line, text: text))
    }

    // MARK: Reading

    private mutating func read(_ index: Int) {
        let name = files[index]
        guard let (day, isCompressed) = DayFile.dayOfLog(name) else { return }
        let reader = LineReader(path: "\(directory)/\(name)", isCompressed: isCompressed)
        var isFirst = true
        do {
            try reader.eachBatch { lines in
                let whole = lines.last?.isWhole == false ? lines.dropLast() : lines[...]
                for (line, facts) in zip(whole, LineFacts.all(of: whole)) {
                    report.bytes += Int64(line.bytes.count) + 1
                    report.lines += 1
                    take(facts, of: line.bytes, at: LinePlace(file: index, line: line.number), day, isFirst: isFirst)
                    isFirst = false
                    guard cutter.segments.count < Self.mostSegments else { return false }
                }
                if let torn = lines.last, !torn.isWhole {
                    report.bytes += Int64(torn.bytes.count)
                    tornLine(name, torn, isLastFile: index == files.count - 1)
                }
                return true
            }
        } catch LineReader.Fault.file(let failure) {
            add(.unreadable, name, nil, "cannot be read: \(failure.text)")
        } catch LineReader.Fault.tooLong(let line) {
            add(.badHead, name, line, "this line is longer than any line of a log; the rest of the file was not read")
        } catch {
            add(.unreadable, name, nil, "its compressed data are damaged or end too early")
        }
        openDay = max(openDay ?? day, day)
    }

    private mutating func tornLine(_ name: String, _ line: LineReader.Line, isLastFile: Bool) {
        let why =
            isLastFile
            ? "a crash leaves that, and the daemon mends it when it starts"
            : "no later file would be there if that were a crash: it was cut"
        add(.tornLine, name, line.number, "the file ends within a line, after \(line.bytes.count) bytes of it: \(why)")
    }

    private mutating func take(
        _ facts: LineFacts,
        of bytes: UnsafeRawBufferPointer,
        at place: LinePlace,
        _ day: Day,
        isFirst: Bool
    ) {
        let name = files[place.file]
        let isJSON = facts.isJSON
        if !isJSON { add(.badJSON, name, place.line, "this line is not a JSON object in UTF-8") }
        guard let head = facts.head else {
            if isJSON {
                add(
                    .badHead,
                    name,
                    place.line,
                    "this line does not begin with seq, prev, id, type and time as every line must"
                )
            }
            cutter.take(ChainSegment.End(place: place, seq: 0, prev: LineHash(), hash: LineHash()))
            return
        }
        var hash = facts.hash
        switch head.kind {
        case .event(let isRedaction, let eventDay):
            // A day opens with an event of its own, but for the very first: the clock may go back before there is any.
            if eventDay > day || (isFirst && eventDay != day && head.seq > 1) {
                add(
                    .wrongDay,
                    name,
                    place.line,
                    "this event is of \(eventDay): it cannot stand here in the file of \(day)"
                )
            }
            if isRedaction, isJSON { explain(bytes, by: head.seq) }
        case .redacted(let original, let by):
            redactions.append(Redaction(place: place, seq: head.seq, original: original, by: by))
            hash = original
        }
        if head.seq == self.head?.seq { atHead.append((place, hash)) }
        cutter.take(ChainSegment.End(place: place, seq: head.seq, prev: head.prev, hash: hash))
    }

    // MARK: Redactions

    private mutating func explain(_ bytes: UnsafeRawBufferPointer, by: Int64) {
        guard let event = try? JSONDecoder().decode(RedactedLines.self, from: Data(bytes)) else { return }
        for line in event.lines { explained.append(Explanation(by: by, seq: line.seq, digest: line.digest)) }
    }

    private struct RedactedLines: Decodable {
        let lines: [RedactedLine]
    }

    private mutating func judgeRedactions() {
        let explained = Set(explained)
        for redaction in redactions {
            let digest = Digest.label(of: redaction.original.bytes)
            if explained.contains(Explanation(by: redaction.by, seq: redaction.seq, digest: digest)) {
                report.redacted += 1
            } else {
                add(
                    .unexplainedRedaction,
                    files[redaction.place.file],
                    redaction.place.line,
                    "event \(redaction.seq) is redacted, but event \(redaction.by), which it names, does not say so: its text was "
                        + "taken away without the record"
                )
            }
        }
    }
}
