import Language
import Model
import Settings
import TestSupport
import Testing

@testable import Detection

/// What ordinary words weigh, and how it is found in a sentence.
@Suite struct WordEvidenceTests {
    private func evidence(_ weights: String) throws -> (words: WordEvidence, vocabulary: Vocabulary) {
        let problems = Problems(file: "words.yaml")
        let text = "columns: \(WordEvidence.columns.joined(separator: " "))\nweights:\n" + weights
        let node = try #require(SettingsFile.parse(bytes: Array(text.utf8), into: problems))
        var vocabulary = Vocabulary.Builder()
        var builder = WordEvidence.Builder()
        builder.read(node)
        let forms = builder.terms(adding: &vocabulary)
        #expect(problems.all.isEmpty)
        let terms = vocabulary.build()
        return (builder.build(forms, count: terms.count), terms)
    }

    @Test func `all forms of a word share its weights, and other words weigh nothing`() throws {
        let (words, vocabulary) = try evidence(
            "  mampir dimampiri: 0.5 0 0 0 0 0 -1.5 0 0\n  beras: 0 2 0 0 0 0 0 0 0\n"
        )
        let row = words.row(of: vocabulary.number(of: "mampir"))
        #expect(row > 0 && row == words.row(of: vocabulary.number(of: "Dimampiri")))
        #expect(words.column("neutrality.first")[Int(row)] == 0.5)
        #expect(words.column("stance.denial")[Int(row)] == -1.5)
        #expect(words.row(of: vocabulary.number(of: "gula")) == 0)
        #expect(words.column("neutrality.single") == [0, 0, 2])
        #expect(words.column("no.such") == [0, 0, 0])
        #expect(words.row(ofForm: "dimampiri") == row && words.row(ofForm: "gula") == nil)
    }

    @Test func `a word that stands twice in a sentence counts once`() throws {
        let pack = try #require(ShippedPack.loaded.pack)
        let text = "Beras itu dibagikan camat, beras dari gudang."
        let story = Story(Document(title: "", body: text, published: nil, vocabulary: pack.vocabulary), pack: pack)
        var found = NumberSet(count: pack.words.count)
        let rows = pack.words.rows(of: try #require(story.sentences.first), &found)
        #expect(!rows.isEmpty && rows == rows.sorted() && Set(rows).count == rows.count)
    }

    @Test func `the shipped weights name no word twice, and none that is a name`() throws {
        let pack = try #require(ShippedPack.loaded.pack)
        #expect(pack.words.count > 1_000)
        for name in ["Prabowo", "Jokowi", "Seruyan", "Golkar"] {
            #expect(pack.words.row(of: pack.vocabulary.number(of: name)) == 0, "\(name)")
        }
    }
}
