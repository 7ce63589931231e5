import Language

/// The groups that were found in one sentence, by word.
struct SentenceHits {
    let words: Range<Int>
    let hits: [PhraseAutomaton.Hit]
    /// By word, counted from the sentence's first: where its hits begin in `hits`; one more at the end.
    private let first: [Int32]

    init(words: Range<Int>, hits: [PhraseAutomaton.Hit]) {
        self.words = words
        self.hits = hits
        var first: [Int32] = []
        first.reserveCapacity(words.count + 1)
        var at = 0
        for word in words {
            while at < hits.count, Int(hits[at].start) < word { at += 1 }
            first.append(Int32(at))
        }
        first.append(Int32(hits.count))
        self.first = first
    }

    func starting(at word: Int) -> ArraySlice<PhraseAutomaton.Hit> {
        let offset = word - words.lowerBound
        return hits[Int(first[offset])..<Int(first[offset + 1])]
    }

    /// The end of a match of `pattern` that begins at `word`: the first way that holds. Work is bounded by the pattern's gaps.
    func match(_ elements: ArraySlice<Pattern.Element>, at word: Int, in all: [Word]) -> Int? {
        guard let element = elements.first else { return word }
        let rest = elements.dropFirst()
        switch element {
        case .group(let group):
            guard word < words.upperBound else { return nil }
            for hit in starting(at: word).reversed() where hit.group == group {
                if let end = match(rest, at: Int(hit.end), in: all) { return end }
            }
            return nil
        case .shape(let shape):
            guard word < words.upperBound, SentenceHits.has(shape, all[word]) else { return nil }
            return match(rest, at: word + 1, in: all)
        case .gap(let least, let most):
            guard word + least <= words.upperBound else { return nil }
            for next in (word + least)...max(word + least, min(word + most, words.upperBound)) {
                if let end = match(rest, at: next, in: all) { return end }
            }
            return nil
        case .alternatives(let alternatives):
            for alternative in alternatives {
                if let end = match(alternative[...] + rest, at: word, in: all) { return end }
            }
            return nil
        case .optional(let inner):
            return match(inner[...] + rest, at: word, in: all) ?? match(rest, at: word, in: all)
        case .negative(let inner):
            return match(inner[...], at: word, in: all) == nil ? match(rest, at: word, in: all) : nil
        }
    }

    private static func has(_ shape: Lexemes.ID, _ word: Word) -> Bool {
        switch shape {
        case Lexemes.Shapes.number: word.isNumber
        case Lexemes.Shapes.capitalised: word.isCapitalised
        default: true
        }
    }
}
