import Language

/// The groups that were found in one sentence, by word: a view of what was found in its whole passage.
struct SentenceHits {
    let words: Range<Int>
    /// Of the passage.
    let all: [PhraseAutomaton.Hit]
    /// By word of the passage: where its hits begin in `all`; one more at the end.
    private let first: [Int32]

    init(words: Range<Int>, all: [PhraseAutomaton.Hit], first: [Int32]) {
        self.words = words
        self.all = all
        self.first = first
    }

    /// The hits of the sentence, in order of where they begin.
    var hits: ArraySlice<PhraseAutomaton.Hit> { all[range] }

    /// Where they stand in `all`.
    var range: Range<Int> { Int(first[words.lowerBound])..<Int(first[words.upperBound]) }

    @inline(__always)
    func range(at word: Int) -> Range<Int> { Int(first[word])..<Int(first[word + 1]) }

    /// Of those words that are the sentence's.
    @inline(__always)
    func range(in range: ClosedRange<Int>) -> Range<Int> {
        Int(first[range.lowerBound])..<Int(first[min(range.upperBound + 1, words.upperBound)])
    }

    func starting(at word: Int) -> ArraySlice<PhraseAutomaton.Hit> { all[range(at: word)] }

    /// Whether any hit is of the group.
    func has(_ group: Int32) -> Bool {
        for index in range where all[index].group == group { return true }
        return false
    }
}
