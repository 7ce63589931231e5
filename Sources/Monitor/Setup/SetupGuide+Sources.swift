import Fetching
import Model
import Settings

/// Which sources are watched.
extension SetupGuide {
    /// Those of the province, and of the chosen regencies where some were chosen; each is tried.
    func chooseSources(_ choices: inout SetupChoices, _ words: SetupWords) async throws {
        guard let province = choices.province else { return }
        let wanted = Set(choices.regencies.map(\.code))
        let proposed = proposals(province).filter { source in
            guard let region = source.region, !wanted.isEmpty else { return true }
            return wanted.contains(region) || region == province.code
        }
        guard !proposed.isEmpty else { return dialogue.say("\n\(words.noProposals)") }
        dialogue.say("\n\(words.trying)")
        let visits = Visits(settings: FetchSettings(contact: choices.contact, version: Version.text))
        let findings = await visits.findings(of: proposed) { done, _ in
            dialogue.terminal.progress("\(done)/\(proposed.count)")
        }
        dialogue.terminal.progress("")
        await visits.shutDown()
        var answered: [Source] = []
        for (source, finding) in zip(proposed, findings) {
            if let problem = finding.problem {
                choices.unreached.append((source, problem))
                dialogue.say("  \(words.failed)   \(source.name): \(Terminal.plain(problem))")
            } else {
                answered.append(source)
                dialogue.say("  \(words.answered)  \(source.name): \(Terminal.plain(finding.text))")
            }
        }
        guard !answered.isEmpty else { return }
        let isWanted: Bool = try dialogue.ask(words.use, usual: words.yes) { text in
            if words.yeses.contains(text.lowercased()) { return .success(true) }
            return words.noes.contains(text.lowercased()) ? .success(false) : .failure(.init(text: words.badUse))
        }
        if isWanted { choices.sources = answered } else { choices.declined = answered }
    }

    /// The shipped list of a province, those that are off included: they are off until somebody has tried them. What is wrong
    /// with a list is told.
    private func proposals(_ province: Region) -> [Source] {
        let folder = sourcesFolder ?? Path.shippedPacks + "/sources"
        return Path.matching("\(folder)/\(province.code)-*.yaml").flatMap { file -> [Source] in
            let problems = Problems(file: file)
            defer { dialogue.terminal.tell(problems) }
            guard let table = SettingsFile.read(path: file, into: problems)?.table() else { return [] }
            let reader = SourceReader(problems: problems, every: 60)
            let on = reader.read(table.required("sources"))
            table.refuseOthers()
            return (on + reader.disabled).filter { isLocal || !$0.isLocal }.sorted { $0.name < $1.name }
        }
    }
}
