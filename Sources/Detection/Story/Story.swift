import Language
import Model

/// A title and a body, read: every sentence of the report with its signs.
struct Story {
    let document: Document
    private(set) var sentences: [StorySentence]
    /// How many of the sentences, from the first, are the title's.
    private(set) var titles = 0
    /// Once the story is marked.
    private(set) var spread = SubjectSpread([])

    init(_ document: Document, pack: RulePack) {
        self.document = document
        sentences = []
        var signs = NumberSet(count: pack.signs.count)
        for (passage, isTitle) in [(document.title, true), (document.body, false)] {
            var quotes = QuoteState()
            for reading in pack.read(passage) {
                let (begins, holds) = quotes.read(reading.sentence, passage.bytes)
                let sentence = StorySentence(
                    passage: passage,
                    isTitle: isTitle,
                    reading: reading,
                    index: sentences.count,
                    beginsQuoted: begins,
                    holdsQuote: holds
                )
                sentence.signs = Story.signs(of: sentence, pack, &signs)
                sentences.append(sentence)
            }
            if isTitle { titles = sentences.count }
        }
    }

    private static func signs(of sentence: StorySentence, _ pack: RulePack, _ signs: inout NumberSet) -> [Int32] {
        let hits = sentence.reading.hits
        var lists: UInt64 = 0
        for index in hits.range {
            let sign = pack.signs.ofGroup[Int(hits.all[index].group)]
            guard sign >= 0 else { continue }
            signs.insert(sign)
            lists |= pack.joints.lists(of: sign)
        }
        for firing in sentence.reading.firings { signs.insert(Int32(pack.signs.firstRule + firing.rule)) }
        pack.scope.signs(of: sentence) { signs.insert($0) }
        pack.joints.add(to: &signs, lists: lists)
        return signs.drain()
    }

    /// Notes what only those articles need that are read as a whole: whom each sentence is about, its ordinary words, and how
    /// subjects spread. The signs of roles come last by number, so the signs stay in order.
    mutating func mark(_ pack: RulePack) {
        for (sentence, found) in zip(sentences, pack.roles.read(self)) {
            sentence.who = found.who
            sentence.signs += found.signs
            sentence.words = pack.words.rows(of: sentence)
        }
        spread = SubjectSpread(
            sentences.map { $0.signs.reduce(into: []) { $0.formUnion(pack.subjects[Int($1)]) } }
        )
    }
}
