import Journal
import Model

/// An alert as it was recorded beside what is raised now. Pure.
struct ReplayedAlert {
    enum Verdict: String, Encodable {
        /// To the byte; judged by another pack, but for that pack's fingerprint.
        case same
        case changed
        /// Recorded, and not raised now.
        case gone
        /// Raised now, where nothing was recorded.
        case new
    }

    let verdict: Verdict
    /// What differs, a line each.
    let changes: [String]

    /// - Parameter line: The line of the log that the alert must give again; nil where it was judged by another pack.
    init(recorded: Alert?, line: [UInt8]?, replayed: Alert?) throws {
        switch (recorded, replayed) {
        case (let recorded?, nil):
            verdict = .gone
            changes = recorded.statements.map { "- " + Self.text(of: $0) }
        case (nil, let replayed?):
            verdict = .new
            changes = replayed.statements.map { "+ " + Self.text(of: $0) }
        case (nil, nil):
            verdict = .same
            changes = []
        case (let recorded?, var replayed?):
            let isSame: Bool
            if let line {
                let members = try JSONText.encode(AlertOpened(alert: replayed)).utf8.dropFirst()
                isSame = line.suffix(members.count).elementsEqual(members)
            } else {
                replayed.pack = recorded.pack
                isSame = recorded == replayed
            }
            verdict = isSame ? .same : .changed
            changes = isSame ? [] : try Self.changes(from: recorded, to: replayed)
        }
    }

    private static func changes(from recorded: Alert, to replayed: Alert) throws -> [String] {
        var lines = try members(of: recorded, replayed)
        let earlier = Dictionary(recorded.statements.map { (StatementKey($0), $0) }) { first, _ in first }
        let later = Set(replayed.statements.map(StatementKey.init))
        lines += recorded.statements.filter { !later.contains(StatementKey($0)) }.map { "- " + text(of: $0) }
        for statement in replayed.statements {
            guard let before = earlier[StatementKey(statement)] else {
                lines.append("+ " + text(of: statement))
                continue
            }
            let differing = try members(of: before, statement)
            if !differing.isEmpty { lines.append("~ \(text(of: statement)): \(differing.joined(separator: "; "))") }
        }
        return lines.isEmpty ? ["the order of its statements, or how they are written"] : lines
    }

    /// What of an alert differs besides its statements.
    private static func members(of before: Alert, _ after: Alert) throws -> [String] {
        return try [
            difference("pack", before.pack, after.pack),
            difference("detectors", before.detectors, after.detectors),
            difference("stance", before.stance, after.stance),
            difference("outcome", before.outcome, after.outcome),
            difference("severity", before.severity, after.severity),
            difference("lead", before.leading?.quote, after.leading?.quote),
            difference("answer", before.answering?.quote, after.answering?.quote),
            difference("article", before.article, after.article),
            difference("filing", before.filing, after.filing),
            difference("filing_reason", before.filingReason, after.filingReason),
        ].compactMap { $0 }
    }

    /// What of a statement differs besides what makes it the same one.
    private static func members(of before: Statement, _ after: Statement) throws -> [String] {
        try [
            difference("denied_by", before.deniedBy, after.deniedBy),
            difference("before", before.before, after.before),
            difference("after", before.after, after.after),
            difference("speaker", before.speaker, after.speaker),
            difference("role", before.role, after.role),
            difference("attribution", before.attribution, after.attribution),
            difference("subject", before.subject, after.subject),
            difference("region", before.region, after.region),
            difference("event", before.event, after.event),
            difference("start", before.start, after.start),
            difference("end", before.end, after.end),
            difference("calendar", before.calendar, after.calendar),
            difference("rule", before.rule, after.rule),
            difference("norms", before.norms, after.norms),
        ].compactMap { $0 }
    }

    private static func difference<Value: Encodable & Equatable>(
        _ name: String,
        _ before: Value,
        _ after: Value
    ) throws -> String? {
        guard before != after else { return nil }
        return "\(name) \(try JSONText.encode(after)), was \(try JSONText.encode(before))"
    }

    private static func text(of statement: Statement) -> String {
        let kind = [statement.detector.rawValue, statement.stance?.rawValue].compactMap { $0 }.joined(separator: " · ")
        return "\(kind) ⟦\(statement.quote)⟧"
    }
}
