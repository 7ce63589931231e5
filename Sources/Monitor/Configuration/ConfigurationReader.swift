import Delivery
import Detection
import FoundationEssentials
import Model
import Settings

extension Configuration {
    /// Reads a configuration and everything that it includes. Every mistake goes to `problems`, with file, line and
    /// column; nil where there was one.
    /// - Parameter sends: Whether anything will be sent. Else no secret is read: those who may look at the record need not
    ///   be able to read them, and the webhooks have none and lead nowhere.
    static func read(file: String, into problems: Problems, sends: Bool = true) -> Configuration? {
        guard let root = SettingsFile.read(path: file, into: problems), let table = root.table() else { return nil }
        return ConfigurationReader(file: file, problems: problems, sends: sends).read(table)
    }
}

/// Reads one `netra.yaml`. The order of the keys here is the order of the shipped file.
struct ConfigurationReader {
    let file: String
    let problems: Problems
    let sends: Bool
    var folder: String { Path.folder(of: file) }

    func read(_ table: SettingsTable) -> Configuration? {
        let contact = readContact(table)
        let state = readFolder("state", table)
        let logs = readFolder("logs", table)
        let zone = readZone(table.optional("timezone"))
        let packs = readPacks(table)
        var configuration = Configuration(
            file: file,
            contact: contact ?? "",
            state: state,
            logs: logs,
            freeBytes: readFreeBytes(table.optional("free-bytes")),
            zone: zone,
            metrics: path(table.optional("metrics")),
            sources: [],
            webhooks: [],
            packs: packs,
            fetching: readFetching(table.optional("fetching"))
        )
        configuration.retention = readRetention(table.optional("retention"))
        let sources = SourceReader(problems: problems, every: configuration.fetching.shortestInterval)
        configuration.sources = sources.read(table.optional("sources"))
        for include in table.optional("include")?.list(orOne: true) ?? [] {
            configuration.sources += readInclude(include, with: sources)
        }
        let language = table.optional("language")?.choice(Wording.self) ?? .indonesian
        let reports = ReportSettingsReader()
        configuration.reports = reports.read(table.optional("reports"), wording: language)
        configuration.reviewers = reports.reviewers(table.optional("reviewers"), folder: folder, problems)
        configuration.disabledSources = sources.disabled
        sources.refuseTwins()
        let routing = RoutingReader(zone: zone, oldest: table.optional("oldest-sent")?.seconds, packs: packs)
        let webhooks = WebhookReader(
            secrets: SecretReader(folder: folder, sends: sends),
            routing: routing,
            formats: readFormats(table, contact: contact, language: language)
        )
        configuration.webhooks = webhooks.read(table.optional("webhooks"))
        table.refuseOthers()
        return problems.hasErrors ? nil : configuration
    }

    /// It need not be there yet: the daemon makes it.
    private func readFolder(_ key: String, _ table: SettingsTable) -> String {
        let node = table.optional(key)
        let place = path(node) ?? Path.resolve(key, in: folder)
        if Path.exists(place), !Path.isFolder(place) { (node ?? table.place).fail("\(key): \(place) is not a folder") }
        return place
    }

    private func readContact(_ table: SettingsTable) -> String? {
        guard let node = table.required("contact"), let contact = node.string else { return nil }
        guard Self.isContact(contact) else {
            node.fail("contact should be an e-mail address or a web page of yours, for outlets to reach you")
            return nil
        }
        return contact
    }

    /// Whether it can stand in the User-Agent, and somebody can be reached by it.
    static func isContact(_ text: String) -> Bool {
        let isAddress = text.hasPrefix("https://") || text.hasPrefix("http://") || text.contains("@")
        return isAddress && text.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "(") }
    }

    /// What holds for the messages of all webhooks.
    private func readFormats(_ table: SettingsTable, contact: String?, language: Wording) -> FormatReader {
        let style = MessageStyle(
            wording: language,
            objections: table.optional("objections")?.string ?? contact
        )
        let templates = table.optional("templates")
        let place = path(templates) ?? Path.shippedPacks + "/templates"
        if let templates, !Path.exists(place) { templates.fail("templates: no such folder: \(place)") }
        return FormatReader(folder: folder, templates: place, style: style)
    }

    private func readZone(_ node: SettingsNode?) -> Zone {
        node?.choice(of: Zone.all.map(\.name)) { Zone.named($0) } ?? .jakarta
    }

    private func readFreeBytes(_ node: SettingsNode?) -> Int64 {
        node?.int(in: 0...1 << 50).map { Int64($0) } ?? 256 << 20
    }

    private func readRetention(_ node: SettingsNode?) -> Configuration.Retention {
        var retention = Configuration.Retention()
        guard let table = node?.table() else { return retention }
        if let node = table.optional("article-text") { retention.articleText = readAge(node) }
        if let node = table.optional("evidence") { retention.evidence = readAge(node) }
        table.refuseOthers()
        return retention
    }

    /// In days; nil for ever.
    private func readAge(_ node: SettingsNode) -> Int? {
        if node.string == "forever" { return nil }
        guard let seconds = node.seconds else { return nil }
        let days = Int(min(seconds / 86_400, 100_000))
        // Alerts are followed up for 90 days, and an edit is told by the text before it.
        if days < 100 { node.fail("\(node.path) should be forever, or 100d or more") }
        return days
    }

    private func readPacks(_ table: SettingsTable) -> PackPaths {
        var packs = PackPaths.shipped
        let places: [(String, WritableKeyPath<PackPaths, String>)] = [
            ("rules", \.rules), ("lexicon", \.lexicon), ("calendar", \.calendar), ("norms", \.norms),
            ("regions", \.regions), ("filing", \.filing),
        ]
        for (key, place) in places {
            guard let node = table.optional(key), let path = path(node) else { continue }
            if !Path.exists(path) { node.fail("\(key): no such file or folder: \(path)") }
            packs[keyPath: place] = path
        }
        return packs
    }

    private func readFetching(_ node: SettingsNode?) -> Configuration.FetchingSettings {
        var settings = Configuration.FetchingSettings()
        guard let table = node?.table() else { return settings }
        if let value = table.optional("host-interval")?.seconds { settings.hostInterval = value }
        readIntervals(table, into: &settings)
        if let value = table.optional("host-connections")?.int(in: 1...8) { settings.hostConnections = value }
        if let value = table.optional("transfers")?.int(in: 1...1000) { settings.transfers = value }
        if let value = table.optional("body-bytes")?.int(in: 1024...1 << 30) { settings.bodyBytes = value }
        if let value = readTime(table.optional("total-time")) { settings.totalTime = value }
        if let value = readTime(table.optional("connect-time")) { settings.connectTime = value }
        if let node = table.optional("proxy"), let text = node.string {
            settings.proxy = WebAddress(text)
            if settings.proxy == nil { node.fail("fetching.proxy should be an address as http://proxy.example:3128") }
        }
        if let node = table.optional("authorities"), let path = path(node) {
            if !Path.exists(path) { node.fail("fetching.authorities: no such file: \(path)") }
            settings.authorities = path
        }
        table.refuseOthers()
        return settings
    }

    private func readTime(_ node: SettingsNode?) -> Double? {
        guard let node, let seconds = node.seconds else { return nil }
        if seconds < 1 { node.fail("\(node.path) should be 1s or more") }
        return seconds
    }

    private func readIntervals(_ table: SettingsTable, into settings: inout Configuration.FetchingSettings) {
        if let node = table.optional("shortest-interval"), let value = node.seconds {
            if value < 60 {
                node.fail("fetching.shortest-interval is below the minimum of 60s: an outlet must not be burdened")
            } else if value > 86_400 {
                node.fail("fetching.shortest-interval should be at most 24h: every source is looked at once a day")
            } else {
                settings.shortestInterval = value
            }
        }
        let longest = table.optional("longest-interval")
        if let value = longest?.seconds { settings.longestInterval = value }
        if !(settings.shortestInterval...86_400).contains(settings.longestInterval) {
            (longest ?? table.place).fail(
                "fetching.longest-interval should be from \(Int(settings.shortestInterval))s, the shortest, to 24h"
            )
        }
    }

    /// A file of sources has one key, `sources`.
    private func readInclude(_ node: SettingsNode, with sources: SourceReader) -> [Source] {
        guard let pattern = path(node) else { return [] }
        let files = Path.matching(pattern)
        if files.isEmpty { node.fail("include: no file matches \(pattern)") }
        return files.flatMap { file -> [Source] in
            let inner = Problems(file: file, parent: problems)
            guard let table = SettingsFile.read(path: file, into: inner)?.table() else { return [] }
            let found = sources.read(table.required("sources"))
            table.refuseOthers()
            return found
        }
    }

    private func path(_ node: SettingsNode?) -> String? {
        node?.string.map { Path.resolve($0, in: folder) }
    }
}
