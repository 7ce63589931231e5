/// The words that name somebody: an office, a name, both, a body, or a pronoun.
struct SpeakerPhrase {
    var words: Range<Int>
    /// Without ranks and degrees.
    var name: Range<Int>?
    /// The office, with the body and place that belong to it.
    var role: Range<Int>?
    /// A body that speaks for itself.
    var institution: Range<Int>?
    /// Another name in brackets: `(SBY)`.
    var nickname: Int?
    var isPronoun = false
    /// Begins with a capital letter: an office so written is a name too.
    var isCapitalised = true

    var isEmpty: Bool { name == nil && role == nil && institution == nil && !isPronoun }
}
