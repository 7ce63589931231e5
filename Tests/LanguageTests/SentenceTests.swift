import FoundationEssentials
import Language
import Testing

@Suite struct SentenceTests {
    /// `|` marks where a sentence ends.
    @Test(arguments: [
        "Sekretaris Daerah Drs. H. Amran Tola, S.Sos., M.Si. memberi arahan di Kab. Muara Enim.| Ia lalu pulang.",
        "Penjabat (Pj.) Bupati hadir.| Pj. Sekda tidak.| Keputusan No. 12 dibacakan.",
        "Itu urusan politik.|Maka semua harus diam.| Kami setuju.",
        "\"Kami netral.| Tidak ada arahan.| Silakan cek,\" kata Camat Bora.| Warga bubar.",
        "“Kami tidak tahu.| Tanya saja ke dinas.” Kata Lurah itu.| Ia pergi.",
        "\"Apa salah saya?\" tanya Rudi.| \"Saya cuma lewat!\" katanya.",
        "Acara itu dihadiri pejabat, tokoh, dll.| Namun camat absen.",
        "Dua orang berinisial S dan R.| Keduanya ASN.",
        "Oknum kades berinisial T.| Dia mengaku khilaf.",
        "Pemilihan ke-2024. itu tidak ada.",
        "Rapat di Hotel Sari, Rabu (13/11/2024.| Kegiatan itu ramai.",
        "Anggarannya Rp. 2.375.000.| Selisihnya 3.5 persen.| Cukup.",
        "1. Netral dalam pemilu.",
        "a. Dilarang berfoto.| Itu saja.",
        "Baca di Kompas.Com dan detik.com.| Selesai.",
        "Surat itu diteken M. Yusuf B. Rahman.| Tembusannya ke BKN.",
        "Ya... begitulah.| Lalu…| Ia pergi.",
        "Ia berkata, “Jangan.”| Lalu diam.| (rul)",
        "Gugatan itu masuk ke MK.|Sidangnya pekan depan.| Kata RI.1 tidak dipakai.",
        "Camat itu diam.|Baca juga: Bawaslu Panggil Dua Kades Baruto|Lurah Rante lalu bicara.| Ia santai.",
        "Baca Juga: Jadwal Pilkada 2024|Menurut dia, semua siap.| Warga pulang.",
        "Rapat usai.| Baca juga: Sekda Baruto Tegur Dua Camat|\"Kami netral,\" kata Lurah Rante.",
        "Kata dia, begini.| Baca juga di WhatsApp: KPUKita yang baru.",
    ])
    func `sentences end where the marks stand`(marked: String) {
        let wanted = marked.split(separator: "|").map { String($0.drop { $0 == " " }) }
        let passage = Passage(marked.filter { $0 != "|" }, vocabulary: Vocabulary.Builder().build())
        #expect(passage.sentences.map { passage.text($0) } == wanted)
    }

    @Test func `a headline that text grows out of is furniture, and the text begins a word`() {
        let text = "Camat itu diam. Baca juga: Dua Kades Dipanggil ke BarutoLurah Rante lalu bicara."
        let passage = Passage(text, vocabulary: Vocabulary.Builder().build())
        #expect(passage.sentences.map(\.kind) == [.text, .furniture, .text])
        #expect(passage.sentences.last?.words.first.map { passage.text(passage.words[$0]) } == "Lurah")
        #expect(passage.words.map { passage.text($0) }.joined(separator: " ").contains("Baruto Lurah"))
    }

    @Test(arguments: [
        ("BALIKPAPAN – Sekda hadir.", "BALIKPAPAN –"),
        ("READIN – BALIKPAPAN. Sekda hadir.", "READIN – BALIKPAPAN."),
        ("Bajawa (ANTARA) - Bawaslu bersurat.", "Bajawa (ANTARA) -"),
        ("SITUSKITA.ID, BUTON TENGAH - Tahapan dimulai.", "SITUSKITA.ID, BUTON TENGAH -"),
        ("suarakita.com - Camat itu pergi.", "suarakita.com -"),
        ("Kendari - Bawaslu rapat.", "Kendari -"),
    ])
    func `a dateline is not part of the first sentence`(text: String, dateline: String) {
        let passage = Passage(text, vocabulary: Vocabulary.Builder().build())
        #expect(passage.sentences.map(\.kind) == [.dateline, .text])
        #expect(passage.text(passage.sentences[0]) == dateline)
    }

    /// Fact checks begin with labels; some come without a single line feed.
    @Test(arguments: [
        ("SUMBER : Facebook ===== NARASI : “Kades bagi beras.” ===== Kepala desa itu membantah.", 1),
        ("Kategori: Klarifikasi ===== Sumber: Media daring ===== Kepala desa itu membantah.", 2),
        ("Sumber: Grup warga Narasi: " + String(repeating: "Camat itu hadir di posko calon. ", count: 20), 0),
        ("Sumber: " + String(repeating: "https://kabar.example/berita/satu ", count: 20) + "\n" + longReport, 1),
    ])
    func `a label does not take a text along that has lost its line feeds`(text: String, furniture: Int) {
        let kinds = Passage(text, vocabulary: Vocabulary.Builder().build()).sentences.map(\.kind)
        #expect(kinds.filter { $0 == .furniture }.count == furniture && kinds.contains(.text))
    }

    private static let longReport = String(repeating: "Rapat itu selesai sore hari. ", count: 60)

    @Test(arguments: [
        "BACA JUGA :  Pemkab Gelar Apel", "Foto : Rakor bersama menteri", "oleh -23 Dilihat", "1135x1600",
        "Baca: ASN Dilarang Ikut", "Editor : L. Wea", "banner 130x650", "COPYRIGHT © 2024",
    ])
    func `lines of the page are not lines of the report`(line: String) {
        let passage = Passage(
            "Sekda hadir di kantor itu.\n\(line)\nIa pulang.",
            vocabulary: Vocabulary.Builder().build()
        )
        #expect(passage.sentences.map(\.kind) == [.text, .furniture, .text])
    }

    @Test func `what stands behind the comment form is not read`() {
        let text = "Sekda hadir di kantor itu. Ia pulang.\n\nTinggalkan Balasan\n\nASN harus netral."
        let passage = Passage(text, vocabulary: Vocabulary.Builder().build())
        #expect(passage.sentences.map(\.kind) == [.text, .text, .furniture, .furniture])
    }

    @Test func `the cases of a public suite hold`() throws {
        let path =
            #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast(4).joined(separator: "/")
            + "/../shared/suites/sentences-sastrawi.jsonl"
        guard let data = FileManager.default.contents(atPath: path) else { return }
        struct Case: Decodable {
            var name: String
            var text: String
            var sentences: [String]
        }
        for line in data.split(separator: 0x0A) {
            let item = try JSONDecoder().decode(Case.self, from: Data(line))
            let passage = Passage(item.text, vocabulary: Vocabulary.Builder().build())
            #expect(passage.sentences.map { passage.text($0) } == item.sentences, "\(item.name)")
        }
    }

    @Test func `hostile bytes are read without complaint`() {
        let vocabulary = Vocabulary.Builder().build()
        for bytes: [UInt8] in [
            [], [0xE2], [0xE2, 0x80], [0xC3], [0xF0, 0x9F], [0x22, 0x2E, 0x22, 0x2E],
            Array(repeating: 0x2E, count: 4096),
            Array(repeating: 0xFF, count: 999), [0x41, 0x2E, 0xE2], [0x61, 0xE2, 0x80], [0x0A, 0x0A, 0x2E],
        ] {
            let passage = Passage(WordedText(bytes: bytes, vocabulary: vocabulary))
            #expect(passage.sentences.allSatisfy { $0.start < $0.end && Int($0.end) <= bytes.count })
        }
    }
}
