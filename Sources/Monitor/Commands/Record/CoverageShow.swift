import FoundationEssentials
import Journal
public import Model
import Reports

/// `netra coverage`: what each source was asked and answered on a day, the worst first, and whether it adds up.
public struct CoverageShow: Sendable {
    private let configurationFile: String
    private let isJSON: Bool

    public init(configurationFile: String, isJSON: Bool) {
        self.configurationFile = configurationFile
        self.isJSON = isJSON
    }

    /// - Parameter day: Nil for the open one, as far as it goes.
    public func show(_ day: Day?, on terminal: Terminal) -> ExitStatus {
        Installed.with(configurationFile, on: terminal) { configuration in
            let reader = try configuration.reader()
            let open = try reader.openDay()
            let day = day ?? open
            if let refusal = OpenDay.refusal(of: day, open: open) {
                terminal.error(refusal)
                return .foundWrong
            }
            let coverage = try reader.coverage(of: day, logFolder: configuration.logs, now: SystemClock().now())
            if let doubt = doubt(of: coverage.finding, day: day) { terminal.error(doubt) }
            guard let entries = coverage.entries else { return .foundWrong }
            let ranked = CoverageRank.worstFirst(entries, isOpen: day == open)
            if isJSON {
                for entry in ranked { terminal.out(try JSONText.encode(entry)) }
            } else {
                table(ranked, day: day, isOpen: day == open, on: terminal)
            }
            let holds = day == open || entries.allSatisfy { $0.balance.holds }
            return holds && coverage.finding != .unvouched ? .fine : .foundWrong
        }
    }

    /// Nil where the figures can be relied on.
    private func doubt(of finding: DayCoverage.Finding, day: Day) -> String? {
        switch finding {
        case .open, .whole: nil
        case .unwatched: "\(day): nothing was watched, there is no coverage of this day"
        case .fileMissing:
            "\(day): the log tells of its coverage, but the file is missing: put it back (netra coverage verify names it)"
        case .fileDiffers:
            "\(day): the coverage file is not the one that the log closed this day with: see netra coverage verify"
        case .unvouched: "\(day): the log does not tell of this coverage file: nothing vouches for it"
        }
    }

    /// Whether every day that was closed adds up, and its file is the one that the log names.
    /// - Parameter folder: Nil for the configuration's.
    public func verify(folder: String?, on terminal: Terminal) -> ExitStatus {
        var place = folder
        if place == nil { place = Installed.configuration(configurationFile, on: terminal)?.logs }
        guard let place else { return .foundWrong }
        guard Path.exists(place) else {
            terminal.error("\(place): no such folder")
            return .foundWrong
        }
        let findings = CoverageVerifier.verify(directory: place)
        for finding in findings { terminal.out("\(finding)") }
        if findings.isEmpty { terminal.out("every day that was closed is accounted for") }
        return findings.isEmpty ? .fine : .foundWrong
    }

    private func table(_ entries: [CoverageEntry], day: Day, isOpen: Bool, on terminal: Terminal) {
        let reached = entries.count { $0.fetches.reached > 0 }
        terminal.out(
            terminal.bold("\(day)\(isOpen ? " so far" : "")") + ": \(reached) of \(entries.count) sources reached"
        )
        guard !entries.isEmpty else { return }
        let columns: [TextTable.Column] = [
            .init(name: "source"), .init(name: "fetches", isNumber: true), .init(name: "gap", isNumber: true, worth: 5),
            .init(name: "new", isNumber: true), .init(name: "alerted", isNumber: true, worth: 4),
            .init(name: "no match", isNumber: true, worth: 1), .init(name: "failed", isNumber: true, worth: 3),
            .init(name: "pending", isNumber: true, worth: 0), .init(name: "last new", isNumber: true, worth: 2),
            .init(name: ""),
        ]
        let rows = entries.map { entry in
            TextTable.Row(
                cells: row(entry, isOpen: isOpen),
                isMarked: CoverageTrouble(entry, isOpen: isOpen) != nil
            )
        }
        TextTable(columns: columns, rows: rows).show(on: terminal)
    }

    private func row(_ entry: CoverageEntry, isOpen: Bool) -> [String] {
        let usual = entry.usualNew.map { "/\($0)" } ?? ""
        return [
            Terminal.plain(entry.source), "\(entry.fetches.reached)/\(entry.fetches.total)",
            CoverageRank.duration(entry.longestGap), "\(entry.balance.discovered)\(usual)", "\(entry.balance.alerted)",
            "\(entry.balance.noMatch)", "\(entry.balance.failed)", "\(entry.balance.pendingAtClose)",
            entry.lastNew.map { "\($0.day) \($0.description.split(separator: "T").last?.prefix(5) ?? "")" } ?? "never",
            trouble(of: entry, isOpen: isOpen),
        ]
    }

    private func trouble(of entry: CoverageEntry, isOpen: Bool) -> String {
        guard let trouble = CoverageTrouble(entry, isOpen: isOpen) else { return "" }
        let name = trouble.name(in: .english)
        return trouble.detail(of: entry, in: .english).map { "\(name): \($0)" } ?? name
    }
}
