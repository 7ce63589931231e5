import Journal
public import Model
import Reports

/// `netra review list` and `show`: which alerts wait for a person, and what people said of one.
public struct ReviewShow: Sendable {
    private let configurationFile: String
    private let isJSON: Bool

    public init(configurationFile: String, isJSON: Bool) {
        self.configurationFile = configurationFile
        self.isJSON = isJSON
    }

    /// - Parameters:
    ///   - days: On which they were opened; nil for the week up to the open day.
    ///   - isPending: Only those without an acceptance or dismissal, or with an open challenge.
    public func list(_ days: ClosedRange<Day>?, isPending: Bool, on terminal: Terminal) -> ExitStatus {
        read(on: terminal) { reader in
            let open = try reader.openDay()
            let days = days ?? (open - 6)...open
            if let refusal = OpenDay.refusal(of: days.lowerBound, open: open) { throw CommandRefusal(refusal) }
            let entries = try reader.alerts(openedOn: days).map(AlertEntry.init)
                .filter { $0.alert != nil && (!isPending || $0.isPending) }
            for entry in entries { try line(entry, on: terminal) }
            if !isJSON {
                let tally = try reader.reviews(openedOn: days).all
                terminal.out("\(days.lowerBound) to \(days.upperBound): \(ReviewWords.of(tally))")
            }
            return .fine
        }
    }

    public func show(_ id: String, on terminal: Terminal) -> ExitStatus {
        read(on: terminal) { reader in
            guard let record = try reader.alert(id) else {
                terminal.error("\(id): no such alert")
                return .foundWrong
            }
            if isJSON {
                terminal.out(try JSONText.encode(ExportedAlert(record)))
                return .fine
            }
            let entry = AlertEntry(record)
            try line(entry, on: terminal)
            if let by = record.redactedBy { terminal.out("  redacted: event \(by) says why") }
            for (index, statement) in entry.statements.enumerated() {
                let kind = statement.stance?.rawValue ?? statement.event?.rawValue ?? ""
                let who = statement.speaker.map { ", \($0)" } ?? ""
                terminal.out(Terminal.line("  \(index == 0 ? "lead" : "    ") “\(statement.quote)”"))
                terminal.out(terminal.dim(Terminal.line("       \(kind)\(who), by rule \(statement.rule)")))
            }
            for (time, review) in entry.reviews { terminal.out("  " + ReviewWords.of(review, at: time)) }
            if entry.reviews.isEmpty, record.redactedBy == nil { terminal.out("  not reviewed") }
            return .fine
        }
    }

    private func line(_ entry: AlertEntry, on terminal: Terminal) throws {
        guard !isJSON else { return terminal.out(try JSONText.encode(ExportedAlert(entry.record))) }
        let alert = entry.alert
        // What was judged of a redacted alert was erased with it.
        let verdict = entry.verdict?.action.rawValue ?? (alert == nil ? "redacted" : "not reviewed")
        let state = entry.hasOpenChallenge ? verdict + ", challenged" : verdict
        let about = [
            alert?.severity.rawValue, alert?.stance?.rawValue, alert?.article.title,
            alert?.article.outlet ?? alert?.article.source,
        ]
        terminal.out("\(terminal.bold(entry.record.id))  \(entry.record.day)  \(state)")
        if alert != nil { terminal.out("  " + Terminal.line(about.compactMap(\.self).joined(separator: " · "))) }
    }

    private func read(on terminal: Terminal, _ body: (JournalReader) throws -> ExitStatus) -> ExitStatus {
        Installed.with(configurationFile, on: terminal) { try body($0.reader()) }
    }
}
