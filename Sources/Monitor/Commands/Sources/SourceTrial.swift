import Fetching
import Model
import Settings

/// `netra source check`: each configured source fetched once, now, politely, and what came of it.
public struct SourceTrial: Sendable {
    private let configurationFile: String
    private let names: [String]
    private let includesDisabled: Bool
    private let isJSON: Bool

    /// - Parameters:
    ///   - names: Of the sources to try; empty for all.
    ///   - includesDisabled: Those too that are off until somebody has tried them.
    public init(configurationFile: String, names: [String], includesDisabled: Bool, isJSON: Bool) {
        self.configurationFile = configurationFile
        self.names = names
        self.includesDisabled = includesDisabled
        self.isJSON = isJSON
    }

    private struct Line: Encodable {
        let name: String
        let url: WebAddress
        let outcome: FetchOutcome
        let fine: Bool
        let kind: Source.Kind?
        let entries: Int
        let newest: Publication?
        let seconds: Double
        let problem: String?
    }

    public func run(on terminal: Terminal) async -> ExitStatus {
        guard let configuration = Installed.configuration(configurationFile, on: terminal, sends: true) else {
            return .foundWrong
        }
        guard let sources = chosen(of: configuration, terminal) else { return .usedWrongly }
        guard !sources.isEmpty else {
            terminal.error("\(configurationFile): no sources are on; --all tries those too that are off")
            return .foundWrong
        }
        let lines = await attempt(sources, configuration.fetchSettings, terminal)
        return terminal.attempt {
            try show(lines, on: terminal)
            return lines.allSatisfy(\.fine) ? .fine : .foundWrong
        }
    }

    /// Nil where a name is none of the configuration's.
    private func chosen(of configuration: Configuration, _ terminal: Terminal) -> [Source]? {
        let all = configuration.sources + configuration.disabledSources
        guard !names.isEmpty else { return includesDisabled ? all : configuration.sources }
        let unknown = names.filter { name in !all.contains { $0.name == name } }
        for name in unknown { terminal.error("\(configurationFile): no source is named \"\(name)\"") }
        return unknown.isEmpty ? all.filter { names.contains($0.name) } : nil
    }

    private func attempt(_ sources: [Source], _ settings: FetchSettings, _ terminal: Terminal) async -> [Line] {
        let visits = Visits(settings: settings)
        let findings = await visits.findings(of: sources) { done, source in
            terminal.progress("\(done) of \(sources.count): \(source.name)")
        }
        terminal.progress("")
        await visits.shutDown()
        let lines = zip(sources, findings).map(Self.line)
        // The worst first: what failed, then what is oldest.
        return lines.sorted {
            ($0.fine ? 1 : 0, $0.newest?.order ?? .max, $0.name) < ($1.fine ? 1 : 0, $1.newest?.order ?? .max, $1.name)
        }
    }

    private static func line(_ source: Source, _ finding: SourceFinding) -> Line {
        let isOfKind = source.kind == .auto || finding.kind == source.kind
        let wrongKind = isOfKind ? nil : finding.kind.map { "is a \($0.rawValue), not a \(source.kind.rawValue)" }
        let problem = finding.problem ?? wrongKind
        return Line(
            name: source.name,
            url: source.url,
            outcome: finding.outcome,
            fine: problem == nil,
            kind: finding.kind,
            entries: finding.entries,
            newest: finding.newest,
            seconds: (finding.seconds * 1000).rounded() / 1000,
            problem: problem
        )
    }

    private func show(_ lines: [Line], on terminal: Terminal) throws {
        if isJSON {
            for line in lines { terminal.out(try JSONText.encode(line)) }
            return
        }
        let columns: [TextTable.Column] = [
            .init(name: "source"), .init(name: "outcome"), .init(name: "kind", worth: 1),
            .init(name: "entries", isNumber: true), .init(name: "newest", worth: 2),
            .init(name: "time", isNumber: true, worth: 0), .init(name: ""),
        ]
        let rows = lines.map { line in
            TextTable.Row(
                cells: [
                    line.name, line.outcome.rawValue, line.kind?.rawValue ?? "-", "\(line.entries)",
                    line.newest?.description ?? "-", "\(line.seconds) s", Terminal.plain(line.problem ?? ""),
                ],
                isMarked: !line.fine
            )
        }
        TextTable(columns: columns, rows: rows).show(on: terminal)
        let failed = lines.count { !$0.fine }
        terminal.error("\(lines.count) tried, \(failed) failed")
    }
}
