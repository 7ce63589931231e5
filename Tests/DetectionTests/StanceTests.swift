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

    @Test(arguments: [
        "Bupati menegaskan sanksi berat menanti ASN yang terbukti melanggar netralitas pada Pilkada.",
        "Ia berjanji menindak tegas ASN yang terbukti melanggar netralitas di Pilkada.",
        "Sekda menyiapkan sanksi bagi siapa pun yang terbukti melanggar netralitas ASN dalam Pilkada.",
    ])
    func `a sanction before people of a class only warns them`(sentence: String) {
        #expect(stances("Sekda Ingatkan Netralitas ASN", sentence).last == .reminder)
    }

    @Test(arguments: [
        "Bupati menjatuhkan sanksi kepada seorang camat yang terbukti melanggar netralitas ASN pada Pilkada.",
        "Sanksi itu untuk dua ASN yang terbukti melanggar netralitas pada Pilkada.",
        "Sanksi itu untuk 2 ASN yang terbukti melanggar netralitas pada Pilkada.",
        "Sanksi itu bagi camat tersebut yang terbukti mendukung paslon nomor urut 2.",
        "Sanksi itu bagi kepala desa di Kecamatan Bilah Hilir yang terbukti memakai balai desa untuk kampanye paslon.",
    ])
    func `a sanction before certain people was decided`(sentence: String) {
        #expect(stances("Bawaslu Umumkan Putusan", sentence).last == .finding)
    }
}
