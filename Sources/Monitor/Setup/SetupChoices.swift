import Model

/// What a person chose, and the configuration that says it. Pure.
struct SetupChoices: Sendable {
    var contact = ""
    var state = "/var/lib/netra"
    var logs = "/var/log/netra"
    var zone = Zone.jakarta
    /// The province, and those of its regencies and cities that were chosen; none stands for all.
    var province: Region?
    var regencies: [Region] = []
    /// Answered when tried.
    var sources: [Source] = []
    /// Answered when tried, and not wanted: kept in the file, switched off.
    var declined: [Source] = []
    /// Tried without an answer: kept in the file, switched off.
    var unreached: [(source: Source, problem: String)] = []
    var receiver: Receiver?

    struct Receiver: Sendable, Equatable {
        var name: String
        var format: String
        /// Nil where the address is itself a secret.
        var url: String?
        var chat: String?
        /// What stands in a file of its own, by its name beside the configuration: the secret address, or the signing secret.
        var secretFile = ""
        /// Loopback and private addresses are allowed.
        var isLocal = false
    }

    /// Regencies that were chosen, or all of the province, of which no source is at home.
    func unwatched(of all: [Region]) -> [Region] {
        let wanted = regencies.isEmpty ? all.filter { $0.code.hasPrefix("\(province?.code ?? "-").") } : regencies
        let watched = Set(sources.compactMap(\.region))
        return wanted.filter { !watched.contains($0.code) }
    }
}

extension SetupChoices {
    /// How a line starts that tells an editor by which schema it completes and checks what follows.
    private static let schemaMark = "# yaml-language-server: $schema="
    /// How the first line of a file that the guide wrote starts, but for the schema's: by it the guide knows its own.
    static let mark = "# Written by netra setup, sha256:"

    /// The configuration, with a mark by which a later run of the guide knows whether somebody has edited it.
    /// - Parameter schema: The path of the schema, as seen from the configuration.
    func yaml(words: SetupWords, day: Day, schema: String) -> String {
        let body = body(words: words, day: day)
        return "\(Self.schemaMark)\(schema)\n\(Self.mark)\(Digest(of: body.utf8).hex.prefix(16))\n\(body)"
    }

    /// Whether the text is a file of the guide's that nobody has edited.
    static func isUntouched(_ text: String) -> Bool {
        if text.hasPrefix(schemaMark), let end = text.firstIndex(of: "\n") {
            return isUntouched(String(text[text.index(after: end)...]))
        }
        guard text.hasPrefix(mark), let end = text.firstIndex(of: "\n") else { return false }
        let digest = text[..<end].dropFirst(mark.count)
        return digest == Digest(of: text[text.index(after: end)...].utf8).hex.prefix(16)
    }

    private func body(words: SetupWords, day: Day) -> String {
        var lines = words.head(day).map { "# \($0)" }
        lines += [
            "", "contact: \(YAMLText.scalar(contact))", "state: \(state)", "logs: \(logs)", "timezone: \(zone.name)",
            "",
        ]
        if let province {
            let names = regencies.isEmpty ? [province.name] : regencies.map(\.name)
            lines.append("# \(words.about) \(names.joined(separator: ", "))")
        }
        let hasNone = sources.isEmpty && declined.isEmpty && unreached.isEmpty
        lines.append(hasNone ? "sources: []" : "sources:")
        for source in sources { lines += entry(source) }
        if !declined.isEmpty { lines += ["", "  # \(words.declined)"] }
        for source in declined { lines += entry(source) + ["    enabled: false"] }
        if !unreached.isEmpty { lines += ["", "  # \(words.switchedOff)"] }
        for (source, problem) in unreached {
            let oneLine = Terminal.line(problem)
            lines += entry(source) + ["    enabled: false   # \(oneLine)"]
        }
        lines.append("")
        guard let receiver else { return (lines + ["webhooks: []", ""]).joined(separator: "\n") }
        lines += ["webhooks:", "  - name: \(receiver.name)", "    format: \(receiver.format)"]
        if let url = receiver.url {
            lines.append("    url: \(YAMLText.scalar(url))")
        } else {
            lines.append("    url-file: \(receiver.secretFile)")
        }
        if let chat = receiver.chat { lines.append("    chat: \(YAMLText.quoted(chat))") }
        if receiver.format == "standard" { lines.append("    secret-file: \(receiver.secretFile)") }
        if receiver.isLocal { lines.append("    local: true") }
        return (lines + [""]).joined(separator: "\n")
    }

    private func entry(_ source: Source) -> [String] {
        var lines = [
            "  - name: \(YAMLText.scalar(source.name))", "    url: \(YAMLText.scalar(source.url.text))",
            "    kind: \(source.kind.rawValue)",
        ]
        if let region = source.region { lines.append("    region: \"\(region)\"") }
        if source.isLocal { lines.append("    local: true") }
        return lines
    }
}
