import Detection
import Model
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

    @Test func `a range may begin with a day that is counted`() {
        let text = "Pendaftaran paslon Pilkada dibuka mulai besok, 27 Agustus, sampai 29 Agustus."
        #expect(dates("Pendaftaran", text, "2024-08-26") == ["registration 2024-08-27/2024-08-29"])
    }
}
