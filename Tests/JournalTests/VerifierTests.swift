import FoundationEssentials
import Model
import TestSupport
import Testing

@testable import Journal

/// `Tests/Fixtures/Journal/verify/*.case`: what is done to a log of four days with four lines each, and what the
/// verifier must find; nothing else. Event 15 is an `alert.redacted` that explains event 6.
@Suite struct VerifierTests {
    static let cases = Fixtures("Journal/verify").names(suffix: ".case")

    @Test(arguments: cases)
    func `each fault is named with file and line, and nothing else is`(name: String) throws {
        var log = try SampleLog()
        var expected: Set<String> = []
        var checks: [(LogReport) -> Void] = []
        for line in Fixtures("Journal/verify").text(name).split(separator: "\n") where !line.hasPrefix("#") {
            let words = line.split(separator: " ", maxSplits: 3).map(String.init)
            switch words[0] {
            case "finds": expected.insert(words.dropFirst().joined(separator: " "))
            case "vouched": checks.append { #expect($0.isEndVouched) }
            case "unvouched": checks.append { #expect($0.vouched == nil && $0.text.contains("nothing vouches")) }
            case "vouched-to": checks.append { #expect("\($0.vouched?.seq ?? 0)" == words[1] && !$0.isEndVouched) }
            case "redacted": checks.append { #expect("\($0.redacted)" == words[1]) }
            default: try log.apply(words)
            }
        }
        try log.write()
        let report = LogVerifier.verify(directory: log.folder.path, head: log.head)
        let found = report.findings.map { finding in
            finding.file == log.folder.path
                ? finding.kind.rawValue
                : "\(finding.kind.rawValue) \(finding.file)\(finding.line.map { ":\($0)" } ?? "")"
        }
        #expect(found.count == Set(found).count)
        #expect(Set(found) == expected, "\(report.text)")
        for check in checks { check(report) }
    }

    @Test func `lines cut before days on which nobody watched are not said to be of those days`() async throws {
        let desk = try Desk()
        let journal = try await desk.open()
        for number in 1...3 { _ = try await journal.record(Sample.alerting(number)) }
        desk.clock.advance(seconds: 3 * 86_400)
        try await journal.flush()
        try await journal.close()
        let lines = desk.lines("2024-11-14").dropLast().map { $0 + "\n" }
        try lines.joined().write(toFile: "\(desk.logs)/alerts-2024-11-14.jsonl", atomically: true, encoding: .utf8)
        let report = LogVerifier.verify(directory: desk.logs)
        #expect(report.findings.map(\.kind) == [.missingDays])
        #expect(
            report.findings.first?.text
                == "event 3 is missing before this file: the end of the log of 2024-11-14, or the log of 2024-11-15 to 2024-11-16, "
                + "is not here"
        )
    }

    /// `Fixtures/Journal/verify.py` is what README tells anyone to do without Netra.
    @Test(
        .enabled(if: Python.run("", []).status == 0, "needs python3"),
        arguments: [
            ("intact", true), ("redacted-with-its-event", true), ("redacted-with-text-behind", false),
            ("changed-byte-mid-line", false), ("removed-line", false), ("swapped-neighbours", false),
            ("missing-day", false), ("file-of-another-chain-in-place", false),
            ("torn-line-in-an-earlier-day", false), ("inserted-line-with-a-true-head", false),
        ]
    )
    func `ten lines of Python say the same`(name: String, isWhole: Bool) throws {
        var log = try SampleLog()
        for line in Fixtures("Journal/verify").text(name + ".case").split(separator: "\n") where !line.hasPrefix("#") {
            let words = line.split(separator: " ", maxSplits: 3).map(String.init)
            if !["finds", "vouched", "redacted", "unvouched"].contains(words[0]) { try log.apply(words) }
        }
        try log.write()
        let result = Python.run(Fixtures("Journal").text("verify.py"), [log.folder.path])
        #expect((result.status == 0) == isWhole, "\(result.output)")
        let report = LogVerifier.verify(directory: log.folder.path)
        #expect(report.isWhole == isWhole)
        if isWhole { #expect(result.output.trimmed == report.head?.description) }
    }

    @Test func `every single byte that is changed is found`() throws {
        let log = try SampleLog()
        try log.write()
        let path = "\(log.folder.path)/alerts-2024-11-13.jsonl"
        let whole = try ReadFile.bytes(of: path)
        for place in stride(from: 0, to: whole.count, by: 7) {
            var bytes = whole
            bytes[place] ^= 1
            try Data(bytes).write(to: URL(filePath: path))
            #expect(!LogVerifier.verify(directory: log.folder.path).isWhole, "byte \(place)")
        }
    }

    @Test(arguments: [
        #"{"a":1}"#, #"{ "a" : [ 1 , -0.5e+3 , true , null , {} , [] ] }"#, #"{"é😀":"\u00e9\n\"\\"}"#, "{}",
    ])
    func `JSON is taken`(text: String) {
        #expect(Array(text.utf8).withUnsafeBytes(JSONSyntax.isObject))
    }

    @Test(arguments: [
        "", "[]", "{", #"{"a"}"#, #"{"a":}"#, #"{"a":1,}"#, #"{"a":01}"#, #"{"a":1}x"#, #"{"a":"\x"}"#, #"{"a":"b}"#,
        "{\"a\":\"b\nc\"}", #"{"a":[1,2}"#, #"{"a":tru}"#, #"{"a":1.}"#, #"{"a":"\u12g4"}"#, "{\"a\":.5}",
        "{\"a\":" + String(repeating: "[", count: 100) + String(repeating: "]", count: 100) + "}",
    ])
    func `what is no JSON object is refused`(text: String) {
        #expect(!Array(text.utf8).withUnsafeBytes(JSONSyntax.isObject))
    }

    @Test(
        arguments: [[0xC0, 0x80], [0xED, 0xA0, 0x80], [0xFF], [0xE2, 0x82], [0xF5, 0x80, 0x80, 0x80], [0x80]]
            as [[UInt8]]
    )
    func `what is no UTF-8 is refused`(bytes: [UInt8]) {
        let text = Array("{\"a\":\"".utf8) + bytes + Array("\"}".utf8)
        #expect(!text.withUnsafeBytes(JSONSyntax.isObject))
    }

    @Test(arguments: [
        "", "1", "0:sha256:" + String(repeating: "0", count: 64), "1:md5:00", "1:sha256:ABCDEF", "x:sha256:00",
    ])
    func `what is no head is refused`(text: String) {
        #expect(LogHead(text) == nil)
    }
}

/// A log of four days that can be tampered with.
struct SampleLog {
    let folder: TemporaryFolder
    var head: LogHead?
    private var days: [String: [String]] = [:]
    private var cuts: [String: Int] = [:]
    private var compressed: Set<String> = []
    private let events: [EventRecord]

    init() throws {
        folder = try TemporaryFolder()
        events = try Self.events(nonce: "eigen")
        for event in events {
            days[event.day.description, default: []].append(String(decoding: event.line, as: UTF8.self))
        }
    }

    private static func events(nonce: String) throws -> [EventRecord] {
        var chain = Chain(nonce: nonce, head: .none, roll: DayRoll(open: Day(serial: 20_039), zone: .jakarta))
        var events: [EventRecord] = []
        for number in 1...16 {
            // From 12 November, 09:00 WIB, four a day.
            let time = Timestamp(seconds: 1_731_376_800 + Int64((number - 1) / 4) * 86_400 + Int64(number))
            chain.roll.advance(to: time)
            if number == 15 {
                let lines = [RedactedLine(seq: 6, digest: events[5].head.labelledHash)]
                let payload = AlertRedacted(alert: "alr_x", reason: "putusan", authority: "PN Sampit", lines: lines)
                events.append(
                    chain.join(.alertRedacted, payload: try JSONText.bytes(of: payload), alert: nil, at: time)
                )
            } else {
                let payload = try JSONText.bytes(of: MonitorStopped(reason: "\(nonce) nomor \(number)"))
                events.append(chain.join(.monitorStopped, payload: payload, alert: nil, at: time))
            }
        }
        return events
    }

    mutating func apply(_ words: [String]) throws {
        let day = words.count > 1 ? words[1] : ""
        let line = words.count > 2 ? (Int(words[2]) ?? 1) - 1 : 0
        switch words[0] {
        case "head":
            head = day == "last" ? events.last?.head : events[(Int(day) ?? 1) - 1].head
        case "head-of-another": head = try Self.events(nonce: "lain")[5].head
        case "change": days[day]?[line].replaceFirst("nomor", "namor")
        case "renumber":
            let number = days[day]?[line].split(separator: ",").first ?? ""
            days[day]?[line].replaceFirst(String(number), "{\"seq\":\(words[3])")
        case "extend": days[day]?[line].replaceFirst("}", ",\(words[3])}")
        case "remove": days[day]?.remove(at: line)
        case "repeat":
            let copy = days[day]?[line] ?? ""
            days[day]?.insert(copy, at: line + 1)
        case "forge", "forge-on":
            guard let text = days[day]?[line], let head = Array(text.utf8).withUnsafeBytes({ LineHead($0) }) else {
                return
            }
            let forged = EventLine.bytes(
                seq: head.seq + 1,
                prev: Digest(of: text).bytes,
                id: "evt_palsu",
                type: .monitorStopped,
                time: events[5].time,
                payload: Array(#"{"reason":"palsu"}"#.utf8)
            )
            days[day]?.insert(String(decoding: forged, as: UTF8.self), at: line + 1)
        case "insert": days[day]?.insert(words[3], at: line)
        case "swap": days[day]?.swapAt(line, (Int(words[3]) ?? 1) - 1)
        case "drop": days[day] = nil
        case "empty": days[day] = []
        case "cut": cuts[day] = Int(words[2])
        case "gzip": compressed.insert(day)
        case "foreign":
            let foreign = try Self.events(nonce: "lain").filter { $0.seq > 4 && $0.seq < 9 }
            days[day] = foreign.map { event in
                String(decoding: event.line, as: UTF8.self).replacing(event.day.description, with: day)
            }
            if day != "2024-11-13" { days[day] = try rechained(days[day] ?? []) }
        case "move-down":
            let next = (Day(day).map { ($0 + 1).description }) ?? ""
            if let moved = days[day]?.popLast() { days[next]?.insert(moved, at: 0) }
        case "move-up":
            let before = (Day(day).map { ($0 - 1).description }) ?? ""
            if let moved = days[day]?.removeFirst() { days[before]?.append(moved) }
        case "redact":
            guard let text = days[day]?[line], let head = Array(text.utf8).withUnsafeBytes({ LineHead($0) }) else {
                return
            }
            days[day]?[line] =
                #"{"seq":\#(head.seq),"prev":"sha256:\#(Hex.text(head.prev.bytes))","redacted":"\#(Digest(of: text).labelled)","by":\#(words[3])}"#
        default: Issue.record("unknown step \(words[0])")
        }
    }

    /// After their dates were changed, foreign lines are chained to each other again.
    private func rechained(_ lines: [String]) throws -> [String] {
        var out: [String] = []
        for line in lines {
            guard let last = out.last else {
                out.append(line)
                continue
            }
            let parts = line.split(separator: "\"", omittingEmptySubsequences: false)
            out.append(line.replacing(String(parts[5]), with: Digest(of: last).labelled))
        }
        return out
    }

    func write() throws {
        for (day, lines) in days {
            var bytes = Array(lines.map { $0 + "\n" }.joined().utf8)
            let suffix = compressed.contains(day) ? ".gz" : ""
            if !suffix.isEmpty { bytes = try gzip(bytes) }
            bytes.removeLast(min(bytes.count, cuts[day] ?? 0))
            try Data(bytes).write(to: URL(filePath: "\(folder.path)/alerts-\(day).jsonl\(suffix)"))
        }
    }
}

extension String {
    fileprivate mutating func replaceFirst(_ old: String, _ new: String) {
        if let range = firstRange(of: old) { replaceSubrange(range, with: new) }
    }
}
