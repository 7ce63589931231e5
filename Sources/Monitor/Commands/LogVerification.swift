import Journal
import Model

/// `netra log verify`: whether the logs of a folder are complete and unchanged, and who vouches for their end.
public struct LogVerification: Sendable {
    private let folder: String
    private let head: String?
    private let configurationFile: String?
    private let isJSON: Bool

    public init(folder: String, head: String?, configurationFile: String?, isJSON: Bool) {
        self.folder = folder
        self.head = head
        self.configurationFile = configurationFile
        self.isJSON = isJSON
    }

    public static func isHead(_ text: String) -> Bool { LogHead(text) != nil }

    private struct Report: Encodable {
        struct Finding: Encodable {
            let kind: String
            let file: String
            let line: Int?
            let text: String
        }

        let whole: Bool
        let endVouched: Bool
        let files: Int
        let lines: Int
        let bytes: Int64
        let redacted: Int
        let behind: Int64
        let head: String?
        let findings: [Finding]

        init(_ report: LogReport) {
            whole = report.isWhole
            endVouched = report.isEndVouched
            files = report.files
            lines = report.lines
            bytes = report.bytes
            redacted = report.redacted
            behind = report.behind
            head = report.head?.description
            findings = report.findings.map {
                Finding(kind: $0.kind.rawValue, file: $0.file, line: $0.line, text: $0.text)
            }
        }

        private enum CodingKeys: String, CodingKey {
            case whole
            case endVouched = "end_vouched"
            case files, lines, bytes, redacted, behind, head, findings
        }
    }

    public func run(on terminal: Terminal) async -> ExitStatus {
        guard Path.exists(folder) else {
            terminal.error("\(folder): no such folder")
            return .foundWrong
        }
        guard let configurationFile else {
            let report = LogVerifier.verify(directory: folder, head: head.flatMap { LogHead($0) })
            return terminal.attempt { try show(report, on: terminal) }
        }
        return Installed.with(configurationFile, on: terminal) { configuration in
            try show(LogVerifier.verify(directory: folder, journal: configuration.reader()), on: terminal)
        }
    }

    private func show(_ report: LogReport, on terminal: Terminal) throws -> ExitStatus {
        terminal.out(isJSON ? try JSONText.encode(Report(report)) : report.text)
        return report.isWhole ? .fine : .foundWrong
    }
}
