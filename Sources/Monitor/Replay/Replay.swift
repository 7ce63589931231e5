import Detection
import FoundationEssentials
import Journal
public import Model

/// `netra replay`: judges again what was read on some days, and holds it against what was recorded then.
///
/// Each version of an article is judged by the pack that it was judged by, which the state folder keeps, and must give the
/// recorded alert to the byte; or by other rules, to see what they would have changed. What the record adds to an alert
/// (evidence, related alerts) is taken from the record. Copies and edits of an alerted story are not judged again.
public struct Replay: Sendable {
    private let configurationFile: String
    private let days: ClosedRange<Day>
    private let packs: String?
    private let rules: String?
    private let isJSON: Bool

    /// - Parameters:
    ///   - packs: A folder of packs to judge by, in the place of those that were in force.
    ///   - rules: A folder of rules in the place of the packs' own.
    public init(configurationFile: String, days: ClosedRange<Day>, packs: String?, rules: String?, isJSON: Bool) {
        self.configurationFile = configurationFile
        self.days = days
        self.packs = packs
        self.rules = rules
        self.isJSON = isJSON
    }

    private struct Line: Encodable {
        let verdict: ReplayedAlert.Verdict
        let recorded: Alert?
        let replayed: Alert?
    }

    private struct Summary {
        var verdicts: [ReplayedAlert.Verdict: Int] = [:]
        var versions = 0
        var lost: [JudgedVersion.Obstacle: Int] = [:]
        /// Alerts that could not be judged again.
        var lostAlerts = 0
        /// Of those, and of the readings that raised nothing, what the journal does not have as it was read.
        var changedAlerts: [String] = []
        var changed: Int { lost[.changed] ?? 0 }
        var versionsOfNetra: Set<String> = []
    }

    public func run(on terminal: Terminal) -> ExitStatus {
        guard let configuration = Installed.configuration(configurationFile, on: terminal) else { return .foundWrong }
        guard var judges = Judges(configuration, packs: packs, rules: rules, on: terminal) else { return .foundWrong }
        return terminal.attempt {
            let summary = try replay(configuration, &judges, on: terminal)
            if !isJSON { tell(summary, on: terminal) }
            for missing in judges.missing.sorted() {
                terminal.error("the pack \(missing) is not kept: judge by another with --packs")
            }
            if summary.changed > 0 { terminal.error(Self.text(ofChanged: summary)) }
            let isSame =
                summary.verdicts.keys.allSatisfy { $0 == .same } && judges.missing.isEmpty && summary.changed == 0
            return isSame ? .fine : .foundWrong
        }
    }

    private func replay(
        _ configuration: Configuration,
        _ judges: inout Judges,
        on terminal: Terminal
    ) throws -> Summary {
        let journal = try configuration.reader()
        if let refusal = OpenDay.refusal(of: days.lowerBound, open: try journal.openDay()) {
            throw CommandRefusal(refusal)
        }
        let start = days.lowerBound.start(in: configuration.zone)
        let end = (days.upperBound + 1).start(in: configuration.zone)
        var summary = Summary()
        var number: Int64 = 0
        while true {
            let versions = try journal.versions(from: start, before: end, after: number)
            guard let last = versions.last else { break }
            number = last.number
            for version in versions { try judge(version, &judges, &summary, on: terminal) }
        }
        let opened = try journal.openedAlerts(from: start, before: end)
        let judged = [.same, .changed, .gone].reduce(0) { $0 + (summary.verdicts[$1] ?? 0) }
        summary.lostAlerts = opened - judged - summary.changedAlerts.count
        return summary
    }

    private func judge(
        _ version: JudgedVersion,
        _ judges: inout Judges,
        _ summary: inout Summary,
        on terminal: Terminal
    ) throws {
        summary.versions += 1
        let line: [UInt8]?
        switch version.fate {
        case .opened(let opened): line = opened
        case .unmatched: line = nil
        case .followedUp, .copied: return
        }
        guard case .kept(let article, let judgement) = version.content else {
            guard case .lost(let obstacle) = version.content else { return }
            summary.lost[obstacle, default: 0] += 1
            if obstacle == .changed, let line {
                summary.changedAlerts.append(try JSONDecoder().decode(AlertOpened.self, from: Data(line)).alert.id)
            }
            return
        }
        let recorded = try line.map { try JSONDecoder().decode(AlertOpened.self, from: Data($0)).alert }
        guard let analyst = judges.analyst(for: judgement.pack) else { return }
        summary.versionsOfNetra.insert(judgement.version)
        var replayed = analyst.judge(article, by: judgement).alert
        replayed?.evidence = recorded?.evidence
        replayed?.related = recorded?.related ?? []
        if recorded == nil, replayed == nil { return }
        let result = try ReplayedAlert(
            recorded: recorded,
            line: judges.areRecorded ? line : nil,
            replayed: replayed
        )
        summary.verdicts[result.verdict, default: 0] += 1
        if isJSON {
            terminal.out(
                try JSONText.encode(Line(verdict: result.verdict, recorded: recorded, replayed: replayed))
            )
        } else if result.verdict != .same, let alert = replayed ?? recorded {
            terminal.out(
                "\(terminal.bold(result.verdict.rawValue))  \(alert.id)  \(Terminal.plain(alert.article.title))"
            )
            for change in result.changes { terminal.out("    " + Terminal.plain(change)) }
        }
    }

    private static func text(ofChanged summary: Summary) -> String {
        let alerts = summary.changedAlerts.isEmpty ? "" : " (\(summary.changedAlerts.joined(separator: ", ")))"
        let readings = "\(summary.changed) \(summary.changed == 1 ? "reading is" : "readings are")"
        return "\(readings) not in the journal as read\(alerts): what is kept of the article was changed."
            + " Keep the file, and see netra journal check"
    }

    private func tell(_ summary: Summary, on terminal: Terminal) {
        let counts = summary.verdicts
        let all = counts.values.reduce(0, +)
        terminal.out(
            "\(all) alerts of \(summary.versions) readings: \(counts[.same] ?? 0) the same"
                + ", \(counts[.changed] ?? 0) changed, \(counts[.gone] ?? 0) gone, \(counts[.new] ?? 0) new"
        )
        if summary.lostAlerts > 0 {
            terminal.out("\(summary.lostAlerts) alerts could not be judged again: their text is not in the journal")
        }
        let others = summary.versionsOfNetra.subtracting([Version.text]).sorted()
        if !others.isEmpty {
            terminal.out("recorded by version \(others.joined(separator: ", ")), replayed by \(Version.text)")
        }
    }
}
