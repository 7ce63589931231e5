import Model

/// Statements for a person: the quotation marked, who said it, where, and what was made of it.
struct StatementPrinter {
    private let terminal: Terminal

    init(_ terminal: Terminal) { self.terminal = terminal }

    func show(_ article: Article?, _ statements: [Statement], of input: String, reason: String?) {
        guard let article else {
            terminal.out("\(input): nothing could be read: \(reason ?? "no article")")
            return
        }
        terminal.out(terminal.bold(Terminal.plain(article.title)))
        terminal.out(
            terminal.dim("\(input): \(statements.count) \(statements.count == 1 ? "statement" : "statements")")
        )
        for statement in statements {
            terminal.out("")
            terminal.out("  " + heading(of: statement))
            terminal.out("  ⟦\(Terminal.plain(statement.quote).replacing("\n", with: " "))⟧")
            if let speaker = Wording.english.speaker(of: statement) {
                terminal.out(terminal.dim("  said by \(Terminal.plain(speaker))"))
            }
            terminal.out(terminal.dim("  rule \(statement.rule)"))
        }
        terminal.out("")
    }

    private func heading(of statement: Statement) -> String {
        var parts = [terminal.bold(statement.detector.rawValue)]
        if let stance = statement.stance { parts.append(stance.rawValue) }
        if let event = statement.event { parts.append(event.rawValue) }
        if let start = statement.start {
            parts.append(statement.end.map { $0 == start ? "\(start)" : "\(start) to \($0)" } ?? "\(start)")
        }
        if let check = statement.calendar { parts.append("calendar \(check.rawValue)") }
        if let region = statement.region { parts.append("\(region.code) \(region.name)") }
        return parts.joined(separator: " · ")
    }
}
