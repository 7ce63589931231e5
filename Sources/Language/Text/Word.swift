/// A run of letters and digits in a passage.
///
/// A hyphen parts words: "non-ASN", "TNI-Polri", "dukung-mendukung" are two each, and the second has `.hyphenated`. An
/// apostrophe between letters does not ("Jum'at", "Ma'ruf"). Other punctuation is looked at in the bytes between words.
public struct Word: Hashable, Sendable {
    /// UTF-8 offset of the first byte in the passage.
    public let start: Int32
    /// UTF-8 offset behind the last byte.
    public let end: Int32
    /// Number of the folded form in the `Vocabulary`; 0 where it is not there.
    public internal(set) var term: Int32
    public let shape: Shape

    public struct Shape: OptionSet, Hashable, Sendable {
        public let rawValue: UInt8
        public init(rawValue: UInt8) { self.rawValue = rawValue }

        /// Begins with an upper-case letter.
        public static let capitalised = Shape(rawValue: 1)
        /// Two letters at least, and none of them lower case.
        public static let allCaps = Shape(rawValue: 2)
        /// Holds a digit.
        public static let digits = Shape(rawValue: 4)
        /// Holds a letter. Digits without letters make a number.
        public static let letters = Shape(rawValue: 8)
        /// Joined to the word before by a hyphen without white space.
        public static let hyphenated = Shape(rawValue: 16)
    }

    public init(start: Int32, end: Int32, term: Int32, shape: Shape) {
        self.start = start
        self.end = end
        self.term = term
        self.shape = shape
    }

    public var range: Range<Int> { Int(start)..<Int(end) }
    public var isNumber: Bool { shape.contains(.digits) && !shape.contains(.letters) }
    public var isCapitalised: Bool { shape.contains(.capitalised) }
}

/// A sentence of a passage: a range of its bytes and of its words.
public struct Sentence: Hashable, Sendable {
    /// UTF-8 offsets, without white space at either end.
    public let start: Int32
    public let end: Int32
    public let firstWord: Int32
    /// Behind the last word.
    public let endWord: Int32
    /// Counted from 0; a line feed parts paragraphs.
    public let paragraph: Int32
    public let kind: Kind

    public enum Kind: UInt8, Hashable, Sendable {
        case text
        /// The place and outlet before the first words of a report: `BALIKPAPAN – `, `Jakarta (ANTARA) - `.
        case dateline
        /// A line of the page, not of the report: BACA JUGA, a caption, a comment form, a share widget, a credit.
        case furniture
    }

    public init(start: Int32, end: Int32, firstWord: Int32, endWord: Int32, paragraph: Int32, kind: Kind = .text) {
        self.start = start
        self.end = end
        self.firstWord = firstWord
        self.endWord = endWord
        self.paragraph = paragraph
        self.kind = kind
    }

    public var range: Range<Int> { Int(start)..<Int(end) }
    public var words: Range<Int> { Int(firstWord)..<Int(endWord) }
}
