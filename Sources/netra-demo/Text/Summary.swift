import SampleSite

enum Introduction {
    static func text(folder: Installation, port: UInt16, outlets: [Outlet], for terminal: Terminal) -> String {
        let site = "http://\(outlets.first?.host ?? ""):\(port)/"
        let lines = [
            "Netra watches \(outlets.count) sample outlets, such as \(site); its record goes to \(folder.path).",
            "Each alert is informasi awal dari media: belum diverifikasi, bukan temuan atau putusan. Ctrl-C ends it.",
        ]
        return lines.map { terminal.wrapped($0, margin: "") }.joined(separator: "\n") + "\n"
    }
}

/// How a demonstration went, and where its record lies.
struct Summary {
    let folder: Installation
    let requests: Int
    let events: Int
    let alerts: Int
    /// What the sample articles should have raised.
    let missing: [ExpectedAlert]
    /// Alerts that no sample article should have raised.
    let surplus: Int
    /// Whether everything was to be seen; a demonstration that was broken off has not failed.
    let isWhole: Bool

    var text: String {
        var lines = [
            "\(alerts) alerts; \(events) signed events received and verified; \(requests) requests to the outlets"
        ]
        if isWhole, !missing.isEmpty {
            lines.append("\(missing.count) articles should have raised an alert and did not:")
            lines += missing.map { "  \($0.title) (\($0.outlet))" }
        }
        if surplus > 0 { lines.append("\(surplus) alerts came of articles that should have raised none") }
        lines += [
            "log      \(folder.logs)",
            "journal  \(folder.state)",
            "netra    \(folder.output)",
            "received \(folder.received)",
        ]
        return lines.joined(separator: "\n")
    }
}
