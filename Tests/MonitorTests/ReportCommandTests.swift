import FoundationEssentials
import Journal
import Logging
import Model
import Reports
import Settings
import TestSupport
import Testing

@testable import Monitor

/// An installation with a record of two days, and what its commands make of it.
@Suite struct ReportCommandTests {
    private struct Installation {
        let folder: TemporaryFolder
        let clock = ManualClock("2024-11-14T09:00:00+07:00")
        var config: String { folder.path + "/netra.yaml" }
        var logs: String { folder.path + "/logs" }

        init(_ more: String = "") throws {
            folder = try TemporaryFolder()
            try """
            contact: monitor@example.org
            state: state
            logs: logs
            \(more)
            """.write(toFile: config, atomically: true, encoding: .utf8)
        }

        var configuration: Configuration {
            get throws { try #require(Configuration.read(file: config, into: Problems(file: config), sends: false)) }
        }

        func open() async throws -> Journal { try await Journal.open(configuration.record, clock: clock) }

        func pages() throws -> PageDesk {
            let log = Logger(label: "test", factory: { _ in SwiftLogNoOpLogHandler() })
            return try PageDesk(configuration: configuration, clock: clock, log: log)
        }

        var reports: [String] { Fixtures.names(at: logs).filter { $0.hasPrefix("report-") } }
    }

    private func article(_ number: Int) throws -> ArticleRecord {
        let address = try #require(WebAddress("https://sampit-raya.example/berita/\(number)"))
        let text = "Camat nomor \(number) diduga mengajak warga memilih paslon nomor urut 2."
        let article = Article(
            address: address,
            canonical: address,
            title: "Camat nomor \(number) diduga ikut kampanye",
            text: text,
            outlet: "Sampit Raya",
            published: .day(Day(serial: 20_041))
        )
        let alert = Alert(
            of: AlertedArticle(
                article,
                source: "sampit-raya",
                firstSeen: Timestamp(seconds: 1_731_549_600).at(.jakarta),
                electionStage: "campaign"
            ),
            statements: [
                Statement(
                    detector: .neutrality,
                    stance: .allegation,
                    quote: text,
                    region: Region(code: "62.02", name: "Kotawaringin Timur"),
                    rule: "asn-kampanye"
                )
            ],
            outcome: .undecided,
            severity: .medium,
            pack: "sha256:" + String(repeating: "ab", count: 32)
        )
        return ArticleRecord(
            address: address,
            source: "sampit-raya",
            article: article,
            outcome: .alerted,
            alert: alert
        )
    }

    private func id(_ number: Int) throws -> String {
        Alert.id(of: try #require(WebAddress("https://sampit-raya.example/berita/\(number)")))
    }

    /// Two alerts on the first day, one on the second, which stays open.
    private func record(_ installation: Installation) async throws {
        let journal = try await installation.open()
        for number in 1...2 { _ = try await journal.record(try article(number)) }
        installation.clock.set("2024-11-15T08:00:00+07:00")
        _ = try await journal.record(try article(3))
        try await journal.close()
    }

    private let day = Day(serial: 20_041)

    @Test(arguments: [
        (ReportWriting.Format.html, "<!doctype html>"), (.csv, "\u{FEFF}\"seq\";"), (.json, "{\"day\":\"2024-11-14\""),
        (.md, "\n# Laporan harian Netra, 14 November 2024"),
    ])
    func `a day's report in each format`(format: ReportWriting.Format, start: String) async throws {
        let installation = try Installation()
        try await record(installation)
        let kept = Kept()
        let writing = ReportWriting(configurationFile: installation.config, format: format, wording: nil, output: nil)
        #expect(writing.run(day, on: kept.terminal()) == .fine)
        #expect(kept.errors == [])
        let text = String(decoding: kept.outputBytes, as: UTF8.self)
        #expect(text.hasPrefix(start))
        #expect(text.contains("Camat nomor 2") && !text.contains("Camat nomor 3"))
    }

    @Test func `a report goes into a file in one piece, and a folder that is not there is told`() async throws {
        let installation = try Installation()
        try await record(installation)
        let kept = Kept()
        let file = installation.folder.path + "/laporan.html"
        let config = installation.config
        let writing = ReportWriting(configurationFile: config, format: .html, wording: .english, output: file)
        #expect(writing.run(nil, on: kept.terminal()) == .fine)
        let text = String(decoding: try Data(contentsOf: URL(filePath: file)), as: UTF8.self)
        #expect(text.contains("Netra day report, 15 November 2024") && text.contains("This day is still open"))
        let lost = ReportWriting(configurationFile: config, format: .md, wording: nil, output: "/no/such/x.md")
        #expect(lost.run(day, on: kept.terminal()) == .foundWrong)
        #expect(kept.errors.count == 1 && kept.outputBytes.isEmpty)
    }

    @Test(arguments: [false, true])
    func `a period in each format`(asksEvenHandedness: Bool) async throws {
        let installation = try Installation()
        try await record(installation)
        for format in ReportWriting.Format.allCases {
            let kept = Kept()
            let writing = ReportWriting(
                configurationFile: installation.config,
                format: format,
                wording: nil,
                output: nil
            )
            let days = (day - 10)...(day + 5)
            #expect(writing.run(days, asksEvenHandedness: asksEvenHandedness, on: kept.terminal(isSeen: true)) == .fine)
            #expect(!kept.outputBytes.isEmpty)
            #expect(String(decoding: kept.errorBytes, as: UTF8.self).contains("16 of 16 days"))
        }
    }

    @Test func `exports: a table, lines and sheets, of days or of single alerts`() async throws {
        let installation = try Installation()
        try await record(installation)
        func run(_ format: AlertExport.Format, _ days: ClosedRange<Day>?, _ ids: [String] = []) -> (
            Kept, Monitor.ExitStatus
        ) {
            let kept = Kept()
            let export = AlertExport(
                configurationFile: installation.config,
                format: format,
                wording: nil,
                separator: .comma,
                output: nil
            )
            return (kept, export.run(days, ids: ids, on: kept.terminal()))
        }
        #expect(run(.csv, day...(day + 1)).0.outputBytes.count { $0 == 0x0A } == 4)
        #expect(run(.csv, day...(day + 1)).0.output[0].hasPrefix("\u{FEFF}\"seq\",\"hash\""))
        #expect(run(.jsonl, day...day).0.output.count == 2)
        #expect(run(.jsonl, nil).0.output.count == 1)
        let sheet = String(decoding: run(.sheet, nil, [try id(2)]).0.outputBytes, as: UTF8.self)
        #expect(sheet.contains("Terlapor") && sheet.contains("Camat nomor 2 diduga mengajak warga"))
        let (kept, status) = run(.jsonl, nil, ["alr_x"])
        #expect(status == .foundWrong && kept.errors == ["alr_x: no such alert"])
    }

    @Test func `a review goes into the record, and rules list tells what it says`() async throws {
        let installation = try Installation("reviewers: pemantau.yaml")
        try "pemantau-7: Dewi Lestari\n".write(
            toFile: installation.folder.path + "/pemantau.yaml",
            atomically: true,
            encoding: .utf8
        )
        try await record(installation)
        func review(_ number: Int, _ action: Review.Action, by reviewer: String) async throws -> (
            Kept, Monitor.ExitStatus
        ) {
            let kept = Kept()
            let review = Review(action: action, reviewer: reviewer, reason: "kutipan diperiksa")
            let change = RecordChange(reviewing: try id(number), review, configurationFile: installation.config)
            return (kept, await change.run(on: kept.terminal()))
        }
        #expect(try await review(1, .accepted, by: "pemantau-7").1 == .fine)
        #expect(try await review(2, .dismissed, by: "pemantau-7").1 == .fine)
        let (kept, status) = try await review(3, .accepted, by: "orang-lain")
        #expect(status == .foundWrong && kept.errors.first?.contains("not among the reviewers") == true)

        let list = Kept()
        let show = ReviewShow(configurationFile: installation.config, isJSON: false)
        #expect(show.list(day...(day + 1), isPending: true, on: list.terminal()) == .fine)
        #expect(list.output.count == 3 && list.output[0].contains("not reviewed"))
        #expect(list.output[2].contains("right in 1 of 2 (50%), 2 of 3 alerts reviewed (67%)"))
        let one = Kept()
        #expect(show.show(try id(2), on: one.terminal()) == .fine)
        #expect(one.output.contains { $0.contains("dismissed by pemantau-7: kutipan diperiksa") })
        #expect(show.show("alr_x", on: one.terminal()) == .foundWrong)
        // Nobody's name is in the record.
        for name in Fixtures.names(at: installation.logs) {
            let bytes = try Data(contentsOf: URL(filePath: "\(installation.logs)/\(name)"))
            #expect(!String(decoding: bytes, as: UTF8.self).contains("Dewi"))
        }
        let rules = Kept()
        let commands = RuleCommands(packs: .shipped)
        #expect(commands.list(isJSON: false, judgedBy: installation.config, on: rules.terminal()) == .fine)
        #expect(rules.output.contains { $0.contains("neutrality") && $0.contains("right in 1 of 2 (50%)") })
    }

    @Test func `a review beside a writer waits in its table, and the writer does it`() async throws {
        let installation = try Installation()
        try await record(installation)
        let journal = try await installation.open()
        let line = try RequestLine(stateFolder: try installation.configuration.state)
        let review = Review(action: .noted, reviewer: "pemantau-7", reason: "lihat juga berita kedua")
        let number = try line.post(.review(alert: try id(1), review: review), at: installation.clock.now())
        #expect(try line.answer(to: number) == nil)
        #expect(try await journal.answerRequests(at: installation.clock.now()) == 1)
        #expect(try line.answer(to: number) == .done(seq: await journal.head.seq))
        try await journal.close()
    }

    @Test func `a day's pages are written once it is over, and what a stop left out later`() async throws {
        let installation = try Installation()
        var journal = try await installation.open()
        _ = try await journal.record(try article(1))
        let pages = try installation.pages()
        pages.turn(open: await journal.openDay)
        pages.finish()
        #expect(installation.reports == [])
        installation.clock.set("2024-11-15T00:00:01+07:00")
        try await journal.flush()
        pages.turn(open: await journal.openDay)
        pages.finish()
        #expect(installation.reports == ["report-2024-11-14.csv", "report-2024-11-14.html"])
        for name in installation.reports {
            let attributes = try FileManager.default.attributesOfItem(atPath: "\(installation.logs)/\(name)")
            #expect(attributes[.posixPermissions] as? Int == 0o640)
        }
        _ = try await journal.record(try article(2))
        try await journal.close()
        // Three midnights without a daemon.
        installation.clock.set("2024-11-18T07:00:00+07:00")
        journal = try await installation.open()
        try await journal.flush()
        let next = try installation.pages()
        next.turn(open: await journal.openDay)
        next.finish()
        #expect(
            installation.reports.filter { $0.hasSuffix(".html") } == [
                "report-2024-11-14.html", "report-2024-11-15.html",
            ]
        )
        try await journal.close()
    }

    @Test func `a page that a redaction took away is made again without the text`() async throws {
        let installation = try Installation()
        let journal = try await installation.open()
        for number in 1...2 { _ = try await journal.record(try article(number)) }
        installation.clock.set("2024-11-15T00:00:01+07:00")
        try await journal.flush()
        let pages = try installation.pages()
        pages.turn(open: await journal.openDay)
        pages.finish()
        let path = "\(installation.logs)/report-2024-11-14.html"
        #expect(String(decoding: try Data(contentsOf: URL(filePath: path)), as: UTF8.self).contains("Camat nomor 1"))
        try await journal.perform(
            .redact(alert: try id(1), reason: "putusan", authority: "PN"),
            at: installation.clock.now()
        )
        #expect(installation.reports == [])
        installation.clock.advance(seconds: 61)
        pages.turn(open: await journal.openDay)
        pages.finish()
        let text = String(decoding: try Data(contentsOf: URL(filePath: path)), as: UTF8.self)
        #expect(!text.contains("Camat nomor 1") && text.contains("Camat nomor 2") && text.contains("Isi dihapus"))
        try await journal.close()
    }

    @Test func `no pages are written where nobody wants them`() async throws {
        let installation = try Installation("reports: { at-midnight: false }")
        try await record(installation)
        let pages = try installation.pages()
        pages.turn(open: day + 1)
        pages.finish()
        #expect(installation.reports == [])
    }
}
