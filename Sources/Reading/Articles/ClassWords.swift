/// Names that themes and plugins give to parts of a page, from `class` and `id`, as data.
///
/// A name is matched whole (`td-post-sharing`), by how it begins (`gmr-banner…`), or by one of the words it is made of
/// (`single-related-box` has *related*). Letters' case does not matter; words part at `-`, `_`, `:` and at digits.
/// A name that says of its element that it lacks or has a part (`no-sidebar`, `jeg_pagination_disable`) names no part.
struct ClassWords: Sendable {
    private var whole: FoldedSet
    private var words: FoldedSet
    private var beginnings: [[UInt8]] = []
    private var exceptions: FoldedSet
    private var initials = [Bool](repeating: false, count: 256)

    /// - Parameter exceptions: Whole names that match by nothing.
    init(whole: String = "", beginnings: String = "", words: String = "", except exceptions: String = "") {
        self.exceptions = FoldedSet(exceptions.split(whereSeparator: \.isWhitespace).map(\.utf8))
        self.whole = FoldedSet(whole.split(whereSeparator: \.isWhitespace).map(\.utf8))
        self.words = FoldedSet(words.split(whereSeparator: \.isWhitespace).map(\.utf8))
        self.beginnings = beginnings.split(whereSeparator: \.isWhitespace).map { $0.lowercased().utf8.map { $0 } }
        for beginning in self.beginnings {
            if let first = beginning.first { initials[Int(first)] = true }
        }
    }

    /// Whether any name in an attribute's value matches.
    func match(_ names: ArraySlice<UInt8>) -> Bool {
        var at = names.startIndex
        while at < names.endIndex {
            while at < names.endIndex, names[at].isSpace { at += 1 }
            guard at < names.endIndex else { return false }
            let start = at
            var name = FoldedHash()
            var word = FoldedHash()
            var wordLength = 0
            var hasWord = false
            var isModified = false
            while at < names.endIndex, !names[at].isSpace {
                let byte = names[at]
                name.add(byte)
                if byte.isLetter {
                    word.add(byte)
                    wordLength += 1
                } else {
                    if wordLength > 0 {
                        hasWord = hasWord || words.contains(word)
                        isModified = isModified || Self.modifiers.contains(word)
                    }
                    word = FoldedHash()
                    wordLength = 0
                }
                at += 1
            }
            if wordLength > 0 {
                hasWord = hasWord || words.contains(word)
                isModified = isModified || Self.modifiers.contains(word)
            }
            if exceptions.contains(name) { continue }
            if hasWord, !isModified { return true }
            if whole.contains(name) { return true }
            if !isModified, initials[Int(names[start].lowered)],
                beginnings.contains(where: { begins(names, at: start, with: $0) })
            {
                return true
            }
        }
        return false
    }

    private static let modifiers = FoldedSet(
        [
            "no", "non", "not", "disable", "disabled", "without", "hide", "off", "has", "have", "with", "enable",
            "enabled", "on", "is",
        ]
        .map(\.utf8)
    )

    private func begins(_ names: ArraySlice<UInt8>, at start: Int, with beginning: [UInt8]) -> Bool {
        guard names.endIndex - start >= beginning.count else { return false }
        for offset in beginning.indices where names[start + offset].lowered != beginning[offset] { return false }
        return true
    }
}
