import Model
import TestSupport
import Testing

@testable import Journal
@testable import Reports

@Suite struct PeriodTests {
    static func period() throws -> PeriodRecord {
        let days = (Sample.day - 120)...Sample.day
        var record = PeriodRecord(
            days: days,
            made: Sample.made,
            counts: [Sample.day: 4, Sample.day - 1: 2, Sample.day - 100: 9],
            reviews: ReviewTallies()
        )
        for offset in 0..<3 {
            for entry in Sample.coverage {
                var entry = entry
                entry.day = Sample.day - offset
                record.add(entry)
            }
        }
        for alert in try Sample.fullDay().alerts { record.add(alert) }
        return record
    }

    private static let namings: [(text: String, names: Set<PoliticalName>)] = [
        ("Camat mengajak memilih paslon nomor urut 2.", [.pair(2)]),
        ("Dukungan kepada Paslon 02 dan paslon nomor 1", [.pair(1), .pair(2)]),
        ("Peraturan nomor 12 tahun 2024", []),
        ("UU Nomor 20 Tahun 2023", []),
        ("Ketua DPC PDI Perjuangan dan kader Golkar", [.party("PDI Perjuangan"), .party("Golkar")]),
        ("Dia pan depan menyebut psi", []),
        ("Partai Buruh dan kaum Buruh", [.party("Buruh")]),
        ("PDIP, PDIP, dan PDI Perjuangan", [.party("PDI Perjuangan")]),
        ("Partai Kebangkitan Nusantara dan Partai Persatuan Indonesia", [.party("PKN"), .party("Perindo")]),
        ("Partai Kebangkitan Bangsa, Partai Persatuan Pembangunan", [.party("PKB"), .party("PPP")]),
        (
            "Partai Demokrasi Indonesia Perjuangan dan Partai Golongan Karya",
            [.party("PDI Perjuangan"), .party("Golkar")]
        ),
        ("KADER GERINDRA DAN PARTAI NASDEM", [.party("Gerindra"), .party("NasDem")]),
        ("Partai Persatuan dan kebangkitan ekonomi", []),
        ("Ajakan memilih nomor urut dua dan paslon tiga", [.pair(2), .pair(3)]),
        ("Jangan salah coblos, ingat nomor dua,", [.pair(2)]),
        ("paslon 1 dan 2, atau paslon nomor urut 1 maupun 3", [.pair(1), .pair(2), .pair(3)]),
        ("paslon satu dan dua; paslon 4 dan dua saksi", [.pair(1), .pair(2), .pair(4)]),
        ("paslon 4 dan dua saksi", [.pair(4)]),
        ("calon dua periode, pasangan tiga kali menang", []),
        ("Kader Partai Aceh dan Partai Nanggroe Aceh", [.party("Partai Aceh"), .party("Partai Nanggroe Aceh")]),
        ("Ketua PDA", [.party("Partai Darul Aceh")]),
        ("Partai Adil Sejahtera Aceh, Partai SIRA", [.party("PAS Aceh"), .party("SIRA")]),
        ("", []),
        ("nomor", []),
        ("paslon 2024", []),
        ("paslon 21", []),
    ]

    @Test(arguments: namings)
    func `pairs and parties are told from other numbers and words`(text: String, names: Set<PoliticalName>) {
        #expect(PoliticalName.names(in: [text]) == names)
    }

    @Test func `each figure stands beside what was watched`() throws {
        let report = PeriodReport(try Self.period(), in: Sample.surroundings)
        let outlet = try #require(report.sources.first { $0.name == "sampit-raya" })
        #expect(outlet.alerts == 3 && outlet.read == 36 && outlet.daysReached == 3 && outlet.daysAsked == 3)
        #expect(outlet.rate == 3 * 1000.0 / 36)
        let blocked = try #require(report.sources.first { $0.name == "kabar-tabalong" })
        #expect(blocked.daysReached == 0 && blocked.daysAsked == 3 && blocked.sources == 0)
        let province = try #require(report.provinces.first { $0.name == "Kalimantan Tengah" })
        #expect(province.alerts == 2 && province.sources == 1)
        let silent = try #require(report.provinces.first { $0.name == "Aceh" })
        #expect(silent.alerts == 0 && silent.sources == 0)
        #expect(report.named.map(\.name) == ["Paslon 2, Kotawaringin Timur"])
        #expect(report.record.redacted == 1 && report.watchedDays == 3)
    }

    @Test func `a day on which several sources were reached is one day of their province`() throws {
        let days = Sample.day...Sample.day
        var record = PeriodRecord(days: days, made: Sample.made, counts: [:], reviews: ReviewTallies())
        let entry = try #require(Sample.coverage.first { $0.fetches.reached > 0 && $0.region?.hasPrefix("62") == true })
        for name in ["satu", "dua"] {
            var entry = entry
            entry.source = name
            record.add(entry)
        }
        let report = PeriodReport(record, in: Sample.surroundings)
        let province = try #require(report.provinces.first { $0.name == "Kalimantan Tengah" })
        #expect(province.daysReached == 1 && province.daysAsked == 1 && province.sources == 2)
    }

    @Test func `days whose coverage is lost are counted apart, and figures of others stand`() throws {
        var record = try Self.period()
        record.add(DayCoverage(nil, .unwatched))
        let before = PeriodReport(record, in: Sample.surroundings)
        #expect(!PeriodSummary(before, .indonesian).sentences.contains { $0.contains("berkas cakupan") })
        for finding in [DayCoverage.Finding.fileMissing, .fileDiffers] { record.add(DayCoverage(nil, finding)) }
        record.add(DayCoverage(Sample.coverage, .unvouched))
        let report = PeriodReport(record, in: Sample.surroundings)
        #expect(PeriodSummary(report, .indonesian).sentences[1].hasPrefix("Untuk 2 hari berkas cakupan"))
        #expect(report.read > before.read)
        #expect(String(decoding: try report.json(), as: UTF8.self).contains("\"days_uncounted\":2"))
    }

    @Test(arguments: [(CSVText.Separator.semicolon, "83,33"), (.comma, "83.33"), (.tab, "83.33")])
    func `a rate is a number to the spreadsheet that parts fields so`(
        separator: CSVText.Separator,
        rate: String
    ) throws {
        let report = PeriodReport(try Self.period(), in: Sample.surroundings)
        let text = String(decoding: report.csv(separator: separator), as: UTF8.self)
        let line = try #require(text.split(separator: "\r\n").first { $0.contains("\"sampit-raya\"") })
        #expect(line.contains("\"\(rate)\""))
    }

    @Test(arguments: [(Wording.indonesian, "83,33"), (.english, "83.33")])
    func `a rate is written as in the language of the page`(wording: Wording, rate: String) throws {
        let report = PeriodReport(try Self.period(), in: Sample.surroundings)
        #expect(Markup(PeriodPage(report, in: wording).html).text.contains(rate))
        #expect(String(decoding: report.markdown(in: wording), as: UTF8.self).contains(rate))
    }

    @Test func `a source that read nothing has no rate`() {
        let row = PeriodReport.Row(name: "x", alerts: 2, read: 0, daysReached: 0, daysAsked: 3, sources: 0)
        #expect(row.rate == nil)
    }

    @Test func `days to come were not left unwatched`() throws {
        let made = try #require(ZonedTime(day: Sample.day, hour: 9, minute: 0, offset: 7 * 3600))
        let days = Sample.day...(Sample.day + 9)
        let record = PeriodRecord(days: days, made: made, counts: [Sample.day: 0], reviews: ReviewTallies())
        let report = PeriodReport(record, in: Sample.surroundings)
        #expect(report.watchedDays == 1 && report.allDays == 1 && report.daysToCome == 9)
        let sentences = PeriodSummary(report, .english).sentences
        #expect(sentences[0] == "0 alerts; 1 of 1 days were watched.")
        #expect(sentences[1] == "9 days of this period are still to come.")
        let page = String(decoding: PeriodPage(report, in: .english).html, as: UTF8.self)
        #expect(page.contains("0 alerts on 1 watched days of 1.") && !page.contains("not watched</td>"))
    }

    @Test func `a heading under which nothing stands says so`() {
        let days = Sample.day...Sample.day
        let record = PeriodRecord(days: days, made: Sample.made, counts: [:], reviews: ReviewTallies())
        let text = String(decoding: PeriodReport(record, in: Sample.surroundings).markdown(), as: UTF8.self)
        #expect(text.ranges(of: "\n\ntidak ada\n").count == 3)
    }

    @Test func `a year is drawn in weeks`() throws {
        let days = (Sample.day - 364)...Sample.day
        let record = PeriodRecord(days: days, made: Sample.made, counts: [:], reviews: ReviewTallies())
        let page = PeriodPage(PeriodReport(record, in: Sample.surroundings)).html
        let markup = Markup(page)
        #expect(markup.faults == [])
        #expect(markup.text.contains("Pekan mulai"))
    }
}
