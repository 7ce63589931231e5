import Detection
import FoundationEssentials
import Model
import Testing

@Suite struct AnalystTests {
    private let analyst: Analyst

    init() throws { analyst = Analyst(pack: try #require(ShippedPack.loaded.pack)) }

    private func statements(_ title: String, _ text: String, _ published: String? = "2024-11-14") -> [Statement] {
        analyst.statements(title: title, text: text, published: published.flatMap { Publication($0) })
    }

    @Test func `a reminder, a date and furniture in one plain page`() throws {
        let text = """
            oleh -41 Dilihat

            KABARULU – SANGATTA. Sekretaris Daerah Kutai Timur (Kutim) Rahmad Basri menghadiri rapat persiapan, Rabu (13/11/2024.

            Rapat itu membahas kesiapan Pilkada yang akan berlangsung pada 27 November 2024 mendatang.

            BACA JUGA : ASN Dilarang Berfoto dengan Paslon, Bawaslu Kutim Beri Sanksi

            Rahmad menambahkan terkait netralitas aparatur sipil negara (ASN), sosialisasi sudah berkali-kali digelar.

            Logistik tiba beberapa pekan lagi.

            Tinggalkan Balasan

            ASN harus netral di Pilkada.
            """
        let found = statements("Sekda Kutim Hadiri Rapat Persiapan", text)
        #expect(found.map(\.detector) == [.electionDate, .neutrality])
        let date = try #require(found.first)
        #expect(date.event == .voting && date.start == Day("2024-11-27") && date.end == Day("2024-11-27"))
        #expect(date.calendar == .agrees)
        #expect(found.last?.stance == .reminder)
        #expect(found.last?.speaker == "Rahmad Basri")
        #expect(found.last?.region?.code == "64.08")
        for statement in found { #expect(text.contains(statement.quote)) }
    }

    @Test func `an office used for politics is quoted with its slips`() {
        let sentence =
            "Mendagri kembali mengingatkan agar penjabat kepala kaerah tidak memanfaatkan jabatannya untuk kepentingan politik."
        let found = statements(
            "Pemkab Ikuti Rakor",
            "Rakor digelar daring menjelang Pilkada.\n\n\(sentence)\n\nPeserta lalu pulang."
        )
        #expect(found.map(\.detector) == [.misuseOfOffice])
        #expect(found.map(\.quote) == [sentence])
        #expect(found.map(\.stance) == [.reminder])
        #expect(found.first?.norms.isEmpty == false)
    }

    @Test(arguments: [
        (
            "Wasit Netral Pimpin Laga",
            "Laga digelar di tempat netral, Rabu, 27 November 2024. Panitia meminta wasit netral."
        ),
        (
            "Pilkades Digelar Rabu",
            "Panitia pemilihan kepala desa harus netral. Pemungutan suara pilkades dijadwalkan 27 November 2024."
        ),
        (
            "Kadis Ditahan Kejari",
            "Kadis itu menyalahgunakan kewenangan dalam proyek jembatan. Kerugian negara mencapai Rp2 miliar."
        ),
        ("Sekda Sidak Kantor", "ASN yang terbukti mangkir akan dijatuhi sanksi. Sekda meminta pegawai disiplin."),
        (
            "PWI Pastikan Netral",
            "Ketua PWI menyebut organisasinya netral dalam pilkada. Wartawan dilarang menjadi tim sukses."
        ),
        ("", ""), ("!!!", "... --- ...\n\n\u{202E}\u{200B} 😀😀"),
    ])
    func `what only looks like it stays silent`(title: String, text: String) {
        #expect(statements(title, text).isEmpty)
    }

    @Test func `without a day of publication a relative date is left unresolved`() {
        let text = "KPU memastikan pencoblosan Pilkada digelar besok."
        #expect(statements("Pilkada Digelar Besok", text, nil).isEmpty)
        #expect(statements("Pilkada Siap", text, "2024-11-26").map(\.start) == [Day("2024-11-27")])
    }

    @Test func `the same article gives the same statements`() {
        let text = "Bawaslu memanggil dua kades yang diduga mendukung paslon nomor urut 1. Keduanya membantah."
        #expect(statements("Dua Kades Dipanggil Bawaslu", text) == statements("Dua Kades Dipanggil Bawaslu", text))
    }

    @Test func `who organises a meeting neither speaks of the vote nor places it`() {
        let found = statements(
            "Sekda Alor Ikuti Rapat Persiapan Pilkada",
            """
            KALABAHI - Sekretaris Daerah Kabupaten Alor, Rudi Manafe, mengikuti rapat persiapan di Kupang, Rabu (13/11/2024).

            Rapat tersebut digelar Pemerintah Provinsi NTT untuk menyambut Pilkada, serta memastikan pencoblosan pada \
            27 November 2024 berlangsung aman.
            """
        )
        #expect(found.map(\.detector) == [.electionDate])
        #expect(found.first?.speaker == nil)
        #expect(found.first?.region?.code == "53.05")
    }

    @Test(arguments: [
        "Camat itu mengajak warga memilih paslon nomor urut 2.",
        "Lurah tersebut berpose dua jari bersama calon bupati.",
        "Kepala sekolah itu menyuruh wali murid mencoblos paslon nomor urut 1.",
    ])
    func `one strong sentence is enough, as a title and as a text`(sentence: String) {
        for found in [statements("", sentence), statements(sentence, "")] {
            #expect(found.map(\.detector) == [.neutrality])
            #expect(found.map(\.stance) == [.allegation])
        }
    }

    @Test(arguments: [
        "Camat itu mengajak warga memilih pemimpin yang jujur.", "Kades itu mengajak warga datang ke TPS.",
        "Paslon nomor urut 2 mengajak warga menemui camat itu.", "Lurah itu berpose bersama pemenang lomba mewarnai.",
        "Lurah mengajak warga memilih ketua RT.", "Guru itu mengarahkan siswa memilih calon ketua OSIS.",
    ])
    func `an act without a candidate, or without a bound person, is not`(sentence: String) {
        #expect(statements("", sentence).isEmpty && statements(sentence, "").isEmpty)
    }

    @Test func `the seeds come out as they should`() throws {
        let folder = ShippedPack.folder + "/../../shared/seeds/"
        guard let seruyan = page(folder + "seruyan-rakor-mendagri.txt"),
            let ppu = page(folder + "ppu-rakor-forkopimda.txt")
        else { return }
        let first = statements(seruyan.title, seruyan.text)
        #expect(first.map(\.detector) == [.misuseOfOffice] && first.map(\.stance) == [.reminder])
        #expect(first.first?.speaker == "Titok Karnavian")
        #expect(first.first?.quote.contains("kepala kaerah tidak memanfaatkan jabatannya") == true)
        let second = statements(ppu.title, ppu.text)
        #expect(second.map(\.detector) == [.electionDate, .neutrality, .neutrality])
        #expect(second.compactMap(\.start) == [Day("2024-11-27")] && second.first?.calendar == .agrees)
        #expect(second.compactMap(\.stance) == [.reminder, .reminder])
        #expect(second.first?.speaker == nil && second.first?.region?.code == "64.09")
        #expect(second.dropFirst().allSatisfy { $0.speaker == "Tohar" && $0.region?.code == "64.09" })
    }

    private func page(_ path: String) -> (title: String, text: String)? {
        guard let data = FileManager.default.contents(atPath: path) else { return nil }
        let lines = String(decoding: data, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
        guard let first = lines.firstIndex(where: { !$0.trimmed.isEmpty }) else { return nil }
        return (lines[first].trimmed, lines[(first + 1)...].joined(separator: "\n"))
    }

    @Test(arguments: [
        ("Hingga berita ini ditulis, kepala sekolah yang dipanggil belum memberi keterangan.", false),
        ("Kepala sekolah itu tidak menjawab pesan yang dikirim wartawan.", false),
        ("Camat belum dapat dihubungi, tetapi stafnya membantah dugaan kampanye itu.", true),
    ])
    func `that somebody did not answer is no statement, what another says of it is`(sentence: String, isOne: Bool) {
        let text = """
            BIMA – Bawaslu Kabupaten Bima memanggil dua kepala sekolah berstatus ASN yang diduga mengampanyekan pasangan \
            calon bupati.

            "Mereka kami mintai klarifikasi soal dugaan pelanggaran netralitas ASN," kata anggota Bawaslu Bima, Taufik Rahman.

            \(sentence)
            """
        let found = statements("Dua Kepala Sekolah di Bima Dipanggil Bawaslu Soal Dugaan Kampanye", text)
        #expect(found.count >= 3 && found.contains { $0.quote == sentence } == isOne)
    }
}
