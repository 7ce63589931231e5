/// Paid copy of a local government: its section, its tags or a desk code says so.
enum AdvertorialMarks {
    private static let words: Set<FoldedHash> = Set(
        ["adv", "advertorial", "advetorial", "pariwara", "infotorial", "advertiser"].map { FoldedHash($0.utf8) }
    )

    static func isAdvertorial(
        title: String,
        section: String?,
        tags: [String],
        head: PageHead,
        blocks: TextBlocks
    ) -> Bool {
        if let types = head.article?["@type"]?.list, types.contains(where: { $0.string == "AdvertiserContentArticle" })
        {
            return true
        }
        if has(title, first: true) || section.map({ has($0, first: false) }) == true
            || tags.contains(where: { has($0, first: false) })
        {
            return true
        }
        return blocks.blocks.suffix(12).contains { DeskCode.marksAdvertorial(blocks.bytes($0)) }
    }

    /// - Parameter first: Only at the very start, in brackets or before a colon: `(ADV) Bupati …`.
    private static func has(_ text: String, first: Bool) -> Bool {
        let words = Array(text.utf8).split { !$0.isWord }
        if !first { return words.count <= 4 && words.contains { self.words.contains(FoldedHash($0)) } }
        guard let word = words.first, self.words.contains(FoldedHash(word)) else { return false }
        return true
    }
}
