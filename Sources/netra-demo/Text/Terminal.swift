import Glibc

/// Where people read: whether it shows colours and how wide it is.
struct Terminal {
    enum Style: String {
        case plain = ""
        case bold = "1"
        case dim = "2"
        case red = "31"
        case green = "32"
        case yellow = "33"
        case cyan = "36"
    }

    /// Colours only on a terminal, and not where NO_COLOR is set to anything (no-color.org).
    let hasColour: Bool
    /// In characters.
    let width: Int

    init(hasColour: Bool, width: Int) {
        self.hasColour = hasColour
        self.width = width
    }

    /// Standard output as it is.
    init() {
        let isTerminal = isatty(STDOUT_FILENO) == 1
        let refusal = getenv("NO_COLOR").map { $0.pointee != 0 } ?? false
        let isDumb = getenv("TERM").map { String(cString: $0) == "dumb" } ?? false
        var size = winsize()
        let isSized = isTerminal && ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0 && size.ws_col > 0
        self.init(
            hasColour: isTerminal && !refusal && !isDumb,
            width: isSized ? max(40, min(100, Int(size.ws_col))) : 80
        )
    }

    func styled(_ text: String, _ style: Style) -> String {
        hasColour && style != .plain ? "\u{1B}[\(style.rawValue)m\(text)\u{1B}[0m" : text
    }

    /// `text` in lines of at most the width, each after `margin` (`first` before the first one, if given). Each line
    /// is styled on its own, so that a margin never takes its colour.
    func wrapped(_ text: String, margin: String, first: String? = nil, style: Style = .plain) -> String {
        var lines: [String] = []
        var line = ""
        for word in Self.harmless(text).split(whereSeparator: \.isWhitespace) {
            if !line.isEmpty, margin.count + line.count + 1 + word.count > width {
                lines.append(line)
                line = ""
            }
            line += (line.isEmpty ? "" : " ") + word
        }
        lines.append(line)
        return lines.enumerated().map { ($0 == 0 ? first ?? margin : margin) + styled($1, style) }.joined(
            separator: "\n"
        )
    }

    /// Without characters that a terminal would obey: the text comes from the web.
    static func harmless(_ text: String) -> String {
        String(
            String.UnicodeScalarView(text.unicodeScalars.map { $0.properties.generalCategory == .control ? " " : $0 })
        )
    }

    /// Returns whether there is still somebody to read it.
    @discardableResult
    func print(_ text: String) -> Bool { Self.write(text + "\n", to: STDOUT_FILENO) }

    /// To standard error.
    static func warn(_ text: String) { _ = write(text + "\n", to: STDERR_FILENO) }

    private static func write(_ text: String, to file: Int32) -> Bool {
        let bytes = Array(text.utf8)
        var sent = 0
        while sent < bytes.count {
            let count = bytes.withUnsafeBytes {
                Glibc.write(file, $0.baseAddress?.advanced(by: sent), bytes.count - sent)
            }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { return false }
            sent += count
        }
        return true
    }
}
