import FoundationEssentials
public import Model

/// A message of the Bot API of Telegram (`sendMessage`). Its address holds the bot's token, so it comes from a file; the
/// chat is named in the configuration. Follow-ups are replies.
public struct TelegramFormat: MessageFormat {
    /// Such as `-1001234567890`, or `@channel`.
    private let chat: String
    private let style: MessageStyle

    /// Of a message's text.
    private static let limit = 4096

    public init(chat: String, style: MessageStyle) {
        self.chat = chat
        self.style = style
    }

    public func message(for occasion: Occasion, replyingTo receipt: String?) -> Message? {
        let text = FittingText(occasion, style: style, markup: TelegramHTML(), limit: Self.limit)
        let reply = receipt.flatMap { Int64($0) }.map { Reply(message_id: $0, allow_sending_without_reply: true) }
        let body = Body(
            chat_id: chat,
            text: text.text,
            parse_mode: "HTML",
            link_preview_options: Preview(is_disabled: true),
            reply_parameters: reply
        )
        return Message(body, events: text.events)
    }

    // The names are Telegram's.
    // swift-format-ignore: AlwaysUseLowerCamelCase
    private struct Body: Encodable {
        let chat_id: String
        let text: String
        let parse_mode: String
        let link_preview_options: Preview
        let reply_parameters: Reply?
    }
    // swift-format-ignore: AlwaysUseLowerCamelCase
    private struct Preview: Encodable { let is_disabled: Bool }
    // swift-format-ignore: AlwaysUseLowerCamelCase
    private struct Reply: Encodable {
        let message_id: Int64
        let allow_sending_without_reply: Bool
    }
    // swift-format-ignore: AlwaysUseLowerCamelCase
    private struct Answer: Decodable {
        struct Sent: Decodable { let message_id: Int64 }
        struct Parameters: Decodable { let retry_after: Double? }
        let result: Sent?
        let parameters: Parameters?
    }

    public func receipt(of reply: Capture) -> String? { answer(reply)?.result.map { "\($0.message_id)" } }

    /// Bounded as `Retry-After` is.
    public func wish(of reply: Capture) -> Double? {
        answer(reply)?.parameters?.retry_after.map { min(max($0, 0), 86_400) }
    }

    private func answer(_ reply: Capture) -> Answer? {
        try? JSONDecoder().decode(Answer.self, from: Data(reply.body))
    }
}

/// An incoming webhook of Slack.
public struct SlackFormat: MessageFormat {
    private let style: MessageStyle

    /// Slack advises no more, and shows less of longer ones.
    private static let limit = 4000

    public init(style: MessageStyle) { self.style = style }

    public func message(for occasion: Occasion, replyingTo receipt: String?) -> Message? {
        let text = FittingText(occasion, style: style, markup: SlackMrkdwn(), limit: Self.limit)
        return Message(Body(text: text.text), events: text.events)
    }

    // swift-format-ignore: AlwaysUseLowerCamelCase
    private struct Body: Encodable {
        let text: String
        let mrkdwn = true
        let unfurl_links = false
        let unfurl_media = false
    }
}

/// An incoming webhook of Mattermost.
public struct MattermostFormat: MessageFormat {
    private let style: MessageStyle

    /// Of a post.
    private static let limit = 16_383

    public init(style: MessageStyle) { self.style = style }

    public func message(for occasion: Occasion, replyingTo receipt: String?) -> Message? {
        let text = FittingText(occasion, style: style, markup: ChatMarkdown(hasLongQuotes: true), limit: Self.limit)
        return Message(["text": text.text], events: text.events)
    }
}

/// A webhook of Discord. Nobody is called upon, and links are not unfolded.
public struct DiscordFormat: MessageFormat {
    private let style: MessageStyle

    /// Of `content`.
    private static let limit = 2000

    public init(style: MessageStyle) { self.style = style }

    public func message(for occasion: Occasion, replyingTo receipt: String?) -> Message? {
        let text = FittingText(occasion, style: style, markup: ChatMarkdown(hasLongQuotes: false), limit: Self.limit)
        return Message(Body(content: text.text), events: text.events)
    }

    // swift-format-ignore: AlwaysUseLowerCamelCase
    private struct Body: Encodable {
        let content: String
        let allowed_mentions: [String: [String]] = ["parse": []]
        /// SUPPRESS_EMBEDS.
        let flags = 4
    }
}

/// A text for people to paste into WhatsApp, posted as it is.
public struct WhatsAppFormat: MessageFormat {
    private let style: MessageStyle

    /// Of a text message.
    private static let limit = 4096

    public init(style: MessageStyle) { self.style = style }

    public func message(for occasion: Occasion, replyingTo receipt: String?) -> Message? {
        let text = FittingText(occasion, style: style, markup: WhatsAppMarkup(), limit: Self.limit)
        let type = HTTPHeader("Content-Type", "text/plain; charset=utf-8")
        return Message(body: Array(text.text.utf8), headers: [type], events: text.events)
    }
}

extension Message {
    /// A message of JSON.
    fileprivate init(_ value: some Encodable, events: Int) {
        // Fails only for numbers that JSON cannot hold, and none of these is one.
        self.init(json: Array(((try? JSONText.encode(value, omittingNulls: true)) ?? "{}").utf8), events: events)
    }
}
