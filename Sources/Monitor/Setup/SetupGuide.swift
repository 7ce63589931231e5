import Delivery
import Detection
import Fetching
import FoundationEssentials
import Model
import Settings

/// `netra setup`: from nothing to a configuration that watches something and tells somebody, by questions. Everything is
/// tried before it is written, and nothing that a person edited is overwritten.
public struct SetupGuide: Sendable {
    private let configurationFile: String
    private let language: String
    private let dialogue: Dialogue
    /// Where the sources of the provinces lie; nil for the shipped ones.
    private let sourcesFolder: String?
    /// Allow loopback and private addresses: for trying the guide on a site of one's own.
    private let isLocal: Bool

    public init(configurationFile: String, language: String, sourcesFolder: String? = nil, isLocal: Bool = false) {
        self.init(
            configurationFile: configurationFile,
            language: language,
            sourcesFolder: sourcesFolder,
            isLocal: isLocal,
            dialogue: .standard
        )
    }

    init(
        configurationFile: String,
        language: String,
        sourcesFolder: String?,
        isLocal: Bool,
        dialogue: Dialogue
    ) {
        self.configurationFile = configurationFile
        self.language = language
        self.sourcesFolder = sourcesFolder
        self.isLocal = isLocal
        self.dialogue = dialogue
    }

    public func run() async -> ExitStatus {
        let terminal = dialogue.terminal
        guard let words = SetupWords.named(language) else {
            terminal.error("--language should be id or en, not \"\(language)\"")
            return .usedWrongly
        }
        let problems = Problems(file: "")
        let regions = SetupRegions(all: OutletRegions(paths: .shipped, into: problems).all)
        for diagnostic in problems.inOrder { terminal.error("\(diagnostic)") }
        if problems.hasErrors { return .foundWrong }
        if let refusal = SetupFiles(configurationFile: configurationFile).refusal {
            terminal.error(refusal)
            return .foundWrong
        }
        do {
            return try await guide(words, regions)
        } catch is Dialogue.Ended {
            terminal.error(words.ended)
            return .foundWrong
        } catch {
            terminal.error("\(error)")
            return .foundWrong
        }
    }

    private func guide(_ words: SetupWords, _ regions: SetupRegions) async throws -> ExitStatus {
        for line in words.welcome { dialogue.say(line) }
        var choices = SetupChoices()
        let folder = Path.folder(of: configurationFile)
        if folder != Path.folder(of: ConfigurationFile.standard) { (choices.state, choices.logs) = ("state", "logs") }
        choices.contact = try dialogue.ask(words.contact) { text in
            ConfigurationReader.isContact(text) ? .success(text) : .failure(.init(text: words.badContact))
        }
        try chooseRegion(&choices, words, regions)
        try await chooseSources(&choices, words)
        let receiver = try chooseReceiver(words)
        choices.receiver = receiver?.receiver
        choices.receiver?.isLocal = isLocal

        let files = SetupFiles(configurationFile: configurationFile)
        let written = try files.write(choices, secret: receiver?.secret, words: words)
        let path = written.configuration
        dialogue.say("")
        dialogue.say("\(path == configurationFile ? words.written : words.aside) \(path)")
        if choices.receiver?.format == "standard", let secret = written.secret {
            dialogue.say("\(words.secret) \(secret)")
        }
        return await closeUp(choices, path, words, regions)
    }

    private func chooseRegion(
        _ choices: inout SetupChoices,
        _ words: SetupWords,
        _ regions: SetupRegions
    ) throws(Dialogue.Ended) {
        dialogue.say("")
        for province in regions.provinces { dialogue.say("  \(province.code)  \(province.name)") }
        let province = try dialogue.ask(words.provinces) { text in
            SetupRegions.find(text, in: regions.provinces).map { .success($0) }
                ?? .failure(.init(text: words.badProvince))
        }
        let inside = regions.regencies(of: province)
        dialogue.say("")
        for region in inside { dialogue.say("  \(region.code)  \(region.name)") }
        choices.province = province
        choices.zone = SetupRegions.zone(ofProvince: province.code)
        choices.regencies = try dialogue.ask(words.regencies) { text in
            let names = text.split(separator: ",").map { String($0).trimmed }.filter { !$0.isEmpty }
            let unknown = names.filter { SetupRegions.find($0, in: inside) == nil }
            guard unknown.isEmpty else {
                return .failure(.init(text: "\(words.badRegency) \(unknown.joined(separator: ", "))"))
            }
            return .success(names.compactMap { SetupRegions.find($0, in: inside) })
        }
    }

    /// Those of the province, and of the chosen regencies where some were chosen; each is tried.
    private func chooseSources(_ choices: inout SetupChoices, _ words: SetupWords) async throws {
        guard let province = choices.province else { return }
        let wanted = Set(choices.regencies.map(\.code))
        let proposed = proposals(province).filter { source in
            guard let region = source.region, !wanted.isEmpty else { return true }
            return wanted.contains(region) || region == province.code
        }
        guard !proposed.isEmpty else { return dialogue.say("\n\(words.noProposals)") }
        dialogue.say("\n\(words.trying)")
        let visits = Visits(settings: FetchSettings(contact: choices.contact, version: Version.text))
        let findings = await withTaskGroup(of: (Int, SourceFinding).self) { group in
            for (index, source) in proposed.enumerated() {
                group.addTask {
                    (
                        index,
                        SourceFinding(await visits.fetch(source.url, isLocal: source.isLocal), expecting: source.kind)
                    )
                }
            }
            var found: [Int: SourceFinding] = [:]
            for await (index, finding) in group {
                found[index] = finding
                dialogue.terminal.progress("\(found.count)/\(proposed.count)")
            }
            return found
        }
        dialogue.terminal.progress("")
        await visits.shutDown()
        var answered: [Source] = []
        for (index, source) in proposed.enumerated() {
            guard let finding = findings[index] else { continue }
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

    /// The shipped list of a province, those that are off included: they are off until somebody has tried them.
    private func proposals(_ province: Region) -> [Source] {
        let folder = sourcesFolder ?? Path.shippedPacks + "/sources"
        return Path.matching("\(folder)/\(province.code)-*.yaml").flatMap { file -> [Source] in
            let problems = Problems(file: file)
            guard let table = SettingsFile.read(path: file, into: problems)?.table() else { return [] }
            let reader = SourceReader(problems: problems, every: 60)
            let on = reader.read(table.required("sources"))
            return (on + reader.disabled).filter { isLocal || !$0.isLocal }.sorted { $0.name < $1.name }
        }
    }

    private func chooseReceiver(
        _ words: SetupWords
    ) throws(Dialogue.Ended) -> (receiver: SetupChoices.Receiver, secret: (name: String, text: String))? {
        let kind = try dialogue.ask(words.receiver, usual: "0") { text in
            ["0", "1", "2", "3"].contains(text) ? .success(text) : .failure(.init(text: words.badReceiver))
        }
        func address(_ question: String) throws(Dialogue.Ended) -> String {
            try dialogue.ask(question) { text in
                WebAddress(text) == nil ? .failure(.init(text: words.badAddress)) : .success(text)
            }
        }
        switch kind {
        case "1":
            let url = try address(words.webhookAddress)
            let receiver = SetupChoices.Receiver(name: "monitors", format: "standard", url: url)
            return (receiver, ("monitors.secret", WebhookSecret.make()))
        case "2":
            let token = try dialogue.ask(words.telegramToken) { text in
                Self.isTelegramToken(text) ? .success(text) : .failure(.init(text: words.badToken))
            }
            let chat = try dialogue.ask(words.telegramChat) { text in
                FormatReader.isTelegramChat(text) ? .success(text) : .failure(.init(text: words.badChat))
            }
            let receiver = SetupChoices.Receiver(name: "telegram", format: "telegram", chat: chat)
            return (receiver, ("telegram.url", "https://api.telegram.org/bot\(token)/sendMessage"))
        case "3":
            let receiver = SetupChoices.Receiver(name: "slack", format: "slack")
            return (receiver, ("slack.url", try address(words.slackAddress)))
        default: return nil
        }
    }

    /// `123456:ABC-DEF_1`
    private static func isTelegramToken(_ text: String) -> Bool {
        let parts = text.utf8.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
        return parts.count == 2 && !parts[0].isEmpty && !parts[1].isEmpty && parts[0].allSatisfy(isDigit)
            && parts[1].allSatisfy { isDigit($0) || (97...122).contains($0 | 32) || $0 == 45 || $0 == 95 }
    }

    private static func isDigit(_ byte: UInt8) -> Bool { (48...57).contains(byte) }

    /// Tries the receiver by the file that was written, and says what is still missing.
    private func closeUp(
        _ choices: SetupChoices,
        _ path: String,
        _ words: SetupWords,
        _ regions: SetupRegions
    ) async -> ExitStatus {
        var status = ExitStatus.fine
        if let receiver = choices.receiver {
            dialogue.say("\n\(words.testing)")
            status = await WebhookTest(webhook: receiver.name, configurationFile: path).run(on: dialogue.terminal)
            dialogue.say(
                status == .fine
                    ? words.accepted : "\(words.refused) netra webhook test \(receiver.name) --config \(path)"
            )
        }
        let unwatched = choices.unwatched(of: regions.all)
        dialogue.say("")
        dialogue.say(
            unwatched.isEmpty
                ? words.allWatched : "\(words.unwatched) \(unwatched.map(\.name).joined(separator: ", "))"
        )
        dialogue.say("")
        for line in SetupAdvice(asked: configurationFile, written: path, words: words).lines { dialogue.say(line) }
        return status
    }
}
