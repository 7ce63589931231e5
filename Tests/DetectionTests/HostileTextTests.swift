import Detection
import Language
import Model
import Testing

/// Text as hostile or broken pages hold it: it is read like any other, or stays silent, and never stops the reader.
@Suite struct HostileTextTests {
    private let analyst: Analyst

    init() throws { analyst = Analyst(pack: try #require(ShippedPack.loaded.pack)) }

    private func statements(_ title: String, _ text: String) -> [Statement] {
        analyst.statements(title: title, text: text, published: Publication("2024-11-14"))
    }

    private let title = "Camat Dilaporkan ke Bawaslu karena Ajak Warga Pilih Paslon"
    private let text = "Camat itu mengajak warga memilih paslon nomor urut 2. Bawaslu sudah memanggilnya."

    @Test(arguments: [
        "", " ", "\n\n\n", "\u{0}\u{1}\u{7}\u{1B}[31m", "\u{202E}\u{200F}\u{2066}", "😀😀😀 🗳️ 👍🏽", "… — “” ‘’ «»",
        "1 2 3 4.5 6/7/8 9-10",
        "\u{FEFF}\u{200B}\u{200D}", "漢字カナ кириллица عربي", "((((((((((", "\"\"\"\"\"\"\"\"\"", "..........",
        "=====\n=====",
    ])
    func `text without words of ours is silent`(text: String) {
        #expect(statements(text, text).isEmpty)
    }

    @Test func `bytes that are no UTF-8 do not hide what stands beside them`() {
        let broken = String(
            decoding: [0xFF, 0xC3, 0x28, 0xE2, 0x82] + Array(" \(text)".utf8) + [0xED, 0xA0, 0x80],
            as: UTF8.self
        )
        let found = statements(title, broken)
        #expect(found.contains { $0.quote.contains("mengajak warga memilih paslon") })
        for statement in found { #expect(broken.contains(statement.quote) || title.contains(statement.quote)) }
    }

    @Test(arguments: ["\u{200B}", "\u{200D}", "\u{00AD}", "\u{FEFF}", "\u{0301}"])
    func `what cannot be seen within a word changes nothing`(mark: String) {
        let marked = text.replacing("mengajak", with: "meng\(mark)ajak").replacing("paslon", with: "pas\(mark)lon")
        let plain = statements(title, text)
        let found = statements(title, marked)
        #expect(!plain.isEmpty && found.map(\.detector) == plain.map(\.detector))
        #expect(found.map(\.stance) == plain.map(\.stance))
        for statement in found { #expect(marked.contains(statement.quote) || title.contains(statement.quote)) }
    }

    @Test func `marks of direction and control characters around words change nothing`() {
        let marked = text.replacing(" warga ", with: " \u{202B}warga\u{202C} ").replacing(
            " nomor",
            with: "\u{1F} nomor"
        )
        #expect(statements(title, marked).map(\.stance) == statements(title, text).map(\.stance))
    }

    @Test func `a quotation that is never closed ends with its paragraph`() {
        let found = statements(title, "\"Camat itu mengajak warga memilih paslon nomor urut 2.\n\n" + text)
        for statement in found { #expect(!statement.quote.contains("\n")) }
        #expect(!found.isEmpty)
    }

    @Test func `a page without a full stop is read in pieces, whose number follows its length`() {
        let vocabulary = Vocabulary.Builder().build()
        var counts: [Int] = []
        for times in [2_000, 8_000] {
            let passage = Passage(
                String(repeating: "pencoblosan 27 November 2024 Bupati netral ", count: times),
                vocabulary: vocabulary
            )
            counts.append(passage.sentences.count)
            #expect(passage.words.count == times * 6)
            #expect(passage.sentences.allSatisfy { $0.words.count <= 400 })
            #expect(passage.sentences.reduce(0) { $0 + $1.words.count } == passage.words.count)
        }
        #expect(counts == [30, 120])
    }

    @Test func `dates of a sentence without an end are each bound once`() {
        let found = statements("Pilkada", String(repeating: "pencoblosan 27 November 2024 ", count: 3_000))
        #expect(found.allSatisfy { $0.detector == .electionDate && $0.start == Day("2024-11-27") })
        // One a piece of the text: the same day of the same stage is told once in a sentence.
        #expect(found.count == 30)
    }

    @Test func `a day that thousands of sentences state is found in each of them`() {
        let text = String(repeating: "Pencoblosan digelar pada 27 November 2024. ", count: 1_000)
        #expect(statements("Jadwal Pilkada", text).count == 1_000)
    }

    @Test func `twenty thousand sentences are all read`() {
        let filler = String(repeating: "Jalan itu ramai. ", count: 20_000)
        let found = statements(title, text + "\n\n" + filler)
        #expect(found.contains { $0.quote.hasPrefix("Camat itu mengajak") })
        #expect(!found.contains { $0.quote == "Jalan itu ramai." && $0.detector == .electionDate })
    }

    @Test func `a word of a megabyte is one word`() {
        let passage = Passage(
            String(repeating: "a", count: 1 << 20) + " ASN.",
            vocabulary: Vocabulary.Builder().build()
        )
        #expect(passage.words.count == 2 && passage.sentences.count == 1)
    }
}
