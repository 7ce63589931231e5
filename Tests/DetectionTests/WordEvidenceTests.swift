import Language
import Model
import Settings
import TestSupport
import Testing

@testable import Detection

/// What ordinary words weigh, and how it is found in a sentence.
@Suite struct WordEvidenceTests {
    private static let heading = (["forms"] + WordEvidence.columns).joined(separator: "\t") + "\n"

    private func evidence(_ rows: String) throws -> (words: WordEvidence, vocabulary: Vocabulary) {
        let problems = Problems(file: "words.tsv")
        var vocabulary = Vocabulary.Builder()
        var builder = WordEvidence.Builder()
        builder.read(Array((WordEvidenceTests.heading + rows).utf8), problems: problems)
        let forms = builder.terms(adding: &vocabulary)
        #expect(problems.all.isEmpty)
        let terms = vocabulary.build()
        return (builder.build(forms, count: terms.count), terms)
    }

    @Test func `all forms of a word share its weights, and other words weigh nothing`() throws {
        let (words, vocabulary) = try evidence(
            "# of visits\nmampir dimampiri\t0.5\t0\t0\t0\t-1.5\t0\t0\r\n\nberas\t0\t2\t0\t0\t0\t0\t0\n"
        )
        let row = words.row(of: vocabulary.number(of: "mampir"))
        #expect(row > 0 && row == words.row(of: vocabulary.number(of: "Dimampiri")))
        #expect(words.column("neutrality.first")[Int(row)] == 0.5)
        #expect(words.column("stance.denial")[Int(row)] == -1.5)
        #expect(words.row(of: vocabulary.number(of: "gula")) == 0)
        #expect(words.column("misuse-of-office.first") == [0, 0, 2])
        #expect(words.column("no.such") == [0, 0, 0])
        #expect(words.row(ofForm: "dimampiri") == row && words.row(ofForm: "gula") == nil)
    }

    @Test(arguments: [
        ("beras\t0.1", "2: the word `beras` should have 7 weights from -20 to 20, parted by tabs"),
        ("lewat\t0\t0\t0\t0\t0\t0\t21", "2: the word `lewat` should have 7 weights from -20 to 20"),
        ("mampir\t0\t0\t0\t0\t0\t0\theavy", "2: the word `mampir` should have 7 weights from -20 to 20"),
        ("minyak minyak\t0\t0\t0\t0\t0\t0\t0", "2: the word `minyak` stands here twice: take one out"),
        ("mi-instan\t0\t0\t0\t0\t0\t0\t0", "2: `mi-instan` is not one word in small letters"),
        ("\t0\t0\t0\t0\t0\t0\t0", "2: this row names no word"),
    ])
    func `a wrong row is named with its line and what to do`(row: String, said: String) {
        let problems = Problems(file: "words.tsv")
        var builder = WordEvidence.Builder()
        builder.read(Array((WordEvidenceTests.heading + row + "\n").utf8), problems: problems)
        #expect(problems.all.map(\.description).contains { $0.hasPrefix("words.tsv:\(said)") }, "\(problems.all)")
    }

    @Test func `columns of another version are refused once, not row by row`() {
        let problems = Problems(file: "words.tsv")
        var builder = WordEvidence.Builder()
        builder.read(Array("forms\tneutrality.article\nberas\t0.1\ngula\t0.2\n".utf8), problems: problems)
        #expect(problems.all.count == 1)
        #expect(problems.all[0].description.hasPrefix("words.tsv:1: the heading should be `forms neutrality.first "))
    }

    @Test func `a word that stands twice in a sentence counts once`() throws {
        let pack = try #require(ShippedPack.loaded.pack)
        let text = "Beras itu dibagikan camat, beras dari gudang."
        let story = Story(Document(title: "", body: text, published: nil, vocabulary: pack.vocabulary), pack: pack)
        let rows = pack.words.rows(of: try #require(story.sentences.first))
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
