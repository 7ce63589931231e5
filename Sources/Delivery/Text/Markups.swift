import Model

/// HTML as the Bot API of Telegram takes it: four characters are escaped, the few tags are its own.
struct TelegramHTML: Markup {
    func plain(_ text: String) -> String { HTML.escaped(text) }
    func bold(_ text: String) -> String { "<b>\(plain(text))</b>" }
    func italic(_ text: String) -> String { "<i>\(plain(text))</i>" }
    func link(_ text: String, to address: WebAddress) -> String {
        "<a href=\"\(plain(address.text))\">\(plain(text))</a>"
    }
    func quote(_ text: String) -> String { "<blockquote>\(plain(text))</blockquote>" }
}

/// Slack's mrkdwn. Its documentation has three characters escaped; with them, nothing that comes from the web can be a link
/// or call upon a channel.
struct SlackMrkdwn: Markup {
    func plain(_ text: String) -> String {
        text.replacing(["&": "&amp;", "<": "&lt;", ">": "&gt;"])
    }
    func bold(_ text: String) -> String { "*\(plain(text))*" }
    func italic(_ text: String) -> String { "_\(plain(text))_" }
    func link(_ text: String, to address: WebAddress) -> String {
        "<\(plain(address.text).replacing(["|": "%7C"]))|\(plain(text).replacing(["|": "¦"]))>"
    }
    func quote(_ text: String) -> String { "> \(plain(text))" }
}

/// Markdown as Mattermost and Discord read it.
struct ChatMarkdown: Markup {
    /// Whether a quote goes on until an empty line, as in CommonMark, or ends with its line, as in Discord.
    let hasLongQuotes: Bool

    /// Every character that could begin a markup is escaped; after an at sign stands a space of no width, so that nobody
    /// is called upon.
    func plain(_ text: String) -> String { text.replacing(Self.escapes) }

    private static let escapes: [Character: String] = {
        var escapes: [Character: String] = ["@": "@\u{200B}"]
        for character in "\\`*_~|>[]()#<" { escapes[character] = "\\\(character)" }
        return escapes
    }()

    func bold(_ text: String) -> String { "**\(plain(text))**" }
    func italic(_ text: String) -> String { "*\(plain(text))*" }
    func link(_ text: String, to address: WebAddress) -> String { "[\(plain(text))](<\(Self.target(address))>)" }
    func quote(_ text: String) -> String { "> \(plain(text))" + (hasLongQuotes ? "\n" : "") }
    func item(_ text: String) -> String { "- \(text)" }

    private static func target(_ address: WebAddress) -> String {
        address.text.replacing(["(": "%28", ")": "%29", "<": "%3C", ">": "%3E"])
    }
}

/// Text to paste into WhatsApp, which knows bold, italic and quotes, and no way to escape them.
struct WhatsAppMarkup: Markup {
    func plain(_ text: String) -> String { text }
    func bold(_ text: String) -> String { "*\(text.replacing(["*": "∗"]))*" }
    func italic(_ text: String) -> String { "_\(text.replacing(["_": "＿"]))_" }
    func link(_ text: String, to address: WebAddress) -> String { "\(text) \(address)" }
    func quote(_ text: String) -> String { "> \(text)" }
    func item(_ text: String) -> String { "- \(text)" }
}

/// Text alone, as in the plain part of a mail.
struct PlainMarkup: Markup {
    func plain(_ text: String) -> String { text }
    func bold(_ text: String) -> String { text }
    func italic(_ text: String) -> String { text }
    func link(_ text: String, to address: WebAddress) -> String { "\(text) <\(address)>" }
    func quote(_ text: String) -> String { "> \(text)" }
    func item(_ text: String) -> String { "- \(text)" }
}

/// The HTML part of a mail.
struct MailHTML: Markup {
    func plain(_ text: String) -> String { HTML.escaped(text) }
    func bold(_ text: String) -> String { "<strong>\(plain(text))</strong>" }
    func italic(_ text: String) -> String { "<em>\(plain(text))</em>" }
    func link(_ text: String, to address: WebAddress) -> String {
        "<a href=\"\(plain(address.text))\">\(plain(text))</a>"
    }
    func quote(_ text: String) -> String { "<blockquote>\(plain(text))</blockquote>" }
    func line(_ text: String) -> String { "<p>\(text)</p>" }
    func item(_ text: String) -> String { "<p>• \(text)</p>" }
}

enum HTML {
    static func escaped(_ text: String) -> String {
        text.replacing(["&": "&amp;", "<": "&lt;", ">": "&gt;", "\"": "&quot;"])
    }
}

extension String {
    /// Each of these characters replaced by a text of its own.
    func replacing(_ escapes: [Character: String]) -> String {
        var out = ""
        out.reserveCapacity(utf8.count + 16)
        for character in self {
            if let escape = escapes[character] { out += escape } else { out.append(character) }
        }
        return out
    }
}
