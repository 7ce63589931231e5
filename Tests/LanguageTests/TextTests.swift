import Language
import Testing

@Suite struct TextTests {
    @Test func `words keep their exact place and shape`() {
        var builder = Vocabulary.Builder()
        let asn = builder.add("ASN")
        let friday = builder.add("jumat")
        let text = "Non-ASN di TNI–Polri, Jum’at 13/11."
        let passage = Passage(text, vocabulary: builder.build())
        #expect(passage.words.map { passage.text($0) } == ["Non", "ASN", "di", "TNI", "Polri", "Jum’at", "13", "11"])
        #expect(passage.words[1].term == asn)
        #expect(passage.words[1].shape == [.capitalised, .allCaps, .letters, .hyphenated])
        #expect(passage.words[5].term == friday)
        #expect(passage.words[6].isNumber)
    }

    @Test func `folding takes off case, accents and what cannot be seen`() {
        var builder = Vocabulary.Builder()
        let number = builder.add("kolonel")
        let passage = Passage("KOLONÉL ko\u{200B}lonel Kolone\u{301}l", vocabulary: builder.build())
        #expect(passage.words.map(\.term) == [number, number, number])
    }
}
