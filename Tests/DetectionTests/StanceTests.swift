import Detection
import Model
import Testing

/// What stance a sentence gives to its statement, once condition, negation and decision are told apart.
@Suite struct StanceTests {
    private let analyst: Analyst

    init() throws { analyst = Analyst(pack: try #require(ShippedPack.loaded.pack)) }

    private func stances(_ title: String, _ text: String) -> [Stance?] {
        analyst.statements(title: title, text: text, published: Publication("2024-11-14")).map(\.stance)
    }

    @Test(arguments: [
        "Bawaslu menyatakan Camat Lasiolat terbukti mengajak warga memilih paslon nomor urut 2.",
        "Camat Lasiolat terbukti bersalah karena mengajak warga memilih paslon nomor urut 2.",
        "Camat Lasiolat dicopot karena mengajak warga memilih paslon nomor urut 2.",
    ])
    func `a decision in the sentence goes before the stance of a rule`(sentence: String) {
        #expect(stances("", sentence) == [.finding])
    }

    @Test func `a rule gives its stance where nothing was decided`() {
        #expect(stances("", "Camat Lasiolat mengajak warga memilih paslon nomor urut 2.") == [.allegation])
        #expect(stances("", "Camat Lasiolat diduga mengajak warga memilih paslon nomor urut 2.") == [.allegation])
    }
}
