import Model
import Reports
import Settings

/// Reads `reports` and `reviewers`.
struct ReportSettingsReader {
    /// - Parameter wording: The language of all that people are told.
    func read(_ node: SettingsNode?, wording: Wording) -> Configuration.ReportSettings {
        var settings = Configuration.ReportSettings()
        settings.wording = wording
        guard let table = node?.table() else { return settings }
        if let value = table.optional("at-midnight")?.bool { settings.areWritten = value }
        if let node = table.optional("separator"), let text = node.string {
            if let separator = CSVText.Separator(named: text) {
                settings.separator = separator
            } else {
                node.fail("reports.separator should be \";\", \",\" or tab, not \"\(text)\"")
            }
        }
        table.refuseOthers()
        return settings
    }

    /// The pseudonyms of a file that maps them to names; the names are not read.
    func reviewers(_ node: SettingsNode?, folder: String, _ problems: Problems) -> Set<String>? {
        guard let node, let name = node.string else { return nil }
        let path = Path.resolve(name, in: folder)
        guard Path.exists(path) else {
            node.fail("reviewers: no such file: \(path)")
            return nil
        }
        let table = SettingsFile.read(path: path, into: Problems(file: path, parent: problems))?.table()
        guard let table else { return nil }
        for key in table.keys {
            let entry = table.optional(key)
            if !Review.isReviewer(key) {
                entry?.fail("\"\(key)\" should be a pseudonym: 2 to 32 letters a to z, digits and hyphens")
            }
        }
        return Set(table.keys)
    }
}
