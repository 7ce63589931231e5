/// To whom a sentence is attributed.
public struct Attribution: Hashable, Sendable {
    /// The last full form of the name in the article, as spelt there; a body's or an office's where no person is named.
    public var speaker: String
    /// The office, as written where it was first given.
    public var role: String?
    /// The words that attribute it, as written; nil where it goes on from a sentence before.
    public var words: String?
    /// A body, not a person.
    public var isInstitution: Bool
    /// Goes on with what was said before, or stands in the same quotation.
    public var isInherited: Bool
}

/// What is quoted in an article and who says it, by sentence.
public struct Quotations: Sendable {
    /// By sentence of the title; nil where nobody speaks.
    public let title: [Attribution?]
    /// By sentence of the body.
    public let body: [Attribution?]
    /// By sentence of the body: whether most of it stands in quotation marks.
    public let isQuoted: [Bool]
    /// Quoted bytes of the body, in order.
    public let spans: [Range<Int>]
    /// The people named in full, with their office where it was given.
    public let people: [(name: String, role: String?)]
}
