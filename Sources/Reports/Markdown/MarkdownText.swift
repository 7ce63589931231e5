/// Markdown (CommonMark) as it is written: foreign text can make no markup of its own.
struct MarkdownText {
    private(set) var text = ""

    mutating func heading(_ level: Int, _ content: String) {
        text += "\n" + String(repeating: "#", count: level) + " " + Self.escaped(content) + "\n\n"
    }

    mutating func paragraph(_ content: String) { text += Self.escaped(content) + "\n\n" }

    mutating func item(_ content: String) { text += "- " + Self.escaped(content) + "\n" }

    mutating func quote(_ content: String) { text += "> " + Self.escaped(content) + "\n>\n" }

    mutating func end() { text += "\n" }

    /// Every ASCII sign that could begin markup is escaped, and nothing can begin a line.
    static func escaped(_ content: String) -> String {
        var out = ""
        for character in ShownText.of(content).unicodeScalars {
            switch character {
            case "\\", "`", "*", "_", "{", "}", "[", "]", "<", ">", "#", "|", "~", "!", "&":
                out.unicodeScalars.append("\\")
            default: break
            }
            out.unicodeScalars.append(character)
        }
        // A digit with a point, a plus or a minus would begin a list; white space would begin code.
        guard let first = out.unicodeScalars.first(where: { $0 != " " }) else { return "" }
        while out.hasPrefix(" ") { out.removeFirst() }
        if first == "-" || first == "+" || first == "=" { return "\\" + out }
        let digits = out.prefix { $0.isASCII && $0.isNumber }
        if !digits.isEmpty, out.dropFirst(digits.count).hasPrefix(".") || out.dropFirst(digits.count).hasPrefix(")") {
            return digits + "\\" + out.dropFirst(digits.count)
        }
        return out
    }
}
