import Detection
import FoundationEssentials
import Model
import TestSupport
import Testing

/// Labelled articles of our own, and the scores they reached. A change that lowers one fails here, unless it changes
/// `record.json` on purpose in the same commit.
@Suite struct RatchetTests {
    private struct Record: Decodable {
        var stories: [String: Double]
        var statements: [String: Double]
        var stance: Double
        var falseAlarms: Double

        private enum CodingKeys: String, CodingKey {
            case stories, statements, stance
            case falseAlarms = "false_alarms_per_100_clean"
        }
    }

    /// What the weights were fitted on, and what neither they nor their words ever saw (`…-unread.jsonl`): the second says
    /// how the detectors do on news to come.
    @Test(arguments: ["fitted", "unread"])
    func `no score falls below its record`(part: String) throws {
        let fixtures = Fixtures("Detection/articles")
        let analyst = Analyst(pack: try #require(ShippedPack.loaded.pack))
        var articles: [LabelledArticle] = []
        for name in fixtures.names(suffix: ".jsonl") where name.contains("unread") == (part == "unread") {
            for line in fixtures.bytes(name).split(separator: 0x0A) {
                articles.append(try JSONDecoder().decode(LabelledArticle.self, from: Data(line)))
            }
        }
        #expect(Set(articles.map(\.id)).count == articles.count, "two articles have one id")
        let scores = Evaluation(articles) { article in
            analyst.statements(title: article.title, text: article.text, published: article.published).map { Label($0) }
        }
        let records = try JSONDecoder().decode([String: Record].self, from: Data(fixtures.bytes("record.json")))
        let record = try #require(records[part])
        for detector in Detector.allCases {
            let story = try #require(scores.stories[detector]?.f1)
            let statement = try #require(scores.statements[detector]?.f1)
            #expect(story >= record.stories[detector.rawValue] ?? 1, "\(scores)")
            #expect(statement >= record.statements[detector.rawValue] ?? 1, "\(scores)")
        }
        #expect(scores.stance.accuracy ?? 0 >= record.stance, "\(scores)")
        #expect(scores.falseAlarmsPer100Clean ?? 100 <= record.falseAlarms, "\(scores)")
    }

    @Test func `a perfect prediction scores one and an empty one nothing`() throws {
        let line = Fixtures("Detection/articles").bytes("own.jsonl").split(separator: 0x0A)[0]
        let article = try JSONDecoder().decode(LabelledArticle.self, from: Data(line))
        let perfect = Evaluation([article]) { $0.statements }
        #expect(perfect.statements[.neutrality]?.f1 == 1 && perfect.stance.accuracy == 1)
        let empty = Evaluation([article]) { _ in [] }
        #expect(empty.statements[.neutrality]?.missed == article.statements.count && empty.stance.accuracy == nil)
    }
}
