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
    let dialogue: Dialogue
    /// Where the sources of the provinces lie; nil for the shipped ones.
    let sourcesFolder: String?
    /// Allow loopback and private addresses: for trying the guide on a site of one's own.
    let isLocal: Bool

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
        terminal.tell(problems)
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
