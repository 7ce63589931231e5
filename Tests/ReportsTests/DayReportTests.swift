import Model
import TestSupport
import Testing

@testable import Journal
@testable import Reports

@Suite struct DayReportTests {
    private func report() throws -> DayReport { DayReport(try Sample.fullDay(), in: Sample.surroundings) }

    @Test func `the most serious alert comes first, and those without a region last`() throws {
        let report = try report()
        #expect(report.entries.map { $0.record.head.seq } == [42, 41, 43, 44])
        #expect(report.provinces.map { $0.region?.code } == ["62", nil])
        #expect(report.provinces[0].places.map { $0.region?.code } == ["62.02"])
    }

    @Test func `the lead is read first and the answer to it second`() throws {
        let entry = try #require(try report().entries.first { $0.record.head.seq == 41 })
        #expect(entry.statements.map(\.stance) == [.allegation, .denial])
        #expect(entry.sightings.map(\.outlet) == ["Kawat Borneo"])
        #expect(entry.verdict?.action == .accepted)
        #expect(!entry.isPending)
    }

    @Test func `an alert's indices that lie outside of its statements are passed over`() {
        var alert = Sample.alert(1)
        alert.lead = 7
        alert.answer = -1
        let entry = AlertEntry(Sample.record(alert, seq: 1))
        #expect(entry.statements.count == 2)
    }

    @Test func `what expires is told on the day before and on the day itself`() throws {
        let alert = Sample.alert(1, deadline: Sample.day)
        var record = try Sample.fullDay()
        record.alerts = [Sample.record(alert, seq: 1)]
        for (offset, count) in [(-2, 0), (-1, 1), (0, 1), (1, 0)] {
            record.day = Sample.day + offset
            #expect(DayReport(record, in: Sample.surroundings).expiring.count == count, "\(offset)")
        }
    }

    @Test func `earlier alerts are told where something changed them`() throws {
        let report = try report()
        #expect(report.changed.map { $0.alert?.article.title } == ["Kades dilaporkan"])
        let text = String(decoding: DayPage(report).html, as: UTF8.self)
        #expect(text.contains("HTTP 410"))
    }

    @Test func `a day is compared only where at least seven days before it were watched`() {
        let day = Sample.day
        let six = Dictionary(uniqueKeysWithValues: (1...6).map { (day - $0, 3) })
        #expect(Comparison(counts: six, day: day).usual == nil)
        let seven = six.merging([day - 7: 9]) { $1 }
        #expect(Comparison(counts: seven, day: day).usual == 3)
        #expect(Comparison(counts: [day - 29: 5], day: day).days == 0)
    }

    @Test func `the median of an even number of days lies between the middle two`() throws {
        var record = try Sample.fullDay()
        record.counts = [Sample.day: 4]
        for offset in 1...8 { record.counts[Sample.day - offset] = offset <= 4 ? 2 : 5 }
        let report = DayReport(record, in: Sample.surroundings)
        #expect(report.comparison.usual == 3.5)
        #expect(
            Markup(DayPage(report).html).text.contains(
                "lebih banyak dari biasanya: median 8 hari terpantau sebelumnya adalah 3,5."
            )
        )
        #expect(Markup(DayPage(report, in: .english).html).text.contains("before is 3.5."))
        record.counts[Sample.day - 9] = 1
        #expect(DayReport(record, in: Sample.surroundings).comparison.usual == 2)
    }

    @Test func `no number is told of provinces that none names, and no day of the most alerts where there is none`()
        throws
    {
        var record = try Sample.fullDay()
        record.alerts = [
            Sample.record(
                Sample.alert(3, statements: [Sample.statement("ASN diminta netral.", .reminder, region: nil)]),
                seq: 1
            )
        ]
        let nowhere = Markup(DayPage(DayReport(record, in: Sample.surroundings)).html).text
        #expect(nowhere.contains("Pada 14 November 2024 ada 1 peringatan baru, tanpa wilayah yang disebut."))
        #expect(nowhere.contains("terbanyak 4 pada 14 November 2024"))
        record.counts = [Sample.day: 0, Sample.day - 1: 0]
        let quiet = Markup(DayPage(DayReport(record, in: Sample.surroundings)).html).text
        #expect(quiet.contains("0 peringatan dalam 2 hari terpantau dari 29. Hari yang tidak terpantau"))
        let english = Wording.english.daysWords(
            total: 9,
            watched: 4,
            all: 9,
            highest: 7,
            on: Sample.day,
            isWeekly: true
        )
        #expect(english == "9 alerts in 4 watched weeks of 9; most, 7, in the week from 14 November 2024.")
    }

    @Test(arguments: [
        (ReviewTally(alerts: 300, accepted: 299, dismissed: 1), "300 (100%)", "&gt;99%"),
        (ReviewTally(alerts: 900, accepted: 1, dismissed: 2), "3 (&lt;1%)", "33%"),
        (ReviewTally(alerts: 4, accepted: 2, dismissed: 0), "2 (50%)", "100%"),
        (ReviewTally(alerts: 300, accepted: 0, dismissed: 4), "4 (1%)", "0%"),
    ])
    func `what is not all is not told as all, nor something as nothing`(
        tally: ReviewTally,
        reviewed: String,
        precision: String
    ) throws {
        var record = try Sample.fullDay()
        record.reviews.all = tally
        let cells = Markup(DayPage(DayReport(record, in: Sample.surroundings)).html).text
        #expect(cells.contains(reviewed))
        #expect(cells.contains(precision))
    }

    private static let doubts: [(DayCoverage.Finding, hasEntries: Bool, words: String?)] = [
        (.whole, true, nil), (.open, true, nil), (.unwatched, false, "pemantauan tidak berjalan"),
        (.fileMissing, false, "BELUM TERBUKTI: log menyebut cakupan hari itu"),
        (.fileDiffers, false, "TIDAK COCOK: berkas cakupan"),
        (.unvouched, true, "BELUM TERBUKTI: log tidak menyebut berkas cakupan"),
    ]

    @Test(arguments: doubts)
    func `coverage that cannot be relied on is not told as a day without a watch`(
        finding: DayCoverage.Finding,
        hasEntries: Bool,
        words: String?
    ) throws {
        var record = try Sample.fullDay()
        record.coverageFinding = finding
        if !hasEntries { record.coverage = nil }
        let report = DayReport(record, in: Sample.surroundings)
        let texts = [Markup(DayPage(report).html).text, String(decoding: report.markdown(), as: UTF8.self)]
        for text in texts {
            #expect(text.contains("sumber memberi jawaban") == hasEntries)
            for (_, _, others) in Self.doubts where others != nil {
                guard let others else { continue }
                #expect(text.contains(others) == (others == words), "\(others)")
            }
        }
        let isLost = finding == .fileMissing || finding == .fileDiffers
        #expect(texts[0].contains("bergaris putus") != isLost)
        #expect(texts[0].contains("Apa yang dipantau tidak dihitung.") == isLost)
        let json = String(decoding: try report.json(), as: UTF8.self)
        #expect(json.contains("\"coverage_finding\":\"\(finding.rawValue)\""))
    }

    private static let troubles: [(fetches: [FetchOutcome: Int], gap: Int, trouble: CoverageTrouble?)] = [
        ([:], 0, .notAsked),
        ([.blocked: 3, .timedOut: 2], 86_400, .blocked),
        ([.forbiddenByRobots: 3], 86_400, .blocked),
        ([.blocked: 1, .timedOut: 3], 86_400, .notReached),
        ([.fetched: 1], 6 * 3600, .gap),
        ([.fetched: 9], 60, nil),
    ]

    @Test(arguments: troubles)
    func `unreached, blocked and long without an answer are different things`(
        fetches: [FetchOutcome: Int],
        gap: Int,
        trouble: CoverageTrouble?
    ) {
        let entry = Sample.entry("a", region: nil, fetches, gap: gap)
        #expect(CoverageTrouble(entry, isOpen: false) == trouble)
    }

    @Test func `a source that lost an article is the gravest trouble, and none while the day goes on`() {
        var entry = Sample.entry("a", region: nil, [.fetched: 9])
        entry.balance.noMatch -= 1
        #expect(CoverageTrouble(entry, isOpen: false) == .unbalanced)
        #expect(CoverageTrouble(entry, isOpen: true) == nil)
        entry = Sample.entry("a", region: nil, [.fetched: 9])
        entry.balance.noMatch -= 5
        entry.balance.failed += 5
        #expect(CoverageTrouble(entry, isOpen: false) == .failing)
    }

    @Test func `provinces without a reached source are not watched, and all sources are named`() throws {
        let coverage = try report().coverage
        #expect(coverage.unwatchedProvinces.map(\.region.code) == ["11", "63"])
        #expect(coverage.troubled[.blocked]?.map(\.source) == ["kabar-tabalong"])
        #expect(coverage.troubled[.notReached]?.map(\.source) == ["warta-mati"])
        #expect(coverage.troubled[.gap]?.map(\.source) == ["minahasa-kini"])
        let page = String(decoding: DayPage(try report()).html, as: UTF8.self)
        for source in ["kabar-tabalong", "warta-mati", "minahasa-kini"] { #expect(page.contains(source)) }
    }

    @Test(arguments: [
        (DayChain.Finding.whole, "Diperiksa"), (.fileMissing, "BELUM TERBUKTI"), (.fileDiffers(seq: 45), "catatan 45"),
        (.broken(seq: 46), "RANTAI PUTUS"), (.empty, "Tidak ada catatan"),
    ])
    func `every state of the chain is said`(finding: DayChain.Finding, words: String) throws {
        var record = try Sample.fullDay()
        record.chain.finding = finding
        let report = DayReport(record, in: Sample.surroundings)
        #expect(String(decoding: DayPage(report).html, as: UTF8.self).contains(words))
        #expect(String(decoding: report.markdown(), as: UTF8.self).contains(words))
    }
}
