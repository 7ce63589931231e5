import Testing

@testable import Language

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

    /// Words are folded eight bytes at a time, and more than a hundred are looked up at once.
    @Test func `words of every length are told apart wherever they stand`() {
        var builder = Vocabulary.Builder()
        let terms = (1...80).map { String(repeating: "abcdefghij", count: 8).prefix($0) }
        let numbers = terms.map { builder.add($0) }
        let vocabulary = builder.build()
        // What is longer than any term is cut, and those are one.
        #expect(Set(numbers).count == Tokeniser.longestTerm)
        let text = (terms + terms.map { $0.uppercased()[...] } + terms.reversed()).joined(separator: " ")
        let found = Passage(text, vocabulary: vocabulary).words.map(\.term)
        #expect(found == numbers + numbers + numbers.reversed())
        #expect(terms.map { vocabulary.number(of: $0) } == numbers)
        #expect(terms.map { vocabulary.number(of: $0 + "z") }.prefix(63).allSatisfy { $0 == 0 })
    }

    private static let shapes: [(text: String, shape: Word.Shape)] = [
        ("KPU", [.capitalised, .allCaps, .letters]), ("Kpu", [.capitalised, .letters]), ("kPU", [.letters]),
        ("U2", [.capitalised, .letters, .digits]), ("SMPN2A", [.capitalised, .allCaps, .letters, .digits]),
        ("2024", [.digits]), ("H", [.capitalised, .letters]), ("É", [.capitalised, .letters]),
        ("ÉÀ", [.capitalised, .allCaps, .letters]), ("1é", [.digits, .letters]),
    ]

    @Test(arguments: shapes)
    func `shapes are those of the letters`(text: String, shape: Word.Shape) {
        let long = text + String(repeating: " ", count: 16)
        #expect(WordedText(long, vocabulary: Vocabulary.Builder().build()).words.map(\.shape) == [shape])
        let words = Passage("  \(text)", vocabulary: Vocabulary.Builder().build()).words
        #expect(words.map(\.shape) == [shape])
        #expect(Passage(text + ".", vocabulary: Vocabulary.Builder().build()).words.map(\.shape) == [shape])
    }

    /// Words near the end of a text are read byte by byte, others eight bytes at a time.
    @Test func `words are the same wherever the text ends`() {
        var builder = Vocabulary.Builder()
        for term in ["pegawai", "netralitas", "tni", "jumat", "pertanggungjawaban"] { builder.add(term) }
        let vocabulary = builder.build()
        let ends = [
            "", " ", ".", "-", "-lah", "'", "'at", "’at", "`", "é", "\u{200B}", "_", "@", "[", "{", "/", ":", "\u{7F}",
        ]
        for length in 1...20 {
            for kind in ["abcdefghij", "ABCDEFGHIJ", "aB3dE6gH9", "0123456789", "Z", "z9", "9Z"] {
                let word = String(repeating: kind, count: 20).prefix(length)
                for end in ends {
                    let text = word + end
                    let alone = WordedText(String(text), vocabulary: vocabulary).words
                    let behind = WordedText(text + String(repeating: " ", count: 40), vocabulary: vocabulary).words
                    #expect(alone == behind, "\(text)")
                }
            }
        }
        let text = "Pegawai TNI Jum'at netralitas pertanggungjawaban PEGAWAI"
        let terms = WordedText(text, vocabulary: vocabulary).words.map(\.term)
        #expect(terms == [1, 3, 4, 2, 5, 1])
    }

    @Test func `a term that finds no room has no number, and that is told`() {
        var builder = Vocabulary.Builder(most: 2)
        #expect(builder.addAll("satu dua satu") == [1, 2, 1])
        #expect(!builder.isFull)
        #expect(builder.add("tiga") == 0)
        #expect(builder.isFull)
        #expect(builder.build().count == 2)
    }
}
