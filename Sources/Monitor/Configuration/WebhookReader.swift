import Delivery
import Fetching
import Model
import Settings

/// Reads the list of webhooks with their secrets.
struct WebhookReader {
    let secrets: SecretReader
    /// Which events each is sent, and when.
    let routing: RoutingReader
    /// How each is told of them.
    let formats: FormatReader

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
        let name = readName(table.required("name"))
        let chosen = formats.read(table)
        let nowhere = chosen?.isMail == true ? "smtps://not-read.invalid" : "http://not-read.invalid/"
        let url = secrets.text(table, "url", isRequired: true, unread: nowhere)
        let isSigned = chosen?.isSigned ?? false
        let secret = secrets.text(table, "secret", isRequired: isSigned, unread: Secret.random().revealed)
        let authorization = secrets.text(table, "authorization", isRequired: false, unread: "unread")
        if let authorization { refuseWhatIsNoField(authorization) }
        let isLocal = table.optional("local")?.bool ?? false
        let routing = routing.read(table, usual: chosen?.routing ?? .everything)
        let heartbeat = readHeartbeat(table.optional("heartbeat"))
        let inFlight = table.optional("in-flight")?.int(in: 1...32) ?? 1
        let mail = chosen?.isMail == true ? readMail(table, url, isLocal: isLocal) : nil
        table.refuseOthers()

        guard let name, let url, let chosen else { return nil }
        if chosen.format is TelegramFormat { refuseWhatTelegramDoesNotKnow(url) }
        guard let destination = chosen.isMail ? mail.map(Webhook.Destination.mail) : web(url.text, at: url.node) else {
            return nil
        }
        var keys: [Secret] = []
        if let secret {
            guard let read = read(secret.text, at: secret.node) else { return nil }
            keys = read
        }
        return Webhook(
            name: name,
            destination: destination,
            authorization: authorization.map { Credential($0.text) },
            secrets: keys,
            format: chosen.format,
            routing: routing,
            heartbeat: heartbeat,
            isLocal: isLocal,
            maximumInFlight: inFlight
        )
    }

    /// It stands in the log and in commands.
    private func readName(_ node: SettingsNode?) -> String? {
        guard let node, let name = node.string else { return nil }
        if !name.canName {
            node.fail("a webhook's name is one line of visible characters, without blanks at its ends")
        }
        return name
    }

    /// A header's value is one line, and there is none that says nothing.
    private func refuseWhatIsNoField(_ value: (text: String, node: SettingsNode)) {
        if value.text.isEmpty {
            value.node.fail("\(value.node.path): nothing stands there; write the header's value, as Bearer and a token")
        } else if !value.text.utf8.allSatisfy({ $0 >= 0x20 && $0 != 0x7F }) {
            value.node.fail("\(value.node.path) should be one line, the value of the Authorization header")
        }
    }

    /// Any other address of a bot is answered 404, or by something else than a message.
    private func refuseWhatTelegramDoesNotKnow(_ url: (text: String, node: SettingsNode)) {
        guard let address = WebAddress(url.text), address.host == "api.telegram.org" else { return }
        guard !address.path.hasPrefix("/bot") || !address.path.hasSuffix("/sendMessage") else { return }
        url.node.fail("\(url.node.path) should be an address as https://api.telegram.org/bot<token>/sendMessage")
    }

    private func web(_ text: String, at node: SettingsNode) -> Webhook.Destination? {
        if let address = WebAddress(text) { return .web(address) }
        node.fail("\(node.path) does not hold an address that begins with http:// or https://")
        return nil
    }

    private func readMail(
        _ table: SettingsTable,
        _ url: (text: String, node: SettingsNode)?,
        isLocal: Bool
    ) -> Mailbox? {
        let user = table.optional("user")?.string
        let password = secrets.text(table, "password", isRequired: user != nil)
        // `from` and `to` are the format's too, which has reported what is wrong with them.
        guard let url, let from = table.optional("from")?.string, let to = table.optional("to")?.list(orOne: true)
        else {
            return nil
        }
        guard let server = MailServer(url.text) else {
            url.node.fail(
                "\(url.node.path) should be a mail server as smtps://mail.example:465 or smtp://mail.example:587"
            )
            return nil
        }
        if server.security == .none, !isLocal {
            url.node.fail("\(url.node.path): mail without TLS is for a server marked as local: true only")
        }
        return Mailbox(
            server: server,
            user: user,
            password: password.map { Credential($0.text) },
            from: from,
            to: to.compactMap(\.string)
        )
    }

    private func readHeartbeat(_ node: SettingsNode?) -> Int? {
        guard let node, let seconds = node.seconds else { return nil }
        if seconds < 60 { node.fail("\(node.path) should be 1m or more") }
        return Int(seconds)
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
}
