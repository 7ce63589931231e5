import Journal
import Model
import Settings

/// What commands need of an installation whose record they read or change.
enum Installed {
    /// The configuration; nil, with every mistake told, where it does not hold.
    /// - Parameter sends: Whether anything will be sent, or fetched: only then secrets are read, and warnings told.
    static func configuration(_ file: String, on terminal: Terminal, sends: Bool = false) -> Configuration? {
        let problems = Problems(file: file)
        let configuration = Configuration.read(file: file, into: problems, sends: sends)
        for problem in problems.inOrder where sends || problem.severity == .error { terminal.error("\(problem)") }
        return configuration
    }

    /// Does something with an installation. Whatever keeps it from that is told.
    static func with(
        _ file: String,
        on terminal: Terminal,
        _ body: (Configuration) throws -> ExitStatus
    ) -> ExitStatus {
        guard let configuration = configuration(file, on: terminal) else { return .foundWrong }
        return terminal.attempt { try body(configuration) }
    }
}

extension Configuration {
    /// The record as it stands, for reading.
    func reader() throws -> JournalReader { try JournalReader(stateFolder: state, zone: zone) }

    /// How the record of this installation is kept.
    var record: JournalSettings {
        JournalSettings(
            stateFolder: state,
            logFolder: logs,
            zone: zone,
            software: "netra/\(Version.text)",
            freeFloor: freeBytes
        )
    }
}
