import Detection
import FoundationEssentials
import Model
import TestSupport
import Testing

/// Which stage a date belongs to.
@Suite struct StageTests {
    private let analyst: Analyst

    init() throws { analyst = Analyst(pack: try #require(ShippedPack.loaded.pack)) }

    private func dates(_ title: String, _ text: String, _ published: String? = "2024-08-20") -> [String] {
        analyst.statements(title: title, text: text, published: published.flatMap { Publication($0) })
            .compactMap { statement in
                guard let event = statement.event, let start = statement.start, let end = statement.end else {
                    return nil
                }
                return start == end ? "\(event.rawValue) \(start)" : "\(event.rawValue) \(start)/\(end)"
            }
    }

    @Test func `each line of a schedule dates the stage that it names`() {
        let text = """
            Berikut jadwalnya:
            - Pertemuan terbatas dan debat publik: 25 September-23 November 2024
            - Masa tenang: 24-26 November 2024
            - Verifikasi berkas: 1 September 2024
            """
        #expect(
            dates("Jadwal Pilkada", text) == ["campaign 2024-09-25/2024-11-23", "quiet-period 2024-11-24/2024-11-26"]
        )
    }

    @Test func `a line without a stage dates the one above it`() {
        let text = """
            Pelantikan bupati hasil Pilkada digelar bergelombang.
            Gelombang satu: 6 Februari 2025
            Gelombang dua: 20 Maret 2025
            """
        #expect(dates("Pelantikan Bupati Bertahap", text) == ["inauguration 2025-02-06", "inauguration 2025-03-20"])
    }

    @Test func `the day of the vote that a revote repeats is that vote's`() {
        let text = "PSU digelar karena pada 27 November 2024 ada pemilih ganda di Pilkada."
        #expect(dates("PSU di Dua TPS", text, "2024-12-02") == ["voting 2024-11-27"])
    }

    @Test func `a day counts before what is only counted`() {
        let text = "Kampanye Pilkada tersisa tiga pekan karena harus berhenti pada 23 November 2024."
        #expect(dates("Kampanye", text, "2024-11-02") == ["campaign 2024-11-23"])
    }

    @Test func `an article without a contest is known by the official day`() {
        let text = "KPU memusnahkan surat suara rusak sehari sebelum pencoblosan, Rabu 27 November 2024."
        #expect(dates("KPU Bakar Surat Suara", text, "2024-11-26") == ["voting 2024-11-27"])
        #expect(dates("KPU Bakar Surat Suara", text.replacing("27", with: "20"), "2024-11-19").isEmpty)
    }

    @Test func `without a day of publication the year is that of the contest`() {
        let text = "Pilgub 2018 memasuki tahap akhir. Rekapitulasi tingkat provinsi dilaksanakan 7-9 Juli."
        #expect(dates("Rekapitulasi", text, nil) == ["recapitulation 2018-07-07/2018-07-09"])
    }

    @Test func `a day counted from another one is the stage's, also from one sentence to the next`() {
        let text = "KPU menetapkan pasangan calon Pilkada pada 22 September. Nomor urut diundi keesokan harinya."
        let found = ["candidate-determination 2024-09-22", "candidate-determination 2024-09-23"]
        #expect(dates("Tahapan", text) == found)
        let before =
            "KPU mengundi nomor urut Pilkada pada 23 September. Ketiganya ditetapkan sebagai peserta sehari sebelumnya."
        #expect(dates("Tahapan", before) == found.reversed())
    }

    @Test func `what restates a counted day is one date with it`() {
        let text =
            "Pencoblosan Pilkada jatuh pada 27 November. Rekapitulasi dimulai sehari kemudian, Kamis 28 November."
        #expect(dates("Tahapan", text) == ["voting 2024-11-27", "recapitulation 2024-11-28"])
    }

    @Test func `a sentence without a stage goes on with the one before where it speaks of a schedule`() {
        let text =
            "Pendaftaran paslon Pilkada dibuka 27 Agustus. Pada hari terakhir, 29 Agustus, kantor buka sampai tengah malam."
        #expect(dates("KPU", text) == ["registration 2024-08-27", "registration 2024-08-29"])
    }

    @Test func `so many days from a day on are a period`() {
        let text = "Masa tenang Pilkada dimulai 24 November selama tiga hari."
        #expect(dates("KPU", text) == ["quiet-period 2024-11-24/2024-11-26"])
        let following = "Kampanye Pilkada sampai 23 November, disusul masa tenang tiga hari."
        #expect(dates("KPU", following) == ["campaign 2024-11-23", "quiet-period 2024-11-24/2024-11-26"])
    }

    @Test(arguments: [
        "Sehari setelah pelantikan bupati hasil Pilkada, mereka mengikuti retret hingga 28 Februari 2025.",
        "Putusan yang memerintahkan PSU Pilkada dibacakan 24 Februari 2025.",
        "Laporan dana kampanye Pilkada diserahkan 24 September 2024.",
        "Pengawas tempat pemungutan suara Pilkada mulai bertugas 4 November 2024.",
    ])
    func `what follows a stage, or only names one, is not dated by it`(sentence: String) {
        #expect(dates("KPU", sentence).isEmpty)
    }

    @Test func `the official days tell a stage that is not named`() {
        #expect(
            dates("Guru Diingatkan Jelang 27 November", "Pilkada tinggal menghitung hari.").first == "voting 2024-11-27"
        )
        #expect(dates("Guru Diingatkan Jelang 21 November", "Pilkada tinggal menghitung hari.").isEmpty)
    }

    @Test func `a headline leaves out the words before a month`() {
        let text = "Bupati terpilih hasil Pilkada menunggu kepastian."
        #expect(
            dates("Pelantikan Bupati Terpilih Februari", text, "2024-12-28") == ["inauguration 2025-02-01/2025-02-28"]
        )
        #expect(dates("Pelantikan Bupati Terpilih Akhir Februari", text, "2024-12-28").isEmpty)
    }

    @Test func `what is counted from the vote is counted from the official day where the text does not say it`() {
        let text = "Rekapitulasi Pilkada di kecamatan dimulai sehari setelah pencoblosan."
        #expect(dates("KPU", text, "2024-11-26") == ["recapitulation 2024-11-28"])
    }

    @Test func `a day to come in brackets is no day of the report`() {
        let text = "Masa kampanye Pilkada ditutup Sabtu (23/11)."
        #expect(dates("KPU", text, "2024-11-18") == ["campaign 2024-11-23"])
        let rally = "Salah satu paslon Pilkada berkampanye di pasar, Sabtu (16/11)."
        #expect(dates("KPU", rally, "2024-11-17").isEmpty)
    }

    @Test func `a range may begin with a day that is counted`() {
        let text = "Pendaftaran paslon Pilkada dibuka mulai besok, 27 Agustus, sampai 29 Agustus."
        #expect(dates("Pendaftaran", text, "2024-08-26") == ["registration 2024-08-27/2024-08-29"])
    }

    @Test func `where stages and days take turns each day is its own stage's`() {
        let text = "Masa tenang Pilkada di Nias 6-8 Desember dan pencoblosan 9 Desember."
        let found = ["quiet-period 2020-12-06/2020-12-08", "voting 2020-12-09"]
        #expect(dates("Tahapan", text, "2020-11-25") == found)
        let before = "Di Pilkada ini 23 September penetapan, 24 September undian, 26 September kampanye dimulai."
        let stages = [
            "candidate-determination 2020-09-23", "candidate-determination 2020-09-24", "campaign 2020-09-26",
        ]
        #expect(dates("Tahapan", before, "2020-09-07") == stages)
    }

    @Test func `a word that only hints at a stage counts on the official day alone`() {
        let text = "Pilkada sudah dekat. Tiga pasangan calon menunggu penetapan 22 September."
        #expect(dates("KPU", text, "2024-09-05") == ["candidate-determination 2024-09-22"])
        #expect(dates("KPU", text.replacing("22", with: "19"), "2024-09-05").isEmpty)
    }

    @Test func `three days before the vote are its quiet period`() {
        let text =
            "Pemungutan suara ulang Pilkada digelar 24 Mei. Tiga hari menjelang hari H, yakni 21-23 Mei, semua diam."
        #expect(dates("PSU", text, "2025-05-12") == ["revote 2025-05-24", "quiet-period 2025-05-21/2025-05-23"])
    }

    @Test func `a weekday that the article has dated is that day`() {
        let text = "Pencoblosan ulang Pilkada digelar Selasa, 22 Maret 2016. Hari Selasa itu diliburkan."
        #expect(dates("Coblos Ulang", text, "2016-03-12") == ["revote 2016-03-22", "revote 2016-03-22"])
    }

    @Test func `what housing calls PSU is no revote, and an oath of officials no inauguration`() {
        let housing = "Pengembang diminta menyerahkan PSU sampai 30 November. Pilkada tidak menjadi alasan."
        #expect(dates("Warga Tagih PSU Perumahan", housing, "2023-08-02").isEmpty)
        let oath = "Bupati melantik 40 pejabat pada 11 Januari. Pilkada sudah dekat."
        #expect(dates("Sembilan Camat Digeser", oath, "2018-03-29").isEmpty)
    }

    @Test func `a day on which somebody stood at a rally is no campaign period`() {
        let text = "Lurah itu memegang mikrofon di panggung kampanye Pilkada pada 6 Oktober lalu."
        #expect(dates("Lurah Naik Panggung", text, "2024-11-19").isEmpty)
    }

    /// Constructions that the scores of the ratchet tell apart only as right or missed: here the event and both days count.
    @Test(arguments: LabelledDays.all)
    func `reads just the days that are labelled`(_ item: LabelledDays) {
        let article = item.article
        let found = analyst.statements(title: article.title, text: article.text, published: article.published)
        let expected = article.statements.map { "\($0.quote): \(LabelledDays.days($0))" }
        #expect(
            found.filter { $0.detector == .electionDate }.map { "\($0.quote): \(LabelledDays.days(Label($0)))" }
                .sorted() == expected.sorted()
        )
    }

    @Test func `every line of labelled days is an article`() {
        #expect(LabelledDays.all.count == LabelledDays.lines.count)
    }

    @Test(arguments: [
        "Kampanye Pilkada dibuka 25 September 2024, tutup ketua KPU, Senin (26/8/2024).",
        "Kampanye Pilkada dibuka 25 September 2024, ujar ketua KPU, Senin.",
    ])
    func `the weekday of what was said is no end of a stage`(sentence: String) {
        #expect(dates("KPU", sentence, "2024-08-27") == ["campaign 2024-09-25"])
    }

    @Test func `weeks are rounded to the official day, or to nothing`() {
        let text = "Pencoblosan Pilkada tinggal sepekan lagi."
        #expect(dates("KPU", text, "2024-11-20") == ["voting 2024-11-27"])
        #expect(dates("KPU", text, "2024-11-21") == ["voting 2024-11-27"])
        #expect(dates("KPU", text, "2024-11-17").isEmpty)
    }

    @Test func `a signature in another clause leaves a day to the vote`() {
        let text = "Pilkada sudah dekat. Surat itu sudah diteken, jadi jangan lupa balas budi tanggal 27."
        #expect(dates("KPU", text, "2024-11-05") == ["voting 2024-11-27"])
        #expect(dates("KPU", "Pilkada sudah dekat. Surat itu diteken tanggal 27.", "2024-11-05").isEmpty)
    }

    @Test func `an oath before heads of region by those who do not swear them in is none`() {
        let text = "Wali kota melantik kepala dinas baru pada 3 Maret 2025, sebulan setelah Pilkada usai."
        #expect(dates("Mutasi", text, "2025-03-04").isEmpty)
        let elected = "Gubernur melantik bupati terpilih hasil Pilkada pada 3 Maret 2025."
        #expect(dates("Pelantikan", elected, "2025-03-04") == ["inauguration 2025-03-03"])
    }

    @Test func `what is not yet a campaign has no day, and the day from which it is has one`() {
        let text = "Spanduk itu terlihat pada 20 September 2024, padahal Pilkada belum memasuki masa kampanye."
        #expect(dates("Spanduk", text, "2024-09-21").isEmpty)
        let begins = "Pilkada belum memasuki masa kampanye, yang baru dimulai 25 September 2024."
        #expect(dates("Spanduk", begins, "2024-09-21") == ["campaign 2024-09-25"])
    }

    @Test func `a week or month that is past is a stage's right behind it`() {
        #expect(
            dates("Bupati", "Bupati terpilih hasil Pilkada dilantik bulan lalu.", "2025-03-10")
                == ["inauguration 2025-02-01/2025-02-28"]
        )
        #expect(dates("Bupati", "Ia kalah dalam Pilkada bulan lalu.", "2025-03-10").isEmpty)
    }
}

/// An article of `days-placed.jsonl`.
struct LabelledDays: CustomTestStringConvertible, Sendable {
    let article: LabelledArticle
    var testDescription: String { article.id }

    static let lines = Fixtures("Detection/articles").bytes("days-placed.jsonl").split(separator: 0x0A)
    static let all = lines.compactMap { try? JSONDecoder().decode(LabelledArticle.self, from: Data($0)) }
        .map(LabelledDays.init)

    static func days(_ label: Label) -> String {
        [label.event?.rawValue, label.start.map { "\($0)" }, label.end.map { "\($0)" }].compactMap { $0 }
            .joined(separator: " ")
    }
}
