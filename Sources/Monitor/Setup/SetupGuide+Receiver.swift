import Model

/// Who is told of alerts.
extension SetupGuide {
    func chooseReceiver(
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
}
