/// How much of its wording a text shares with another.
enum SharedWording {
    /// Two versions of an article share more. Of 1,941 pairs of other articles, many of them on one election, the likest two
    /// share 0.13.
    static let leastOfOneArticle = 0.2
    /// Words that stand behind one another.
    private static let run = 3

    /// Of the runs of three words in the text that has fewer, how many stand in the other too: 0…1. 1 where one has none: nothing
    /// speaks against it.
    static func share(of one: String, and other: String) -> Double {
        let (one, other) = (runs(of: one), runs(of: other))
        let fewest = min(one.count, other.count)
        return fewest == 0 ? 1 : Double(one.intersection(other).count) / Double(fewest)
    }

    private static func runs(of text: String) -> Set<ArraySlice<Substring>> {
        let words = text.lowercased().split { !$0.isLetter && !$0.isNumber }
        guard words.count >= run else { return [] }
        return Set((0...words.count - run).map { words[$0..<$0 + run] })
    }
}
