import Model

/// Reads feeds of every kind by what their bytes are, not by what they are called.
enum FeedReader {
    /// Entries of one feed that are taken.
    static let entries = 5000

    /// Nil where the document is no feed.
    static func read(_ tree: XMLTree, address: WebAddress) -> Feed? {
        guard let root = tree.elements.first else { return nil }
        switch root.name {
        case "rss", "rdf:rdf", "rdf", "channel", "feed", "atom:feed":
            return XMLFeedReader(tree: tree, address: address).feed()
        default: return nil
        }
    }

    /// Plain text on one line out of text that may hold markup, escaped once or twice.
    static func line(_ text: String?) -> String? {
        guard let text else { return nil }
        let line = MarkupText.plain(text)
        return line.isEmpty ? nil : line
    }
}

/// Text out of a piece of HTML, as titles and summaries of feeds are.
enum MarkupText {
    /// Tags gone, references resolved, white space collapsed.
    static func plain(_ text: String) -> String {
        guard text.utf8.contains(.lessThan) || text.utf8.contains(.ampersand) else {
            return HTMLTree.collapsed(Array(text.utf8)[...]).string
        }
        var bytes = Array(text.utf8)
        for _ in 0..<2 {
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
        while at < bytes.count {
            let next = at + 1 < bytes.count ? bytes[at + 1] : 0
            guard bytes[at] == .lessThan, next.isLetter || next == .slash || next == UInt8(ascii: "!") else {
                out.append(bytes[at])
                at += 1
                continue
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

    private static let inlineTags: Set<FoldedHash> = Set(
        ["a", "b", "i", "em", "strong", "span", "u", "font", "mark", "small", "sup", "sub"].map { FoldedHash($0.utf8) }
    )
}
