import Language
import Model

/// A title and a body, read: every sentence of the report with its signs.
struct Story {
    let document: Document
    var sentences: [StorySentence]

    init(_ document: Document, pack: RulePack) {
        self.document = document
        sentences = []
        for (passage, isTitle) in [(document.title, true), (document.body, false)] {
            var quotes = QuoteState()
            for reading in pack.read(passage) {
                let (begins, holds) = quotes.read(reading.sentence, passage.bytes)
                var sentence = StorySentence(
                    passage: passage,
                    isTitle: isTitle,
                    reading: reading,
                    index: sentences.count,
                    beginsQuoted: begins,
                    holdsQuote: holds
                )
                sentence.signs = Story.signs(of: sentence, pack)
                sentence.names = Story.names(in: sentence)
                sentences.append(sentence)
            }
        }
    }

    private static func signs(of sentence: StorySentence, _ pack: RulePack) -> [Int32] {
        var signs: Set<Int32> = []
        for hit in sentence.reading.hits.hits {
            let sign = pack.signs.ofGroup[Int(hit.group)]
            if sign >= 0 { signs.insert(sign) }
        }
        for firing in sentence.reading.firings { signs.insert(Int32(pack.signs.firstRule + firing.rule)) }
        signs.formUnion(pack.scope.signs(of: sentence))
        return signs.sorted()
    }

    /// Words in capitals that no vocabulary knows, the first of the sentence aside.
    private static func names(in sentence: StorySentence) -> [UInt32] {
        var names: [UInt32] = []
        for word in sentence.sentence.words.dropFirst() {
            let word = sentence.passage.words[word]
            guard word.term == 0, word.isCapitalised, word.range.count >= 3 else { continue }
            var hash: UInt32 = 2_166_136_261
            for byte in sentence.passage.bytes[word.range] { hash = (hash ^ UInt32(byte | 0x20)) &* 16_777_619 }
            names.append(hash)
        }
        return names
    }
}
