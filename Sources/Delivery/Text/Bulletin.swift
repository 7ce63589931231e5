import Model

/// What a message for people says, block by block, before the markup of any service.
struct Bulletin: Hashable, Sendable {
    enum Span: Hashable, Sendable {
        case plain(String)
        case bold(String)
        case italic(String)
        case link(String, WebAddress)
    }

    enum Block: Hashable, Sendable {
        case line([Span])
        /// Words of the article, to the letter but for marked omissions.
        case quote(String)
        case item([Span])
        /// Parts what belongs together from what does not.
        case space
    }

    var blocks: [Block] = []

    mutating func line(_ spans: Span...) { blocks.append(.line(spans)) }
    mutating func item(_ spans: Span...) { blocks.append(.item(spans)) }
    mutating func quote(_ text: String) { blocks.append(.quote(text)) }
    mutating func space() { if blocks.last != .space, !blocks.isEmpty { blocks.append(.space) } }

    /// The first words that stand out: a subject.
    var title: String {
        for case .line(let spans) in blocks {
            for case .bold(let text) in spans { return text }
        }
        return ""
    }

    /// In the markup of a service.
    func rendered(_ markup: some Markup) -> String {
        var text = ""
        for (place, block) in blocks.enumerated() {
            let piece =
                switch block {
                case .line(let spans): markup.line(spans.map(markup.span).joined())
                case .item(let spans): markup.item(spans.map(markup.span).joined())
                case .quote(let words): markup.quote(words)
                case .space: ""
                }
            text += (place == 0 ? "" : "\n") + piece
        }
        return text
    }
}

/// How one service writes text. Everything that comes from the web goes through `plain`, and can then mean nothing.
protocol Markup: Sendable {
    func plain(_ text: String) -> String
    func bold(_ text: String) -> String
    func italic(_ text: String) -> String
    func link(_ text: String, to address: WebAddress) -> String
    /// - Parameter text: As it comes.
    func quote(_ text: String) -> String
    /// - Parameter text: Rendered.
    func line(_ text: String) -> String
    func item(_ text: String) -> String
}

extension Markup {
    func line(_ text: String) -> String { text }
    func item(_ text: String) -> String { "• \(text)" }
    func link(_ text: String, to address: WebAddress) -> String { "\(plain(text)) \(address)" }

    func span(_ span: Bulletin.Span) -> String {
        switch span {
        case .plain(let text): plain(text)
        case .bold(let text): bold(text)
        case .italic(let text): italic(text)
        case .link(let text, let address): link(text, to: address)
        }
    }
}

extension String {
    var capitalisedFirst: String { prefix(1).uppercased() + dropFirst() }

    /// On one line, without control characters: articles are of the web.
    var onOneLine: String {
        var out = ""
        out.reserveCapacity(utf8.count)
        var isBlank = false
        for scalar in unicodeScalars {
            let isSpace = scalar.properties.isWhitespace || scalar.properties.generalCategory == .control
            if isSpace || scalar.properties.isBidiControl {
                isBlank = true
                continue
            }
            if isBlank, !out.isEmpty { out.append(" ") }
            isBlank = false
            out.unicodeScalars.append(scalar)
        }
        return out
    }
}
