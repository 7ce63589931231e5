import Journal
import Model
import Settings

/// What commands need of an installation whose record they read or change.
enum Installed {
    /// The configuration without its secrets; nil, with every mistake told, where it does not hold.
    static func configuration(_ file: String, on terminal: Terminal) -> Configuration? {
        let problems = Problems(file: file)
        let configuration = Configuration.read(file: file, into: problems, sends: false)
        for diagnostic in problems.inOrder where diagnostic.severity == .error { terminal.error("\(diagnostic)") }
        return configuration
    }
}

extension Configuration {
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
