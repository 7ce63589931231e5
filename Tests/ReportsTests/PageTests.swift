import Model
import TestSupport
import Testing

@testable import Journal
@testable import Reports

@Suite struct PageTests {
    @Test func `a page asks for nothing, runs nothing and is whole`() throws {
        let report = DayReport(try Sample.fullDay(), in: Sample.surroundings)
        let page = DayPage(report).html
        let markup = Markup(page)
        #expect(markup.faults == [])
        let text = String(decoding: page, as: UTF8.self)
        #expect(text.contains("default-src &#39;none&#39;; style-src &#39;sha256-"))
        for word in ["<script", "src=", "@import", "url(", " style=\""] { #expect(!text.contains(word), "\(word)") }
        #expect(markup.elements["svg"] == 3 && markup.elements["details"] == 4)
    }

    @Test(arguments: [(Wording.indonesian, "lang=\"id\"", "imbauan"), (.english, "lang=\"en\"", "reminder")])
    func `a page is in the language that was asked for`(wording: Wording, mark: String, word: String) throws {
        let report = DayReport(try Sample.fullDay(), in: Sample.surroundings)
        let text = String(decoding: DayPage(report, in: wording).html, as: UTF8.self)
        #expect(text.contains(mark) && text.contains(word))
    }

    @Test func `an English page says that what it quotes is in Indonesian`() throws {
        let record = try Sample.fullDay()
        let report = DayReport(record, in: Sample.surroundings)
        let english = String(decoding: DayPage(report, in: .english).html, as: UTF8.self)
        #expect(english.contains("<p lang=\"id\">Kabar itu beredar sejak Rabu. <mark>"))
        #expect(english.contains(" lang=\"id\">Camat diduga ikut kampanye</h5>"))
        #expect(english.contains("<span lang=\"id\">Kades dilaporkan</span>"))
        let texts = [record.alerts[0].id: "Isi berita."]
        let sheet = ReportSheet(record.alerts, texts: texts, in: Sample.surroundings, made: Sample.made, in: .english)
        #expect(String(decoding: sheet.html, as: UTF8.self).contains("<p lang=\"id\">Isi berita.</p>"))
        #expect(!String(decoding: DayPage(report).html, as: UTF8.self).contains("<p lang="))
    }

    @Test func `a held alert says since when and why`() throws {
        let alert = Sample.alert(1)
        var record = try Sample.fullDay()
        record.alerts = [
            RecordedAlert(
                id: alert.id,
                alert: alert,
                head: Sample.head(41),
                opened: Sample.time(Sample.day, hour: 8),
                day: Sample.day,
                hold: .init(since: Sample.time(Sample.day + 1, hour: 9, minute: 30), reason: "sengketa di PTUN")
            )
        ]
        let text = Markup(DayPage(DayReport(record, in: Sample.surroundings)).html).text
        #expect(text.contains("Ditahan dari penghapusan"))
        #expect(text.contains("15 November 2024 pukul 09.30 WIB: sengketa di PTUN"))
    }

    @Test func `who is spoken about and speaks too is named as a speaker`() throws {
        let statement = Sample.statement(
            "Rahmat Hidayat membantah.",
            .denial,
            speaker: "Rahmat Hidayat",
            subject: "Rahmat Hidayat"
        )
        let record = Sample.record(Sample.alert(1, statements: [statement]), seq: 1)
        let sheet = ReportSheet([record], in: Sample.surroundings, made: Sample.made)
        #expect(Markup(sheet.html).text.contains("Penutur dalam berita: Rahmat Hidayat"))
    }

    @Test func `nothing in Indonesian pages accuses in words that are Bawaslu's own`() throws {
        let report = DayReport(try Sample.fullDay(), in: Sample.surroundings)
        let text = Markup(DayPage(report).html).text
        #expect(text.contains("bukan temuan"))
        #expect(!text.replacing("bukan temuan", with: "").replacing("tanpa temuan kata", with: "").contains("temuan"))
    }

    @Test func `who is reported is never filled in`() throws {
        let record = try Sample.fullDay()
        let sheet = ReportSheet(record.alerts, in: Sample.surroundings, made: Sample.made)
        let text = Markup(sheet.html).text
        #expect(text.contains("Terlapor: ____________________"))
        #expect(text.contains("Saksi-saksi: ____________________"))
        #expect(text.contains("Pelapor: ____________________"))
        // The speaker stands as a speaker; the outlet's reporter nowhere.
        #expect(text.contains("Penutur dalam berita: Rahmat Hidayat; Dewi Lestari, Ketua Panwascam Baamang"))
        #expect(!text.contains("Tim Redaksi"))
        #expect(text.contains("Ambil tangkapan layar"))
    }

    @Test func `a sheet leaves out what was redacted`() throws {
        let record = try Sample.fullDay()
        let sheet = ReportSheet([record.alerts[3]], in: Sample.surroundings, made: Sample.made)
        #expect(!String(decoding: sheet.html, as: UTF8.self).contains("Camat"))
    }

    @Test(arguments: [0, 1, 3, 4, 10, 100, 2000])
    func `each province has a tile, however many alerts there are`(count: Int) throws {
        let codes =
            ["11", "12", "13", "14", "15", "16", "17", "18", "19", "21", "31", "32", "33", "34", "35", "36"]
            + ["51", "52", "53", "61", "62", "63", "64", "65", "71", "72", "73", "74", "75", "76"]
            + ["81", "82", "91", "92", "93", "94", "95", "96"]
        let provinces = codes.map {
            CoverageSummary.Province(
                region: Region(code: $0, name: "P\($0)"),
                sources: 1,
                reached: 1,
                unwatched: [],
                read: 9
            )
        }
        var page = HTMLText()
        ProvinceTiles(provinces, counts: ["31": count, "11": 1], in: .english).write(to: &page)
        let text = String(decoding: page.bytes, as: UTF8.self)
        #expect(text.split(separator: "<rect").count == 39)
        let corners = Set(
            text.split(separator: "<rect").dropFirst().map { $0.prefix { $0 != ">" } }.map { rect in
                rect.split(separator: " ").filter { $0.hasPrefix("x=") || $0.hasPrefix("y=") }.joined(separator: " ")
            }
        )
        #expect(corners.count == 38)
    }

    @Test func `two thousand alerts make a page of at most eight megabytes`() throws {
        var record = try Sample.fullDay()
        record.alerts = (1...2000).map { Sample.record(Sample.alert($0, deadline: Sample.day + 3), seq: Int64($0)) }
        let page = DayPage(DayReport(record, in: Sample.surroundings)).html
        #expect(page.count < 8 << 20, "\(page.count) bytes")
    }
}
