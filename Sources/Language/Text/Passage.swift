public import Model

/// The exact UTF-8 bytes of a title or a body, with its words. Offsets are into `bytes`.
public struct WordedText: Sendable {
    public let bytes: [UInt8]
    public let words: [Word]

    /// Reads at most 2 GiB less one byte; what stands behind that is not read.
    public init(_ text: String, vocabulary: Vocabulary) { self.init(bytes: Array(text.utf8), vocabulary: vocabulary) }

    public init(bytes: [UInt8], vocabulary: Vocabulary) {
        let bytes = bytes.count < Int(Int32.max) ? bytes : Array(bytes.prefix(Int(Int32.max) - 1))
        var gathered: [Word] = []
        gathered.reserveCapacity(bytes.count / 6)
        let batch = WordedText.batch
        withUnsafeTemporaryAllocation(of: Word.self, capacity: batch) { words in
            withUnsafeTemporaryAllocation(of: UInt64.self, capacity: batch) { keys in
                var count = 0
                var from = 0
                for to in GluedHeadline.cuts(bytes) + [bytes.count] {
                    Tokeniser.forEachWord(in: bytes.span.extracting(from..<to)) { start, end, shape, folded in
                        words.initializeElement(
                            at: count,
                            to: Word(start: Int32(from + start), end: Int32(from + end), term: 0, shape: shape)
                        )
                        keys.initializeElement(at: count, to: folded.key)
                        count += 1
                        guard count == batch else { return }
                        vocabulary.number(words, by: UnsafeBufferPointer(keys))
                        gathered.append(contentsOf: words)
                        count = 0
                    }
                    from = to
                }
                let rest = UnsafeMutableBufferPointer(rebasing: words[..<count])
                vocabulary.number(rest, by: UnsafeBufferPointer(rebasing: keys[..<count]))
                gathered.append(contentsOf: rest)
            }
        }
        self.bytes = bytes
        words = gathered
    }

    /// Words that are looked up at once.
    private static let batch = 128
}

/// A title or a body with its words and sentences. Offsets are into `bytes`.
public struct Passage: Sendable {
    public let bytes: [UInt8]
    public let words: [Word]
    public let sentences: [Sentence]
    public let part: Part

    /// A title has no dateline and no furniture.
    public enum Part: Sendable { case title, body }

    public init(_ text: WordedText, part: Part = .body) {
        bytes = text.bytes
        words = text.words
        self.part = part
        var splitter = SentenceSplitter(bytes: bytes, words: words, part: part)
        sentences = splitter.sentences()
    }

    public init(_ text: String, part: Part = .body, vocabulary: Vocabulary) {
        self.init(WordedText(text, vocabulary: vocabulary), part: part)
    }

    /// The exact text of a range of bytes.
    public func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }
    public func text(_ sentence: Sentence) -> String { text(sentence.range) }
    public func text(_ word: Word) -> String { text(word.range) }

    /// The text from the first byte of a word to the last byte of another.
    public func text(words range: Range<Int>) -> String {
        guard let first = range.first, let last = range.last else { return "" }
        return text(Int(words[first].start)..<Int(words[last].end))
    }

    /// The bytes between a word and the next one of the passage.
    public func gap(after word: Int) -> Range<Int> {
        let start = Int(words[word].end)
        return start..<(word + 1 < words.count ? Int(words[word + 1].start) : bytes.count)
    }
}

/// An article as the analysers read it.
public struct Document: Sendable {
    public let title: Passage
    public let body: Passage
    public let published: Day?

    public init(title: WordedText, body: WordedText, published: Day?) {
        self.title = Passage(title, part: .title)
        self.body = Passage(body)
        self.published = published
    }

    public init(title: String, body: String, published: Day?, vocabulary: Vocabulary) {
        self.init(
            title: WordedText(title, vocabulary: vocabulary),
            body: WordedText(body, vocabulary: vocabulary),
            published: published
        )
    }
}
