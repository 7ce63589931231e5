import Delivery
import FoundationEssentials
import Glibc
import Model
import Settings

/// Reads the list of webhooks with their secrets, which come from a file, the environment or a systemd credential.
struct WebhookReader {
    /// What relative paths start from.
    let folder: String
    /// Which events each is sent.
    let routing: Routing
    /// Whether secrets, and addresses that are secret, are read.
    let sends: Bool

    func read(_ node: SettingsNode?) -> [Webhook] {
        var names: [String: Int] = [:]
        return (node?.list() ?? []).compactMap { item in
            guard let webhook = readWebhook(item) else { return nil }
            if let line = names[webhook.name] {
                item.fail("two webhooks are named \"\(webhook.name)\": the other stands at line \(line)")
            }
            names[webhook.name] = item.line ?? 1
            return webhook
        }
    }

    private func readWebhook(_ node: SettingsNode) -> Webhook? {
        guard let table = node.table() else { return nil }
        let name = table.required("name")?.string
        let url = secretText(table, "url", required: true)
        let secret = secretText(table, "secret", required: true)
        let format = table.optional("format")
        let isLocal = table.optional("local")?.bool ?? false
        table.refuseOthers()

        let known = MessageFormats.all
        let chosen = known.first { $0.name == format?.string ?? StandardFormat.name }
        if chosen == nil {
            let names = known.map { $0.name }.joined(separator: ", ")
            format?.fail("\(format?.path ?? "format") should be one of \(names), not \"\(format?.string ?? "")\"")
        }
        guard let name, let url, let secret else { return nil }
        guard let address = WebAddress(url.text) else {
            url.node.fail("\(url.node.path) does not hold an address that begins with http:// or https://")
            return nil
        }
        guard let secrets = read(secret.text, at: secret.node) else { return nil }
        return Webhook(
            name: name,
            url: address,
            secrets: secrets,
            format: chosen.map { $0.init() } ?? StandardFormat(),
            routing: routing,
            isLocal: isLocal
        )
    }

    /// One secret, or several parted by white space while one takes over from another.
    private func read(_ text: String, at node: SettingsNode) -> [Secret]? {
        let words = text.split(whereSeparator: \.isWhitespace)
        guard !words.isEmpty else {
            node.fail("\(node.path): no secret there; make one with `netra webhook secret`")
            return nil
        }
        do {
            return try words.map { try Secret($0) }
        } catch {
            node.fail("\(node.path): \(error); make one with `netra webhook secret`")
            return nil
        }
    }

    /// The text of `key`, or of what `key-file`, `key-environment` or `key-credential` names.
    private func secretText(_ table: SettingsTable, _ key: String, required: Bool) -> (
        text: String, node: SettingsNode
    )? {
        let inline = table.optional(key)
        let file = table.optional("\(key)-file")
        let variable = table.optional("\(key)-environment")
        let credential = table.optional("\(key)-credential")
        let given = [inline, file, variable, credential].compactMap { $0 }
        guard given.count == 1, let node = given.first else {
            if given.isEmpty {
                table.place.fail(
                    "\(table.place.path) has no \(key): add \(key)-file, \(key)-credential or \(key)-environment"
                )
            } else {
                given[1].fail("\(table.place.path) says its \(key) twice: keep one of them")
            }
            return nil
        }
        guard let value = node.string else { return nil }
        if !sends, inline == nil { return (key == "url" ? "http://not-read.invalid/" : Secret.random().revealed, node) }
        if inline != nil {
            if key == "secret" { warnOfInlineSecret(node) }
            return (value, node)
        }
        if variable != nil {
            guard let text = ProcessInfo.processInfo.environment[value], !text.isEmpty else {
                node.fail("the environment has no variable \(value)")
                return nil
            }
            return (text, node)
        }
        if credential != nil {
            guard let folder = ProcessInfo.processInfo.environment["CREDENTIALS_DIRECTORY"] else {
                node.fail("no credentials here: the service's unit hands them over (LoadCredential=\(value):…)")
                return nil
            }
            return contents(of: "\(folder)/\(value)", for: node).map { ($0, node) }
        }
        let path = Path.resolve(value, in: folder)
        warnIfWorldReadable(path, node)
        return contents(of: path, for: node).map { ($0, node) }
    }

    private func contents(of path: String, for node: SettingsNode) -> String? {
        guard let data = FileManager.default.contents(atPath: path) else {
            node.fail("\(node.path): \(Path.exists(path) ? "cannot read" : "no such file:") \(path)")
            return nil
        }
        guard data.count <= 64 * 1024, let text = String(validating: data, as: UTF8.self) else {
            node.fail("\(node.path): \(path) is not a short text file")
            return nil
        }
        return text.trimmed
    }

    private func warnIfWorldReadable(_ path: String, _ node: SettingsNode) {
        guard let mode = Self.mode(of: path), mode & 0o004 != 0 else { return }
        node.warn("\(path) can be read by everyone on this machine: chmod 640 \(path)")
    }

    private func warnOfInlineSecret(_ node: SettingsNode) {
        guard let mode = Self.mode(of: node.file), mode & 0o004 != 0 else { return }
        node.warn("a secret stands in a file that everyone on this machine can read: use secret-file, or chmod 640")
    }

    private static func mode(of path: String) -> mode_t? {
        var status = stat()
        return stat(path, &status) == 0 ? status.st_mode : nil
    }
}
