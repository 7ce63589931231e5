import Journal
import Model

/// `netra log evidence`: whether the web archives of a folder hold the pages that its logs name.
public struct EvidenceVerification: Sendable {
    private let folder: String

    public init(folder: String) { self.folder = folder }

    public func run(on terminal: Terminal) -> ExitStatus {
        guard Path.exists(folder) else {
            terminal.error("\(folder): no such folder")
            return .foundWrong
        }
        let (findings, pages) = EvidenceVerifier.verify(directory: folder)
        for finding in findings { terminal.out("\(finding)") }
        terminal.out(
            "\(pages) \(pages == 1 ? "page is" : "pages are") as the log names them, \(findings.count) findings"
        )
        return findings.isEmpty ? .fine : .foundWrong
    }
}
