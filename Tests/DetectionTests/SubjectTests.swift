import Detection
import Model
import Testing

/// Whom a statement is about: only an accused with an office, only where it is clear.
@Suite struct SubjectTests {
    private let analyst: Analyst

    init() throws { analyst = Analyst(pack: try #require(ShippedPack.loaded.pack)) }

    private func statements(_ title: String, _ text: String) -> [Statement] {
        analyst.statements(title: title, text: text, published: Publication("2024-11-14"))
    }

    @Test func `the accused is named through the story, the authority that speaks never`() {
        let found = statements(
            "Kades Diduga Kampanyekan Paslon, Bawaslu Alor Telusuri",
            """
            Kepala Desa Lembur Timur, Yosep Maubana, diduga mengajak warga memilih paslon nomor urut 2.

            "Laporannya sudah kami register," kata Ketua Bawaslu Alor, Marta Lapenangga.

            Yosep membantah telah mengampanyekan paslon mana pun.
            """
        )
        #expect(found.contains { $0.stance == .denial && $0.subject == "Yosep Maubana" })
        #expect(!found.isEmpty && found.allSatisfy { $0.subject == "Yosep Maubana" })
    }

    @Test func `without a name it is the office with its place`() {
        let found = statements(
            "Bawaslu Panggil Camat",
            "Camat Sungai Dalam diduga mengampanyekan salah satu paslon bupati. Bawaslu memanggil camat itu, Senin."
        )
        #expect(found.contains { $0.subject == "Camat Sungai Dalam" })
    }

    @Test(arguments: [
        (
            "Sekda Ingatkan ASN Netral",
            "Sekretaris Daerah Alor, Rudi Manafe, mengingatkan ASN agar netral di Pilkada dan tidak mendukung paslon."
        ),
        (
            "Dua Camat Dilaporkan ke Bawaslu",
            "Camat Batu Rusa, Darman Saleh, dan Camat Muara Lintang, Hanif Zubir, diduga mengampanyekan paslon bupati."
        ),
        (
            "Warga Laporkan Oknum ASN ke Bawaslu",
            "Pelapor, Siti Marhamah, melaporkan seorang ASN yang diduga mendukung paslon bupati. Saksi Joni Lubis hadir."
        ),
    ])
    func `where nobody, or more than one, is accused there is no subject`(title: String, text: String) {
        let found = statements(title, text)
        #expect(!found.isEmpty)
        #expect(found.allSatisfy { $0.subject == nil })
    }
}
