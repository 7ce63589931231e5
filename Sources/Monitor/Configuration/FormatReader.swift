import Delivery
import Model
import Settings

/// Reads how one webhook is told of things: `format`, `language`, `detail`, and what a format asks for besides.
struct FormatReader {
    /// What relative paths start from.
    let folder: String
    /// Where templates are looked for by name.
    let templates: String
    /// What holds for a webhook that says nothing else.
    let style: MessageStyle

    struct Choice {
        let format: any MessageFormat
        /// What holds for such a receiver where the configuration says nothing.
        let routing: Routing
        /// Whether it must have a secret.
        var isSigned = false
        var isMail = false
    }

    private static let names = ["standard", "telegram", "slack", "mattermost", "discord", "email", "whatsapp"]

    func read(_ table: SettingsTable) -> Choice? {
        var style = style
        if let wording = table.optional("language")?.choice(Wording.self) { style.wording = wording }
        if let detail = table.optional("detail")?.choice(Detail.self) { style.detail = detail }
        let node = table.optional("format")
        let name = node?.string ?? "standard"
        switch name {
        case "standard":
            return Choice(format: StandardFormat(detail: style.detail), routing: .everything, isSigned: true)
        case "telegram":
            guard let node = table.required("chat"), let chat = node.string else { return nil }
            if !Self.isTelegramChat(chat) {
                node.fail("\(node.path) should be a chat's number as \"-1001234567890\", or a channel as \"@channel\"")
            }
            return Choice(format: TelegramFormat(chat: chat, style: style), routing: .alerts)
        case "slack": return Choice(format: SlackFormat(style: style), routing: .alerts)
        case "mattermost": return Choice(format: MattermostFormat(style: style), routing: .alerts)
        case "discord": return Choice(format: DiscordFormat(style: style), routing: .alerts)
        case "whatsapp": return Choice(format: WhatsAppFormat(style: style), routing: .alerts)
        case "email": return mail(table, style)
        default:
            guard let node else { return nil }
            return template(name, at: node, style)
        }
    }

    private func mail(_ table: SettingsTable, _ style: MessageStyle) -> Choice? {
        guard let from = table.required("from"), let to = table.required("to") else { return nil }
        let nodes = [from] + (to.list(orOne: true) ?? [])
        var addresses: [String] = []
        for node in nodes {
            guard let address = node.string else { continue }
            if Self.isMailAddress(address) {
                addresses.append(address)
            } else {
                node.fail(
                    "\(node.path) should be an address as monitor@example.org, without a name, not \"\(address)\""
                )
            }
        }
        guard addresses.count == nodes.count, addresses.count > 1 else {
            if nodes.count < 2 { to.fail("\(to.path) is empty: add an address") }
            return nil
        }
        let format = MailFormat(from: addresses[0], to: Array(addresses.dropFirst()), style: style)
        return Choice(format: format, routing: .alerts, isMail: true)
    }

    /// `-1001234567890`, or the name of a channel as `@kanal`.
    static func isTelegramChat(_ text: String) -> Bool {
        if text.hasPrefix("@") { return text.utf8.count > 1 && !text.contains(where: \.isWhitespace) }
        let digits = text.hasPrefix("-") ? text.dropFirst() : text[...]
        return !digits.isEmpty && digits.utf8.allSatisfy { (48...57).contains($0) }
    }

    private static func isMailAddress(_ text: String) -> Bool {
        let parts = text.split(separator: "@", omittingEmptySubsequences: false)
        return parts.count == 2 && parts.allSatisfy { !$0.isEmpty }
            && text.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && !"<>(),;:\"\\[]".utf8.contains($0) }
    }

    /// A template by its name in the folder of templates, or by its path.
    private func template(_ name: String, at node: SettingsNode, _ style: MessageStyle) -> Choice? {
        let known = Path.matching("\(templates)/*.mustache")
        let path =
            name.hasSuffix(".mustache")
            ? Path.resolve(name, in: folder) : known.first { Path.name(of: $0).hasPrefix("\(name).") }
        guard let path else {
            let names = known.compactMap { Path.name(of: $0).split(separator: ".").first.map(String.init) }
            node.fail(
                "\(node.path) should be one of \((Self.names + names).joined(separator: ", ")), or the path of a template that"
                    + " ends with .mustache, not \"\(name)\""
            )
            return nil
        }
        guard let file = TemplateFile.read(path: path, report: node.problems.add) else {
            node.fail("\(node.path): the template \(path) does not hold")
            return nil
        }
        return Choice(format: TemplateFormat(file, style: style), routing: .everything)
    }
}
