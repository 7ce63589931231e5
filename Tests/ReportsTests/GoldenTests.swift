import FoundationEssentials
import Model
import TestSupport
import Testing

@testable import Journal
@testable import Reports

/// Whole outputs as files. With `RECORD_GOLDEN=1` they are written anew; the difference is then reviewed like code.
@Suite struct GoldenTests {
    private let golden = Fixtures("Reports/golden")

    /// Without the style sheet, which is the same for all pages and has no place in each of them.
    private func bare(_ page: [UInt8]) -> [UInt8] {
        let sheet = "\(PageStyle.sheet)"
        let digest = Data(Digest(of: sheet.utf8).bytes).base64EncodedString()
        let text = String(decoding: page, as: UTF8.self)
        return Array(text.replacing(sheet, with: "(the style sheet)").replacing(digest, with: "(its digest)").utf8)
    }

    private func compare(_ page: [UInt8], with name: String) throws {
        let bytes = bare(page)
        let path = "\(golden.folder)/\(name)"
        if ProcessInfo.processInfo.environment["RECORD_GOLDEN"] == "1" {
            try Data(bytes).write(to: URL(filePath: path))
        }
        let expected = FileManager.default.contents(atPath: path).map { [UInt8]($0) }
        guard expected != bytes else { return }
        let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
        let old = String(decoding: expected ?? [], as: UTF8.self).split(
            separator: "\n",
            omittingEmptySubsequences: false
        )
        let line = zip(lines, old).enumerated().first { $0.element.0 != $0.element.1 }
        Issue.record("\(name) differs at line \((line?.offset ?? min(lines.count, old.count)) + 1)")
    }

    @Test(arguments: Wording.allCases)
    func `the page of a day`(wording: Wording) throws {
        let report = DayReport(try Sample.fullDay(), in: Sample.surroundings)
        try compare(DayPage(report, in: wording).html, with: "day-\(wording.rawValue).html")
    }

    @Test func `the table of a day`() throws {
        let report = DayReport(try Sample.fullDay(), in: Sample.surroundings)
        try compare(report.csv(), with: "day.csv")
    }

    @Test func `a day for programs`() throws {
        let report = DayReport(try Sample.fullDay(), in: Sample.surroundings)
        try compare(try report.json(), with: "day.json")
    }

    @Test func `a day as markdown`() throws {
        let report = DayReport(try Sample.fullDay(), in: Sample.surroundings)
        try compare(report.markdown(), with: "day.md")
    }

    @Test func `a day without alerts that was not watched`() throws {
        let record = DayRecord(
            day: Sample.day,
            made: Sample.made,
            isOpen: false,
            alerts: [],
            coverage: nil,
            chain: DayChain(),
            counts: [:]
        )
        let report = DayReport(record, in: Sample.surroundings)
        try compare(DayPage(report).html, with: "empty.html")
    }

    @Test func `sheets that help to write a report`() throws {
        let record = try Sample.fullDay()
        let sheet = ReportSheet(
            record.alerts,
            texts: [record.alerts[0].id: "Camat Baamang diduga mengajak warga.\n\nPanwascam memeriksa."],
            in: Sample.surroundings,
            made: Sample.made
        )
        try compare(sheet.html, with: "sheet.html")
    }

    @Test func `a period and its even-handedness`() throws {
        let report = PeriodReport(try PeriodTests.period(), in: Sample.surroundings)
        try compare(PeriodPage(report).html, with: "period.html")
        try compare(EvenHandednessPage(report).html, with: "even-handedness.html")
        try compare(report.csv(), with: "period.csv")
        try compare(try report.json(), with: "period.json")
        try compare(report.markdown(), with: "period.md")
    }
}
