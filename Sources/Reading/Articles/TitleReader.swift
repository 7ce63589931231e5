/// The article's title: as its heading shows it, checked against what the page says in its metadata.
struct TitleReader {
    /// Bytes of a title.
    static let lengths = 6...400

    static func title(_ head: PageHead, _ tree: HTMLTree, furniture: Furniture, outlet: String?, host: String) -> String
    {
        let stated = [
            head.article?["headline"]?.string.map(EntityText.decoded), head.meta(MetadataKeys.title), head.title,
        ]
        .compactMap { $0 }.map { HTMLTree.collapsed(Array($0.utf8)[...]).string }.filter { !$0.isEmpty }
        let bare = stated.map { withoutSite($0, outlet: outlet, host: host) }
        let folded = stated.map { TextFolding.letters($0.utf8) }
        let foldedBare = bare.map { TextFolding.letters($0.utf8) }

        // A heading that the metadata repeats, alone or with the outlet's name around it.
        let marks = furniture.marks
        for isStrict in [true, false] {
            for node in head.headings where isStrict ? !isInside(node, marks, tree) : true {
                let text = EntityText.decoded(tree.line(node))
                let letters = TextFolding.letters(text.utf8)
                guard lengths.contains(text.utf8.count), letters.count >= 4 else { continue }
                for index in stated.indices
                where letters == foldedBare[index] || letters == folded[index]
                    || (contains(folded[index], letters) && letters.count * 10 >= foldedBare[index].count * 7)
                    || (letters.starts(with: foldedBare[index]) && foldedBare[index].count * 10 >= letters.count * 5)
                {
                    return text
                }
            }
        }
        if let best = bare.first(where: { lengths.contains($0.utf8.count) }) {
            // Cut off with an ellipsis: the heading that goes on is whole.
            return shown(best, in: tree) ?? best
        }
        for node in head.headings where !isInside(node, marks, tree) {
            let text = EntityText.decoded(tree.line(node))
            if lengths.contains(text.utf8.count) { return text }
        }
        return bare.first ?? ""
    }

    /// The heading that shows the title, a main one if there is one.
    static func heading(_ title: String, _ tree: HTMLTree) -> Int? {
        let letters = TextFolding.letters(title.utf8)
        guard letters.count >= 6 else { return nil }
        var anywhere: Int?
        for node in 0..<max(0, tree.count) where Tag.headings.contains(tree.tag(node)) {
            let text = tree.textRange(node)
            guard text.count < title.utf8.count * 3 + 40, text.count + 20 >= letters.count else { continue }
            if TextFolding.letters(tree.text[text]) == letters {
                if tree.tag(node) == .h1 { return node }
                anywhere = anywhere ?? node
            }
        }
        return anywhere
    }

    /// The same words as another heading of the page writes them.
    private static func shown(_ title: String, in tree: HTMLTree) -> String? {
        let letters = TextFolding.letters(title.utf8)
        for node in 0..<max(0, tree.count) where Tag.headings.contains(tree.tag(node)) {
            let line = tree.line(node)
            if TextFolding.letters(line.utf8) == letters { return line }
        }
        return nil
    }

    private static func isInside(_ node: Int, _ marks: [Bool], _ tree: HTMLTree) -> Bool {
        var at = node
        while at >= 0 {
            if marks[at] { return true }
            at = tree.parent(at)
        }
        return false
    }

    static func contains(_ whole: [UInt8], _ part: [UInt8]) -> Bool {
        guard !part.isEmpty, whole.count >= part.count else { return false }
        return whole.starts(with: part) || whole.suffix(part.count).elementsEqual(part)
    }

    /// Each begins with a space.
    private static let separators = [" - ", " | ", " – ", " — ", " :: ", " » ", " • ", " ~ "].map { Array($0.utf8) }

    /// Without the outlet's name, or a rubric before it, at the end or the start.
    static func withoutSite(_ title: String, outlet: String?, host: String) -> String {
        var title = title
        for _ in 0..<2 {
            guard let cut = cut(title, outlet: outlet, host: host) else { break }
            title = cut
        }
        return title
    }

    private static func cut(_ title: String, outlet: String?, host: String) -> String? {
        let bytes = Array(title.utf8)
        if let last = lastSeparator(in: bytes) {
            let tail = Array(bytes[last.end...])
            let head = Array(bytes[..<last.start])
            if names(tail, outlet: outlet, host: host) { return head.trimmedSpaces.string }
            // `Kabar Kita | Judul`: the longer part is the title, where the outlet is not known by name.
            if isOutlet(head, before: tail, outlet: outlet, host: host) { return tail.trimmedSpaces.string }
            if last.bar, tail.count <= 45 { return head.trimmedSpaces.string }
        }
        // `KapanLagi.com: Judul`
        if let colon = bytes.firstIndex(of: UInt8(ascii: ":")), colon > 2, colon < 40, colon + 8 < bytes.count,
            names(Array(bytes[..<colon]), outlet: outlet, host: host)
        {
            return bytes[(colon + 1)...].trimmedSpaces.string
        }
        return nil
    }

    /// Whether the part before the last separator is the outlet's name, alone or with what it says of itself.
    private static func isOutlet(_ head: [UInt8], before tail: [UInt8], outlet: String?, host: String) -> Bool {
        guard tail.count >= 12 else { return false }
        let first = firstPart(of: head)
        guard names(first, outlet: outlet, host: host) else { return false }
        return tail.split(separator: .space).count > first.split(separator: .space).count
    }

    /// Up to the first separator, which `head` may have none of.
    private static func firstPart(of head: [UInt8]) -> [UInt8] {
        let end = head.indices.first { start in separators.contains { head[start...].starts(with: $0) } }
        return Array(head[..<(end ?? head.count)])
    }

    private static func lastSeparator(in bytes: [UInt8]) -> (start: Int, end: Int, bar: Bool)? {
        for start in stride(from: bytes.count - 3, to: 8, by: -1)
        where bytes[start] == .space && !bytes[start + 1].isLetter && !bytes[start + 1].isDigit {
            if let mark = separators.first(where: { bytes[start...].starts(with: $0) }) {
                return (start, start + mark.count, mark[1] == UInt8(ascii: "|"))
            }
        }
        return nil
    }

    /// Whether a part of a title is the outlet: its name, or the host's main label, within it or around it.
    private static func names(_ part: [UInt8], outlet: String?, host: String) -> Bool {
        let letters = TextFolding.letters(part)
        guard !letters.isEmpty, part.count <= 70 else { return false }
        if let outlet {
            let name = TextFolding.letters(outlet.utf8)
            if name == letters
                || (name.count >= 4 && (contains(letters, name) || contains(name, letters)) && letters.count >= 3)
            {
                return true
            }
        }
        let labels = host.split(separator: ".").filter {
            !["www", "m", "com", "co", "id", "net", "org", "go", "news"].contains($0)
        }
        let words = part.split { !$0.isWord && $0 != 0x2E }
        if words.contains(where: {
            $0.hasSuffixFolded(".com") || $0.hasSuffixFolded(".co") || $0.hasSuffixFolded(".id")
        }) {
            return true
        }
        return labels.contains { label in
            let name = TextFolding.letters(label.utf8)
            return name.count >= 4 && (contains(letters, name) || name.starts(with: letters) && letters.count >= 4)
        }
    }
}

extension ArraySlice<UInt8> {
    fileprivate func hasSuffixFolded(_ lower: StaticString) -> Bool {
        count > lower.utf8CodeUnitCount && hasFolded(lower, at: endIndex - lower.utf8CodeUnitCount)
    }
}
