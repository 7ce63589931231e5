import FoundationEssentials
import Journal
import Model

/// An e-mail (RFC 5322) with a plain and an HTML part. Follow-ups are replies to the alert's message.
public struct MailFormat: MessageFormat {
    private let from: String
    private let to: [String]
    private let style: MessageStyle

    /// Of each part; no mail server refuses so little.
    private static let limit = 256 * 1024

    /// - Parameters:
    ///   - from: An address, without a name.
    ///   - to: Addresses, without names; at least one.
    public init(from: String, to: [String], style: MessageStyle) {
        self.from = from
        self.to = to
        self.style = style
    }

    public func message(for occasion: Occasion, replyingTo receipt: String?) -> Message? {
        let plain = FittingText(occasion, style: style, markup: PlainMarkup(), limit: Self.limit)
        let html = FittingText(occasion, style: style, markup: MailHTML(), limit: Self.limit)
        if case .digest(let events) = occasion, min(plain.events, html.events) < events.count {
            // Both parts tell the same, and what does not fit into one goes into the next mail with both.
            return message(for: .digest(Array(events.prefix(min(plain.events, html.events)))), replyingTo: receipt)
        }
        let boundary = "=_netra_\(occasion.id)"
        var lines = head(of: occasion, subject: plain.bulletin.title)
        lines.append("Content-Type: multipart/alternative; boundary=\"\(boundary)\"")
        let page = "<!DOCTYPE html><html lang=\"\(style.wording.rawValue)\"><body>\n\(html.text)\n</body></html>"
        for (type, text) in [("text/plain", plain.text), ("text/html", page)] {
            lines += [
                "", "--\(boundary)", "Content-Type: \(type); charset=utf-8", "Content-Transfer-Encoding: base64", "",
            ]
            lines += Self.base64(text)
        }
        lines += ["", "--\(boundary)--", ""]
        return Message(
            body: Array(lines.joined(separator: "\r\n").utf8),
            headers: [],
            events: plain.events
        )
    }

    private func head(of occasion: Occasion, subject: String) -> [String] {
        let domain = from.split(separator: "@").last.map(String.init) ?? "netra.invalid"
        var lines = [
            "From: Netra <\(from)>",
            "To: \(to.map { "<\($0)>" }.joined(separator: ",\r\n "))",
            "Subject: \(Self.encodedWords("[Netra] \(subject)"))",
            "Date: \(Self.date(occasion.time))",
            "Message-ID: <\(name(of: occasion))@\(domain)>",
        ]
        if case .event(let event) = occasion, event.type != .alertOpened, let alert = event.alert {
            lines += ["In-Reply-To: <\(alert)@\(domain)>", "References: <\(alert)@\(domain)>"]
        }
        return lines + ["Auto-Submitted: auto-generated", "MIME-Version: 1.0"]
    }

    /// The message that opens an alert bears the alert's own name, so that follow-ups can name it.
    private func name(of occasion: Occasion) -> String {
        if case .event(let event) = occasion, event.type == .alertOpened, let alert = event.alert { return alert }
        return occasion.id
    }

    // MARK: RFC 5322, 2045 and 2047

    /// In lines of 76 characters.
    private static func base64(_ text: String) -> [String] {
        let bytes = Array(Data(text.utf8).base64EncodedString().utf8)
        return stride(from: 0, to: bytes.count, by: 76).map {
            String(decoding: bytes[$0..<min($0 + 76, bytes.count)], as: UTF8.self)
        }
    }

    /// Words of 75 characters at most, none of which parts a character.
    private static func encodedWords(_ text: String) -> String {
        var words: [String] = []
        var piece = ""
        for character in text {
            if !piece.isEmpty, piece.utf8.count + String(character).utf8.count > 42 {
                words.append(piece)
                piece = ""
            }
            piece.append(character)
        }
        words.append(piece)
        return words.map { "=?UTF-8?B?\(Data($0.utf8).base64EncodedString())?=" }.joined(separator: "\r\n ")
    }

    /// `Thu, 14 Nov 2024 09:12:03 +0700`
    private static func date(_ time: ZonedTime) -> String {
        let weekday = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"][time.day.weekday - 1]
        let (year, _, day) = time.day.civil
        let name = Wording.english.day(time.day).split(separator: " ")[1].prefix(3)
        let clock = time.description.dropFirst(11).prefix(8)
        let offset = time.offset == 0 ? "+0000" : time.description.suffix(6).filter { $0 != ":" }
        return "\(weekday), \(day) \(name) \(year) \(clock) \(offset)"
    }
}
