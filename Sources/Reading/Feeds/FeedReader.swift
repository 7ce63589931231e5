import Model

/// Reads feeds of every kind by what their bytes are, not by what they are called.
enum FeedReader {
    /// Entries of one feed that are taken.
    static let entries = 5000

    /// Nil where the document is no feed.
    /// - Parameter zone: What clock its times are read by where they do not say.
    static func read(_ tree: XMLTree, address: WebAddress, zone: Zone) -> Feed? {
        guard let root = tree.elements.first else { return nil }
        switch root.name {
        case "rss", "rdf:rdf", "rdf", "channel", "feed", "atom:feed":
            return XMLFeedReader(tree: tree, address: address, zone: zone).feed()
        default: return nil
        }
    }

    /// Plain text on one line out of text that may hold markup, escaped once or twice.
    /// - Parameter passes: How often it may have been escaped.
    static func line(_ text: String?, passes: Int = 2) -> String? {
        guard let text else { return nil }
        let line = MarkupText.plain(text, passes: passes)
        return line.isEmpty ? nil : line
    }
}

/// Text out of a piece of HTML, as titles and summaries of feeds are.
enum MarkupText {
    /// Tags gone, references resolved, white space collapsed.
    static func plain(_ text: String, passes: Int = 2) -> String {
        guard text.utf8.contains(.lessThan) || text.utf8.contains(.ampersand) else {
            return HTMLTree.collapsed(Array(text.utf8)[...]).string
        }
        var bytes = Array(text.utf8)
        for _ in 0..<passes {
            bytes = EntityText.decoded(withoutTags(bytes))
            guard bytes.contains(.ampersand) || bytes.contains(.lessThan) else { break }
        }
        return HTMLTree.collapsed(bytes[...]).string
    }

    /// A tag becomes a space; `<` that begins none stays.
    private static func withoutTags(_ bytes: [UInt8]) -> [UInt8] {
        var out: [UInt8] = []
        out.reserveCapacity(bytes.count)
        var at = 0
        // Kinds of `hidden` that begin somewhere and never end: their end is looked for once.
        var open = hidden.map { _ in false }
        while at < bytes.count {
            let next = at + 1 < bytes.count ? bytes[at + 1] : 0
            guard bytes[at] == .lessThan, next.isLetter || next == .slash || next == UInt8(ascii: "!") else {
                out.append(bytes[at])
                at += 1
                continue
            }
            if let kind = hidden.indices.first(where: { !open[$0] && bytes.hasFolded(hidden[$0].opening, at: at) }) {
                let closing = bytes.firstFolded(hidden[kind].closing, from: at)
                if let end = closing.flatMap({ bytes[$0...].firstIndex(of: .greaterThan) }) {
                    at = end + 1
                    continue
                }
                open[kind] = true
            }
            guard let end = bytes[at...].firstIndex(of: .greaterThan) else {
                out += bytes[at...]
                return out
            }
            if !inlineTags.contains(FoldedHash(bytes[(at + 1)..<end].drop { $0 == .slash }.prefix { $0.isLetter })) {
                out.append(.space)
            }
            at = end + 1
        }
        return out
    }

    /// What is no text though no tag either, with its end.
    private static let hidden: [(opening: StaticString, closing: StaticString)] = [
        ("<!--", "-->"), ("<script", "</script"), ("<style", "</style"),
    ]

    private static let inlineTags: Set<FoldedHash> = Set(
        ["a", "b", "i", "em", "strong", "span", "u", "font", "mark", "small", "sup", "sub"].map { FoldedHash($0.utf8) }
    )
}
