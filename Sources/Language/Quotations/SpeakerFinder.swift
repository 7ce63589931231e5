/// Finds who says what: direct and indirect speech, chained quotations, pronouns, offices and nicknames.
public struct SpeakerFinder: Sendable {
    let terms: SpeechTerms

    public init(_ lexicon: SpeechLexicon, adding vocabulary: inout Vocabulary.Builder) {
        terms = SpeechTerms(lexicon, adding: &vocabulary)
    }

    /// Reads an article.
    /// - Parameter places: Its regions, so that `Ketua Bawaslu Soppeng Nurhikmah` is cut behind the place.
    public func quotations(in document: Document, places: StoryPlaces) -> Quotations {
        var cast = Cast()
        let body = Scene(passage: document.body, terms: terms, mentions: places.body, isTitle: false)
        let title = Scene(passage: document.title, terms: terms, mentions: places.title, isTitle: true)
        body.introduce(to: &cast)
        var reader = AttributionReader(scene: body, cast: cast)
        let found = reader.read()
        var inTitle = AttributionReader(scene: title, cast: reader.cast)
        let titles = inTitle.read()
        let people = inTitle.cast.people
        let bodies = inTitle.cast.bodies
        func attribution(_ said: AttributionReader.Said?, inTitle: Bool) -> Attribution? {
            guard let said else { return nil }
            var made = Attribution(
                speaker: "",
                role: nil,
                words: said.words,
                isInstitution: false,
                isInherited: said.isInherited
            )
            switch said.speaker {
            case .person(let number):
                made.speaker = people[number].full
                made.role = said.role ?? people[number].role
            case .body(let number):
                // A title calls a body what its reader calls it.
                made.speaker = inTitle ? said.body ?? bodies[number].full : bodies[number].full
                made.isInstitution = true
            case .office(let text):
                made.speaker = text
                made.role = text
            case .nobody: return nil
            }
            return made
        }
        return Quotations(
            title: titles.map { attribution($0, inTitle: true) },
            body: found.map { attribution($0, inTitle: false) },
            isQuoted: body.shares.map { $0 >= Scene.mostly },
            spans: body.quotes.spans,
            people: people.map { ($0.full, $0.role) }
        )
    }
}
