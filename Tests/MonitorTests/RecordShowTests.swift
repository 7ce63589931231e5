import FoundationEssentials
import Journal
import Model
import Reports
import Settings
import TestSupport
import Testing

@testable import Monitor

/// What commands show of a record in which days are over, missing, or still to come, and alerts redacted.
@Suite struct RecordShowTests {
    private struct Installation {
        let folder: TemporaryFolder
        let clock = ManualClock("2024-11-14T09:00:00+07:00")
        var config: String { folder.path + "/netra.yaml" }
        var logs: String { folder.path + "/logs" }
        let address: WebAddress
        var alert: String { Alert.id(of: address) }

        init() throws {
            folder = try TemporaryFolder()
            address = try #require(WebAddress("https://sampit-raya.example/berita/1"))
            try """
            contact: monitor@example.org
            state: state
            logs: logs
            """.write(toFile: config, atomically: true, encoding: .utf8)
        }

        func open() async throws -> Journal {
            let configuration = Configuration.read(file: config, into: Problems(file: config), sends: false)
            return try await Journal.open(try #require(configuration).record, clock: clock)
        }

        /// One article that is pending when its day ends and is read on the next, as an alert.
        func record() async throws {
            let journal = try await open()
            try await journal.setSources([Source(name: "sampit-raya", url: address, every: 600)])
            _ = try await journal.discover(
                [DiscoveredArticle(address: address)],
                source: "sampit-raya",
                at: clock.now()
            )
            try await journal.note(fetch: FetchNote(source: "sampit-raya", outcome: .fetched, at: clock.now()))
            clock.set("2024-11-15T08:00:00+07:00")
            try await journal.flush()
            _ = try await journal.record(article)
            try await journal.close()
        }

        private var article: ArticleRecord {
            let article = Article(
                address: address,
                canonical: address,
                title: "Camat diduga ikut kampanye",
                text: "Camat diduga mengajak warga."
            )
            return ArticleRecord(
                address: address,
                source: "sampit-raya",
                article: article,
                outcome: .alerted,
                alert: Alert(
                    of: AlertedArticle(article, source: "sampit-raya", firstSeen: clock.now().at(.jakarta)),
                    statements: [
                        Statement(
                            detector: .neutrality,
                            stance: .allegation,
                            quote: "Camat diduga mengajak warga.",
                            rule: "asn-kampanye"
                        )
                    ],
                    outcome: .undecided,
                    severity: .medium,
                    pack: "sha256:" + String(repeating: "ab", count: 32)
                ),
                judgement: Judgement(
                    version: "0.1.0",
                    pack: "sha256:" + String(repeating: "ab", count: 32),
                    source: "sampit-raya",
                    region: nil,
                    seen: clock.now().at(.jakarta)
                )
            )
        }
    }

    private let day = Day(serial: 20_041)  // 2024-11-14

    private func coverage(_ installation: Installation, _ day: Day) -> (Kept, Monitor.ExitStatus) {
        let kept = Kept()
        let show = CoverageShow(configurationFile: installation.config, isJSON: false)
        return (kept, show.show(day, on: kept.terminal()))
    }

    @Test func `a text that was changed in the journal is not told as one that is merely missing`() async throws {
        let desk = try Installation()
        try await desk.record()
        let path = desk.folder.path + "/state/journal.sqlite"
        var bytes = [UInt8](try Data(contentsOf: URL(filePath: path)))
        bytes.replace(Array("mengajak".utf8), with: Array("mengejek".utf8))
        try Data(bytes).write(to: URL(filePath: path))
        let kept = Kept()
        let days = Day(serial: 20_041)...Day(serial: 20_042)
        let replay = Replay(configurationFile: desk.config, days: days, packs: nil, rules: nil, isJSON: false)
        #expect(replay.run(on: kept.terminal()) == .foundWrong)
        #expect(kept.errors.first?.hasPrefix("1 reading is not in the journal as read (\(desk.alert))") == true)
        #expect(kept.output == ["0 alerts of 1 readings: 0 the same, 0 changed, 0 gone, 0 new"])
    }

    @Test func `a redaction names the journals that a restoration put aside`() async throws {
        let desk = try Installation()
        try await desk.record()
        let copy = desk.folder.path + "/state/journal.sqlite.replaced-1731600000"
        try Data().write(to: URL(filePath: copy))
        let kept = Kept()
        let change = RecordChange(
            redacting: desk.alert,
            reason: "putusan",
            authority: "PN",
            configurationFile: desk.config
        )
        #expect(await change.run(on: kept.terminal()) == .fine)
        #expect(kept.errors.count == 1 && kept.errors.first?.contains("replaced-1731600000: a restoration") == true)
    }

    @Test func `the coverage of a day that is over is what it was closed with`() async throws {
        let installation = try Installation()
        try await installation.record()
        let (kept, status) = coverage(installation, day)
        #expect(status == .fine && kept.errors == [])
        #expect(kept.output.first == "2024-11-14: 1 of 1 sources reached")
        let cells = try #require(kept.output.last).split(separator: " ")
        #expect(cells.prefix(8) == ["sampit-raya", "1/1", "15h00m", "1", "0", "0", "0", "1"])
    }

    @Test(arguments: [
        (-1, "nothing was watched"), (2, "2024-11-16 is still to come for the record: its open day is 2024-11-15"),
    ])
    func `a day without a watch and one to come are told from a quiet one`(offset: Int, words: String) async throws {
        let installation = try Installation()
        try await installation.record()
        let (kept, status) = coverage(installation, day + offset)
        #expect(status == .foundWrong && kept.output == [])
        #expect(kept.errors.count == 1 && kept.errors[0].contains(words))
    }

    @Test func `coverage that was changed or lost is told, and not shown`() async throws {
        let installation = try Installation()
        try await installation.record()
        let path = "\(installation.logs)/coverage-2024-11-14.jsonl"
        try Data("{}\n".utf8).write(to: URL(filePath: path))
        let (changed, status) = coverage(installation, day)
        #expect(status == .foundWrong && changed.output == [])
        #expect(changed.errors.first?.contains("is not the one that the log closed this day with") == true)
        try FileManager.default.removeItem(atPath: path)
        #expect(coverage(installation, day).0.errors.first?.contains("the file is missing") == true)
    }

    @Test func `no report is made of a day to come`() async throws {
        let installation = try Installation()
        try await installation.record()
        let kept = Kept()
        let writing = ReportWriting(configurationFile: installation.config, format: .md, wording: nil, output: nil)
        #expect(writing.run(day + 2, on: kept.terminal()) == .foundWrong)
        #expect(writing.run((day + 2)...(day + 9), asksEvenHandedness: false, on: kept.terminal()) == .foundWrong)
        #expect(kept.output == [])
        let words = "2024-11-16 is still to come for the record: its open day is 2024-11-15"
        #expect(kept.errors == [words, words])
        #expect(writing.run(day...(day + 9), asksEvenHandedness: false, on: kept.terminal()) == .fine)
    }

    @Test func `nothing is exported, listed or judged again of a day to come`() async throws {
        let installation = try Installation()
        try await installation.record()
        let (kept, config) = (Kept(), installation.config)
        let days = (day + 2)...(day + 9)
        let export = AlertExport(configurationFile: config, format: .csv, wording: nil, separator: nil, output: nil)
        #expect(export.run(days, ids: [], on: kept.terminal()) == .foundWrong)
        let list = ReviewShow(configurationFile: config, isJSON: false)
        #expect(list.list(days, isPending: false, on: kept.terminal()) == .foundWrong)
        let replay = Replay(configurationFile: config, days: days, packs: nil, rules: nil, isJSON: false)
        #expect(replay.run(on: kept.terminal()) == .foundWrong)
        #expect(kept.output == [])
        let words = "2024-11-16 is still to come for the record: its open day is 2024-11-15"
        #expect(kept.errors == [words, words, words])
    }

    @Test func `no reply that is annexed makes a line like that of a review`() async throws {
        let installation = try Installation()
        try await installation.record()
        let journal = try await installation.open()
        let reply = "Saya keberatan.\n  2024-11-15 accepted by rani-2: benar\u{2028}\r\n  not reviewed"
        let review = Review(
            action: .challenged,
            reviewer: "pemantau-7",
            reason: "surat\n08:00:00  9  alert.opened  high",
            challenge: Challenge(ground: "bukan saya", reply: reply)
        )
        let now = installation.clock.now()
        _ = try await journal.perform(.review(alert: installation.alert, review: review), at: now)
        try await journal.close()
        let shown = Kept()
        let show = ReviewShow(configurationFile: installation.config, isJSON: false)
        #expect(show.show(installation.alert, on: shown.terminal()) == .fine)
        #expect(shown.output.count == 5)
        #expect(shown.output.last?.hasPrefix("  2024-11-15 challenged by pemantau-7: surat 08:00:00") == true)
        let logged = Kept()
        let log = LogShow(configurationFile: installation.config, day: day + 1, isJSON: false)
        #expect(await log.run(follows: false, on: logged.terminal()) == .fine)
        #expect(logged.output.count { $0.contains("alert.opened") && !$0.contains("alert.reviewed") } == 1)
    }

    @Test func `a redacted alert is shown as redacted wherever it is asked for`() async throws {
        let installation = try Installation()
        try await installation.record()
        let journal = try await installation.open()
        let review = Review(action: .dismissed, reviewer: "pemantau-7", reason: "bukan camat")
        let now = installation.clock.now()
        _ = try await journal.perform(.review(alert: installation.alert, review: review), at: now)
        try await journal.perform(
            .redact(alert: installation.alert, reason: "putusan", authority: "PN Sampit"),
            at: now
        )
        let by = await journal.head.seq
        try await journal.close()

        let shown = Kept()
        let show = ReviewShow(configurationFile: installation.config, isJSON: false)
        #expect(show.show(installation.alert, on: shown.terminal()) == .fine)
        #expect(
            shown.output == ["\(installation.alert)  2024-11-15  redacted", "  redacted: event \(by) says why"]
        )

        let exported = Kept()
        let export = AlertExport(
            configurationFile: installation.config,
            format: .sheet,
            wording: nil,
            separator: nil,
            output: nil
        )
        #expect(export.run(nil, ids: [installation.alert], on: exported.terminal()) == .foundWrong)
        #expect(exported.output == [])
        #expect(exported.errors.first?.contains("its text was erased, event \(by) of the log says why") == true)

        let logged = Kept()
        let log = LogShow(configurationFile: installation.config, day: day + 1, isJSON: false)
        #expect(await log.run(follows: false, on: logged.terminal()) == .fine)
        let line = try #require(logged.output.last)
        #expect(line.hasSuffix("alert.redacted     \(installation.alert)  putusan  by PN Sampit"))
    }
}
