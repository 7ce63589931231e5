import Language

/// A sentence as the story reader sees it: where it stands, what was found in it, how it hangs together with others.
///
/// An object, since readers walk over the sentences of a story again and again, and each copy would count up all that is in
/// it.
final class StorySentence {
    /// Title or body.
    let passage: Passage
    let isTitle: Bool
    let reading: SentenceReading
    /// Position among the sentences of the whole story; the title is 0.
    let index: Int
    /// Begins inside a quotation that was opened before.
    let beginsQuoted: Bool
    /// Ends inside a quotation, or closes one.
    let holdsQuote: Bool
    /// Signs found in it, by number, sorted.
    var signs: [Int32] = []
    /// Ordinary words found in it, by their rows in the evidence of words, sorted. As `who`: once the story is marked.
    var words: [Int32] = []
    /// Words that look like names, in their order: capitalised and in nobody's vocabulary.
    let names: [NameWord]
    /// Whom it is about, or who speaks in it, once `RoleReader` has read the story.
    var who: StoryRole?

    init(
        passage: Passage,
        isTitle: Bool,
        reading: SentenceReading,
        index: Int,
        beginsQuoted: Bool,
        holdsQuote: Bool
    ) {
        self.passage = passage
        self.isTitle = isTitle
        self.reading = reading
        self.index = index
        self.beginsQuoted = beginsQuoted
        self.holdsQuote = holdsQuote
        // The first word of a sentence is capitalised anyway.
        names = reading.sentence.words.dropFirst().compactMap { NameWord($0, in: passage) }
    }

    var sentence: Sentence { reading.sentence }
    var text: String { passage.text(sentence) }

    /// Whether it only tells that somebody did not answer: written for fairness, whatever the case is, and no statement. Whoever
    /// speaks, denies or urges in the same sentence makes it one.
    func isUnanswered(_ pack: RulePack) -> Bool {
        guard let noReply = pack.group(.noReply), reading.has(noReply) else { return false }
        let silent = reading.hits.hits.filter { $0.group == noReply }
        let speaks = pack.numbers(of: .saying, .denied, .urge)
        // `tidak menjawab pesan`: `pesan` is what was sent there, not what somebody said.
        return !reading.hits.hits.contains { hit in
            speaks.contains(hit.group) && !silent.contains { $0.start <= hit.start && hit.end <= $0.end }
        }
    }
}

/// Follows quotation marks through a passage.
struct QuoteState {
    private(set) var isOpen = false
    private var paragraph: Int32 = -1

    /// Reads a sentence: whether it begins inside a quotation, and whether any of it is one.
    mutating func read(_ sentence: Sentence, _ bytes: [UInt8]) -> (begins: Bool, holds: Bool) {
        if sentence.paragraph != paragraph {
            // Every paragraph of a long quotation opens its own marks.
            isOpen = false
            paragraph = sentence.paragraph
        }
        let begins = isOpen
        var holds = isOpen
        var isOpen = begins
        QuotationMark.forEach(in: bytes, sentence.range) { _, mark in
            switch mark {
            case .opening: isOpen = true
            case .closing: isOpen = false
            case .straight, .lost: isOpen.toggle()
            }
            holds = true
        }
        self.isOpen = isOpen
        return (begins, holds)
    }
}

/// A word that looks like (part of) a name.
struct NameWord: Hashable {
    /// Index in the passage.
    let word: Int32
    /// Of its letters without regard to case.
    let hash: UInt32

    /// The word at an index, if it is capitalised and no vocabulary knows it.
    init?(_ index: Int, in passage: Passage) {
        let word = passage.words[index]
        guard word.term == 0, word.isCapitalised, word.range.count >= 3 else { return nil }
        var hash: UInt32 = 2_166_136_261
        for byte in passage.bytes[word.range] { hash = (hash ^ UInt32(byte | 0x20)) &* 16_777_619 }
        self.word = Int32(index)
        self.hash = hash
    }
}
