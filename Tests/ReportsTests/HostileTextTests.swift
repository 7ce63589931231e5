import FoundationEssentials
import Model
import TestSupport
import Testing

@testable import Journal
@testable import Reports

/// Titles, quotations and names of outlets come from the web.
@Suite struct HostileTextTests {
    private static let texts = [
        "<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "' onmouseover='x", "</style></head><h1>x",
        "=HYPERLINK(\"http://x.example\";\"x\")", "+1+1", "-2+3", "@SUM(A1)", "\t=1+1", " =1+1", "＝1+1",
        "Camat \u{202E}ikut\u{202C} kampanye", "a\u{0}b\u{7}c\u{1B}[31m", "\u{2066}x\u{2069}\u{200F}\u{FEFF}",
        "baris\r\nlain;kolom,\"lagi\"", "]]><!--", "&lt;b&gt;", "`**_[x](javascript:alert(1))_**`", "1. butir\n# judul",
        String(repeating: "panjang ", count: 500), "😀\u{E0041}",
    ]

    private func record(_ text: String) throws -> DayRecord {
        var alert = Sample.alert(1, title: text, outlet: text)
        alert.article.author = text
        alert.article.source = text
        for index in alert.statements.indices {
            alert.statements[index].quote = text
            alert.statements[index].before = text
            alert.statements[index].after = text
            alert.statements[index].speaker = text
            alert.statements[index].role = text
            alert.statements[index].subject = text
            alert.statements[index].region = Region(code: "62.02", name: text)
        }
        let review = Review(
            action: .challenged,
            reviewer: "a-1",
            reason: text,
            challenge: Challenge(ground: text, reply: text)
        )
        let event = try Sample.event(
            AlertReviewed(alert: Sample.reference(alert), review: review),
            seq: 9,
            alert: alert
        )
        var record = try Sample.fullDay()
        record.alerts = [Sample.record(alert, seq: 1, followUps: [event])]
        record.coverage?[0].source = text
        return record
    }

    @Test(arguments: texts)
    func `nothing of it becomes markup`(text: String) throws {
        let record = try record(text)
        let report = DayReport(record, in: Sample.surroundings)
        var period = try PeriodTests.period()
        for alert in record.alerts { period.add(alert) }
        for entry in record.coverage ?? [] { period.add(entry) }
        let counted = PeriodReport(period, in: Sample.surroundings)
        let pages = [
            DayPage(report).html, PeriodPage(counted).html, EvenHandednessPage(counted).html,
            ReportSheet(
                record.alerts,
                texts: [record.alerts[0].id: text],
                in: Sample.surroundings,
                made: Sample.made
            ).html,
        ]
        for page in pages {
            let markup = Markup(page)
            #expect(markup.faults == [])
            for name in ["script", "img", "iframe", "link", "form", "b", "object"] {
                #expect(markup.elements[name] == nil)
            }
            #expect(markup.elements["h1"] == 1 && markup.elements["style"] == 1)
            let shown = String(decoding: page, as: UTF8.self).unicodeScalars
            #expect(!shown.contains { (0x202A...0x202E).contains($0.value) || (0x2066...0x2069).contains($0.value) })
            #expect(!shown.contains { $0.value < 0x20 && $0.value != 0x0A })
        }
    }

    @Test(arguments: texts, CSVText.Separator.allCases)
    func `no cell of a table is calculated, and each stays one cell`(text: String, separator: CSVText.Separator) throws
    {
        let report = DayReport(try record(text), in: Sample.surroundings)
        let csv = report.csv(separator: separator)
        #expect(csv.starts(with: [0xEF, 0xBB, 0xBF]))
        let rows = Self.cells(csv, separator: separator)
        #expect(rows.count == 2)
        #expect(rows.allSatisfy { $0.count == rows[0].count })
        for cell in rows[1] {
            let first = cell.unicodeScalars.first { $0 != " " }
            #expect(!["=", "+", "-", "@", "\t", "\u{FF1D}"].contains(first), "\(cell)")
        }
    }

    @Test func `days that have gone by are a number, not a text`() throws {
        var record = try Sample.fullDay()
        record.alerts = [Sample.record(Sample.alert(1, deadline: Sample.day - 3), seq: 1)]
        let rows = Self.cells(DayReport(record, in: Sample.surroundings).csv(), separator: .semicolon)
        let column = try #require(rows[0].firstIndex(of: "days_left"))
        #expect(rows[1][column] == "-3")
    }

    /// RFC 4180 as a spreadsheet reads it.
    private static func cells(_ csv: [UInt8], separator: CSVText.Separator) -> [[String]] {
        var rows: [[String]] = []
        var row: [String] = []
        var cell = ""
        var isQuoted = false
        var scalars = Array(String(decoding: csv.dropFirst(3), as: UTF8.self).unicodeScalars)[...]
        while let scalar = scalars.popFirst() {
            if isQuoted {
                if scalar == "\"", scalars.first == "\"" {
                    cell.unicodeScalars.append(scalars.removeFirst())
                } else if scalar == "\"" {
                    isQuoted = false
                } else {
                    cell.unicodeScalars.append(scalar)
                }
            } else if scalar == "\"" {
                isQuoted = true
            } else if String(scalar) == separator.rawValue {
                row.append(cell)
                cell = ""
            } else if scalar == "\n" {
                rows.append(row + [cell])
                (row, cell) = ([], "")
            } else if scalar != "\r" {
                cell.unicodeScalars.append(scalar)
            }
        }
        return rows
    }

    @Test(arguments: texts)
    func `no line of markdown becomes a heading, a link or a list of its own`(text: String) throws {
        let report = DayReport(try record(text), in: Sample.surroundings)
        let lines = String(decoding: report.markdown(), as: UTF8.self).split(separator: "\n")
        let headings = lines.filter { $0.hasPrefix("#") }
        #expect(headings.filter { $0.hasPrefix("# ") }.count == 1)
        #expect(headings.count == 9)
        for line in lines {
            let bare = ["\\[", "\\<", "\\`"].reduce(String(line)) { $0.replacing($1, with: "") }
            #expect(!bare.contains("[") && !bare.contains("<") && !bare.contains("`"), "\(line)")
        }
    }

    @Test(arguments: texts)
    func `programs get the text to the letter`(text: String) throws {
        struct Day: Decodable {
            struct Exported: Decodable {
                let alert: Alert?
            }
            let alerts: [Exported]
        }
        let report = DayReport(try record(text), in: Sample.surroundings)
        let bytes = try report.json()
        let read = try JSONDecoder().decode(Day.self, from: Data(bytes))
        #expect(read.alerts.first?.alert?.article.title == text)
        #expect(bytes.count { $0 == 0x0A } == 1)
    }

    @Test func `what cannot be seen is written out`() {
        #expect(ShownText.of("a\u{202E}b\u{0}c\nd") == "a⟨U+202E⟩b⟨U+0000⟩c d")
        #expect(ShownText.of("Ayah – “kata” 😀 é") == "Ayah – “kata” 😀 é")
    }
}
