import FoundationEssentials
import Model

/// One event of the log as a line for a person: time, kind, and what it is about.
struct EventText {
    private let line: [UInt8]

    init(_ line: [UInt8]) { self.line = line }

    /// What is shown of any kind of event; each has some of it.
    private struct Shown: Decodable {
        struct About: Decodable {
            struct Article: Decodable {
                let title: String
                let outlet: String?
            }
            let id: String
            let title: String?
            let severity: Severity?
            let stance: Stance?
            let article: Article?
        }
        struct Seen: Decodable {
            let outlet: String?
            let address: WebAddress
        }
        struct Judged: Decodable {
            let action: String
            let reviewer: String
            let reason: String
        }
        let seq: Int64
        let type: String?
        let time: String?
        let alert: About?
        /// Where an event names it by nothing else.
        let alertID: String?
        let authority: String?
        let sighting: Seen?
        let correction: Seen?
        let kind: String?
        let file: String?
        let status: Int?
        let by: Int64?
        let webhook: String?
        let reason: String?
        let source: String?
        let day: String?
        let sources: Int?
        let reached: Int?
        let isBalanced: Bool?
        let version: String?
        let backup: String?
        let review: Judged?

        enum CodingKeys: String, CodingKey {
            case seq, type, time, alert, sighting, correction, kind, file, status, by, webhook, reason, source, day,
                sources
            case reached = "sources_reached"
            case isBalanced = "balanced"
            case version, backup, review, authority
        }

        init(from decoder: any Decoder) throws {
            let members = try decoder.container(keyedBy: CodingKeys.self)
            // What one kind has as an object is a word in another: what does not fit is not shown.
            func value<Value: Decodable>(_ type: Value.Type, _ key: CodingKeys) -> Value? {
                try? members.decode(type, forKey: key)
            }
            seq = try members.decode(Int64.self, forKey: .seq)
            type = value(String.self, .type)
            time = value(String.self, .time)
            alert = value(About.self, .alert)
            alertID = value(String.self, .alert)
            authority = value(String.self, .authority)
            sighting = value(Seen.self, .sighting)
            correction = value(Seen.self, .correction)
            kind = value(String.self, .kind)
            file = value(String.self, .file)
            status = value(Int.self, .status)
            by = value(Int64.self, .by)
            webhook = value(String.self, .webhook)
            reason = value(String.self, .reason)
            source = value(String.self, .source)
            day = value(String.self, .day)
            sources = value(Int.self, .sources)
            reached = value(Int.self, .reached)
            isBalanced = value(Bool.self, .isBalanced)
            version = value(String.self, .version)
            backup = value(String.self, .backup)
            review = value(Judged.self, .review)
        }
    }

    func text(on terminal: Terminal) -> String {
        guard let shown = try? JSONDecoder().decode(Shown.self, from: Data(line)) else {
            return "not an event: see `netra log verify`"
        }
        guard let type = shown.type, let time = shown.time else {
            return terminal.dim("        \(shown.seq)  redacted; event \(shown.by ?? 0) says why")
        }
        let clock = time.split(separator: "T").last.map { String($0.prefix(8)) } ?? time
        let kind = type + String(repeating: " ", count: max(0, 17 - type.utf8.count))
        let isAlert = type == "alert.opened"
        let parts = subject(shown).filter { !$0.isEmpty }.map(Terminal.line)
        let what = Self.lines(of: parts, after: "\(clock)  \(shown.seq)  \(kind)".count, width: terminal.width)
        return terminal.dim("\(clock)  \(shown.seq)  ") + (isAlert ? terminal.bold(kind) : kind) + what
    }

    /// The parts in a row; what does not fit goes on in the next line, under the kind of event.
    private static func lines(of parts: [String], after start: Int, width: Int?) -> String {
        var (text, column) = ("", start)
        for part in parts {
            if let width, column + 2 + part.count > width, column > 10 {
                text += "\n" + String(repeating: " ", count: 10) + part
                column = 10 + part.count
            } else {
                text += "  " + part
                column += 2 + part.count
            }
        }
        return text
    }

    private func subject(_ shown: Shown) -> [String] {
        var parts: [String] = []
        if let alert = shown.alert {
            if let severity = alert.severity { parts.append(severity.rawValue) }
            if let stance = alert.stance { parts.append(stance.rawValue) }
            parts.append(alert.article?.title ?? alert.title ?? "")
            if let outlet = alert.article?.outlet { parts.append("(\(outlet))") }
            parts.append(alert.id)
        }
        if let sighting = shown.sighting { parts.append("also in \(sighting.outlet ?? sighting.address.host)") }
        if let review = shown.review { parts.append("\(review.action) by \(review.reviewer): \(review.reason)") }
        if let correction = shown.correction { parts.append("\(shown.kind ?? "") at \(correction.address)") }
        if let file = shown.file { parts.append(file) }
        if let status = shown.status { parts.append("answered \(status)") }
        if let source = shown.source { parts.append(source) }
        if let webhook = shown.webhook { parts.append(webhook) }
        if let day = shown.day {
            parts.append("\(day): \(shown.reached ?? 0) of \(shown.sources ?? 0) sources reached")
            if shown.isBalanced == false { parts.append("NOT BALANCED") }
        }
        if let version = shown.version { parts.append("version \(version)") }
        if let backup = shown.backup { parts.append("from a backup that ended with event \(backup)") }
        if let alert = shown.alertID { parts.append(alert) }
        if let reason = shown.reason { parts.append(reason) }
        if let authority = shown.authority { parts.append("by \(authority)") }
        return parts
    }
}
