import Model

/// What became of an article after its alert, in a few lines.
struct FollowUpText {
    let terminal: Terminal

    /// At most so many places of an edit are shown.
    private static let places = 3

    func text(_ event: AlertSighted) -> String {
        let outlet = event.sighting.outlet ?? event.sighting.source
        return lines("dimuat pula oleh \(outlet)", event.alert, ["  \(event.sighting.address)"])
    }

    func text(_ event: AlertEdited) -> String {
        let changes = event.changes.prefix(Self.places).flatMap { change in
            [("−", change.removed, Terminal.Style.red), ("+", change.added, .green)].compactMap { mark, text, style in
                text.isEmpty
                    ? nil
                    : terminal.wrapped(AlertText.shortened(text), margin: "    ", first: "  \(mark) ", style: style)
            }
        }
        return lines("berita diubah setelah peringatan", event.alert, changes)
    }

    func text(_ event: AlertRemoved) -> String {
        lines(Wording.indonesian.removed(status: event.status), event.alert, [])
    }

    private func lines(_ heading: String, _ alert: AlertReference, _ rest: [String]) -> String {
        let head = terminal.wrapped(heading, margin: "  ", first: terminal.styled("○ ", .cyan), style: .cyan)
        return ([head, terminal.wrapped(alert.title, margin: "  ", style: .bold)] + rest).joined(separator: "\n") + "\n"
    }
}
