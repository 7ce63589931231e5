import FoundationEssentials
import Model
import TestSupport
import Testing

@testable import Detection

@Suite struct ArticleSignsTests {
    private func signs(of name: String) throws -> (ArticleSigns, LabelledArticle, RulePack) {
        let pack = try #require(ShippedPack.loaded.pack)
        let line = try #require(Fixtures("Detection/articles").bytes(name).split(separator: 0x0A).first)
        let article = try JSONDecoder().decode(LabelledArticle.self, from: Data(line))
        return (ArticleSigns(article, pack: pack), article, pack)
    }

    @Test func `what weights are learnt from has a row a sentence and a value a feature`() throws {
        let (signs, article, pack) = try signs(of: "cases.jsonl")
        #expect(signs.id == article.id && signs.sentences.first?.isTitle == true)
        #expect(signs.readings.map(\.detector) == [.neutrality, .misuseOfOffice])
        for reading in signs.readings {
            #expect(reading.points.count == signs.sentences.count && reading.features.count == signs.sentences.count)
            #expect(reading.features.allSatisfy { $0.count == signs.firstReading })
            #expect(reading.article.count == signs.articleFeatures.count && reading.article.first == 1)
        }
        for sentence in signs.sentences {
            #expect(sentence.signs.allSatisfy { pack.signs.numbers[$0] != nil })
        }
    }

    @Test func `it says the same each time, and as JSON`() throws {
        let (signs, article, pack) = try signs(of: "regions.jsonl")
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys]
        let text = String(decoding: try encoder.encode(signs), as: UTF8.self)
        #expect(text == String(decoding: try encoder.encode(ArticleSigns(article, pack: pack)), as: UTF8.self))
        for key in ["articleFeatures", "firstReading", "readings", "sentences", "lead"] {
            #expect(text.contains("\"\(key)\""))
        }
    }

    /// Captions, crossheads and keywords that were left in a text.
    @Test func `a line of the body without a mark at its end is told from a sentence`() throws {
        let pack = try #require(ShippedPack.loaded.pack)
        let lines = [
            "Foto camat di posko pemenangan", "Camat hadir di posko calon bupati.", "“Saya cuma lewat,” katanya,",
        ]
        let text = lines.joined(separator: "\\n\\n")
        let json = #"{"id": "a", "title": "Camat Hadiri Kampanye", "statements": [], "text": "\#(text)"}"#
        let article = try JSONDecoder().decode(LabelledArticle.self, from: Data(json.utf8))
        let unended = ArticleSigns(article, pack: pack).sentences.map { $0.signs.contains("scope.unended") }
        #expect(unended == [false, true, false, false])
    }
}
