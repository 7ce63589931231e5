import Model

/// An alert as it is shown on a terminal: what is said, by whom, where; the denial directly under the accusation.
struct AlertText {
    let alert: Alert
    let terminal: Terminal
    private let wording = Wording.indonesian

    init(alert: Alert, terminal: Terminal) {
        self.alert = alert
        self.terminal = terminal
    }

    /// At most so many further statements are told; the rest are counted.
    private static let furtherStatements = 3

    var text: String {
        var parts = [heading, title]
        if let lead {
            parts.append(quotation(lead))
            parts.append(contentsOf: answer(to: lead))
        }
        parts.append(contentsOf: others)
        parts.append(source)
        return parts.joined(separator: "\n") + "\n"
    }

    private var lead: Statement? {
        alert.statements.indices.contains(alert.lead) ? alert.statements[alert.lead] : alert.statements.first
    }

    private var answering: Statement? {
        alert.answer.flatMap { alert.statements.indices.contains($0) ? alert.statements[$0] : nil }
    }

    /// `● dugaan menurut berita · netralitas · Kabupaten Kotawaringin Timur`
    private var heading: String {
        let words: [String?] = [
            lead.flatMap(wording.stance), alert.detectors.map(wording.detector).joined(separator: ", "),
            lead?.region?.name,
        ]
        let line = words.compactMap(\.self).joined(separator: " · ")
        return terminal.wrapped(line, margin: "  ", first: terminal.styled("● ", style), style: style)
    }

    private var style: Terminal.Style {
        switch alert.severity {
        case .high: .red
        case .medium: .yellow
        case .low: .cyan
        case .info: .green
        }
    }

    private var title: String { terminal.wrapped(alert.article.title, margin: "  ", style: .bold) }

    private func quotation(_ statement: Statement) -> String {
        var lines = [terminal.wrapped(statement.quote, margin: "  ┃ ")]
        if let speaker = wording.speaker(of: statement) {
            lines.append(terminal.wrapped(speaker, margin: "      ", first: "    — ", style: .dim))
        }
        if let date = wording.date(of: statement) {
            lines.append(terminal.wrapped(date, margin: "      ", first: "    = "))
        }
        return lines.joined(separator: "\n")
    }

    /// What is answered to an accusation, or that nothing is.
    private func answer(to lead: Statement) -> [String] {
        guard lead.stance == .allegation || lead.stance == .finding else { return [] }
        guard let answering, answering != lead else {
            return [terminal.wrapped(wording.noDenial, margin: "    ", style: .dim)]
        }
        return ["  \(wording.stance(of: answering) ?? "bantahan"):", quotation(answering)]
    }

    private var others: [String] {
        let rest = alert.statements.filter { $0 != lead && $0 != answering }
        guard !rest.isEmpty else { return [] }
        var lines = rest.prefix(Self.furtherStatements).map { statement in
            let kind =
                wording.stance(of: statement) ?? wording.date(of: statement) ?? wording.detector(statement.detector)
            let text = Self.shortened(statement.quote)
            let speaker = statement.speaker.map { " (\($0))" } ?? ""
            return terminal.wrapped("\(kind): \(text)\(speaker)", margin: "    ", first: "  · ", style: .dim)
        }
        if rest.count > Self.furtherStatements {
            lines.append("  · dan \(rest.count - Self.furtherStatements) pernyataan lain dalam berita ini")
        }
        return Array(lines)
    }

    /// At most about 100 characters, cut between words and marked.
    static func shortened(_ text: String) -> String {
        guard text.count > 100 else { return text }
        let head = text.prefix(100)
        return (head.lastIndex(of: " ").map { head[..<$0] } ?? head) + " […]"
    }

    private var source: String {
        let words: [String?] = [
            alert.article.outlet ?? alert.article.source, alert.article.published.map { "\($0.day)" },
        ]
        let line = words.compactMap(\.self).joined(separator: ", ")
        return terminal.wrapped(line, margin: "  ", style: .dim) + "\n  "
            + terminal.styled("\(alert.article.address)", .dim)
    }
}
