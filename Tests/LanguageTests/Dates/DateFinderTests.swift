import Language
import Model
import TestSupport
import Testing

/// One line of `dates.txt`.
struct DateCase: CustomTestStringConvertible, Sendable {
    var marked: String
    var published: Day?
    var expected: String
    var marks: [String]
    var testDescription: String { marked }

    init?(line: Substring) {
        let parts = line.split(separator: "|", omittingEmptySubsequences: false).map { $0.trimmed }
        guard parts.count == 4, !line.hasPrefix("#") else { return nil }
        marked = parts[0]
        published = Day(parts[1])
        expected = parts[2]
        marks = parts[3].split(separator: " ").map(String.init)
    }

    static let all = Fixtures("Language").text("dates.txt").split(separator: "\n").compactMap(DateCase.init)
}

@Suite struct DateFinderTests {
    let finder: DateFinder
    let vocabulary: Vocabulary

    init() {
        var builder = Vocabulary.Builder()
        finder = DateFinder(adding: &builder)
        vocabulary = builder.build()
    }

    func mentions(_ text: String, published: Day?) -> (Passage, [DateMention]) {
        let passage = Passage(text, vocabulary: vocabulary)
        return (passage, finder.mentions(in: passage, words: passage.words.indices, published: published))
    }

    @Test(arguments: DateCase.all)
    func `reads the date as it stands`(_ item: DateCase) throws {
        let plain = item.marked.filter { $0 != "⟦" && $0 != "⟧" }
        let (passage, found) = mentions(plain, published: item.published)
        guard item.expected != "none" else {
            #expect(found.isEmpty)
            return
        }
        let mention = try #require(found.first)
        #expect(found.count == 1)
        let span = item.marked.split(separator: "⟦").last?.split(separator: "⟧").first.map(String.init)
        #expect(passage.text(mention.bytes) == span)
        #expect(mention.kind.rawValue == item.marks.first)
        #expect(mention.isParenthesised == item.marks.contains("bracketed"))
        #expect(mention.weekdayConflict == item.marks.contains("conflict"))
        #expect(mention.isMisspelt == item.marks.contains("misspelt"))
        #expect(mention.isImpossible == item.marks.contains("impossible"))
        if item.expected.hasPrefix("offset") {
            #expect(mention.offset.map(String.init) == item.expected.split(separator: " ").last.map(String.init))
        } else if item.expected == "unresolved" {
            #expect(mention.start == nil && mention.end == nil)
        } else {
            let days = item.expected.split(separator: " ").compactMap { Day($0) }
            #expect(mention.start == days.first)
            #expect(mention.end == days.last)
        }
    }

    @Test func `two days that do not follow each other are two dates`() {
        let (_, found) = mentions("Debat digelar 22 Oktober dan 7 November 2024.", published: Day("2024-09-16"))
        #expect(found.map { $0.start?.description } == ["2024-10-22", "2024-11-07"])
    }

    @Test func `a day counted from the date before it`() {
        let text = "KPU menetapkan paslon pada 22 September dan mengundi nomor urut sehari kemudian."
        let (_, found) = mentions(text, published: Day("2024-09-16"))
        #expect(found.map { $0.start?.description } == ["2024-09-22", "2024-09-23"])
    }

    @Test func `a countdown is counted from the day the caller gives`() throws {
        let (_, found) = mentions("Logistik digeser H-7.", published: nil)
        let voting = try #require(Day("2024-11-27"))
        let mention = try #require(found.first).counted(from: voting)
        #expect(mention.start?.description == "2024-11-20")
    }

    @Test func `the year an article speaks of stands in for a missing publication day, and is marked`() {
        let text = "Pilkada 2018 digelar 27 Juni nanti. Aturannya UU Nomor 10 Tahun 2016."
        let passage = Passage(text, vocabulary: vocabulary)
        #expect(finder.year(in: passage) == 2018)
        let found = finder.mentions(in: passage, words: passage.words.indices, published: nil, assuming: 2018)
        #expect(found.map { $0.start?.description } == ["2018-06-27"])
        #expect(found.map(\.isYearInferred) == [true])
    }

    @Test func `a partial date can be put into the year of a stage that the caller knows`() throws {
        let (_, found) = mentions("Pencoblosan 27 Juni nanti, pendaftaran 30 Desember-2 Januari.", published: nil)
        #expect(found.map(\.isResolved) == [false, false])
        let placed = found.map { $0.inYear(2018) }
        #expect(placed.map { $0.start?.description } == ["2018-06-27", "2017-12-30"])
        #expect(placed.map { $0.end?.description } == ["2018-06-27", "2018-01-02"])
        #expect(placed.map(\.isYearInferred) == [true, true])
    }

    @Test func `hostile text is read without harm`() {
        let texts = [
            "", "-", "27", "27 November 99999999999999", "99/99/9999", "H-", "H-999999", "tanggal", "Rabu", "27-",
            String(repeating: "27-", count: 2000), String(repeating: "27 dan ", count: 2000) + "November",
            "0 Januari 2024", "1/1/1", "29 Februari 2023", "tinggal 400 hari", "Rabu (", "sampai", "s.d.",
        ]
        for text in texts {
            let (_, found) = mentions(text, published: Day("2024-11-14"))
            let isWhole = found.allSatisfy { ($0.start == nil) == ($0.end == nil) }
            #expect(isWhole)
        }
    }
}
