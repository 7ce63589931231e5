/// The tags of a Mustache template with their places. The library that renders knows no places; it has found the syntax
/// right before this is asked.
struct TemplateTag: Equatable {
    /// `#`, `^`, `/`, `&`, `{`, `!`, `>`, `<`, `$`, `=`, `%`; nil for a plain variable.
    let kind: Character?
    /// Without white space around it.
    let name: String
    /// Counted from 1.
    let line: Int
    let column: Int

    static func tags(of text: String) -> [TemplateTag] {
        var tags: [TemplateTag] = []
        let characters = Array(text)
        var (at, line, column) = (0, 1, 1)
        func advance(_ count: Int) {
            for _ in 0..<count where at < characters.count {
                if characters[at].isNewline { (line, column) = (line + 1, 1) } else { column += 1 }
                at += 1
            }
        }
        while at + 1 < characters.count {
            guard characters[at] == "{", characters[at + 1] == "{" else {
                advance(1)
                continue
            }
            let place = (line, column)
            advance(2)
            var kind: Character?
            if at < characters.count, "#^/&{!><$=%".contains(characters[at]) {
                kind = characters[at]
                advance(1)
            }
            let start = at
            while at + 1 < characters.count, !(characters[at] == "}" && characters[at + 1] == "}") { advance(1) }
            let name = String(characters[start..<min(at, characters.count)]).filter { !$0.isWhitespace }
            advance(kind == "{" ? 3 : 2)
            tags.append(TemplateTag(kind: kind, name: name, line: place.0, column: place.1))
        }
        return tags
    }
}
