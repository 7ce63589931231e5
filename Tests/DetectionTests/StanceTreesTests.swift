import Language
import Model
import Settings
import Testing

@testable import Detection

/// What the trees of stances are asked, and what they answer.
@Suite struct StanceTreesTests {
    private let pack: RulePack

    init() throws { pack = try #require(ShippedPack.loaded.pack) }

    /// A charge, a denial in the sentence behind it, and a reminder two sentences on.
    private func story() -> Story {
        let text = """
            Camat Rante diduga mengajak warga memilih pasangan petahana. Ia membantah tudingan itu.
            Rapat berakhir sore hari.
            Bawaslu mengingatkan ASN agar netral.
            """
        let document = Document(
            title: "Camat Rante Diduga Kampanye",
            body: text,
            published: nil,
            vocabulary: pack.vocabulary
        )
        var story = Story(document, pack: pack)
        story.mark(pack)
        return story
    }

    /// By statement, what one tree of denials says.
    private func answers(_ tree: String, of sentences: [Int] = [1, 2, 4], shares: [Double] = [0, 0, 0, 0, 0]) throws
        -> [Double]
    {
        let built = DecisionTreesText.built("stance.denial\n  \(tree)\n", for: pack)
        let trees = StanceTrees(signs: pack.signs, words: pack.words, trees: built)
        var asking = StanceTrees.Asking(trees, story(), shares: shares, statements: sentences.count)
        return sentences.map { sentence in
            let kinds = asking.next(Finding(detector: .neutrality, sentence: sentence, dates: nil))
            #expect(kinds.enumerated().allSatisfy { $0.offset == Stance.denial.rank || $0.element == 0 })
            return kinds[Stance.denial.rank]
        }
    }

    @Test func `a statement is asked by its own signs, and by those beside it`() throws {
        #expect(try answers("class.denied 2 -1") == [-1, 2, -1])
        #expect(try answers("behind/class.denied 2 -1") == [2, -1, -1])
        #expect(try answers("before/class.denied 2 -1") == [-1, -1, -1], "a sentence stands between")
        #expect(try answers("title/class.alleged 2 -1") == [2, 2, 2])
    }

    @Test func `it is asked where it stands among the statements of its story`() throws {
        #expect(try answers("order>0.5 2 -1") == [-1, 2, 2])
        #expect(try answers("gap>1.5 2 -1") == [2, -1, 2], "the first has nothing before it")
        #expect(try answers("place>0.5 2 -1") == [-1, -1, 2])
        #expect(try answers("statements>2.5 sentences>4.5 2 1 -1") == [2, 2, 2])
        #expect(try answers("share-denial>0.4 2 -1", shares: [0, 0.5, 0.5, 0, 0]) == [2, 2, 2])
        #expect(try answers("is-title>0.5 2 -1", of: [0, 1]) == [2, -1])
    }

    @Test func `the shipped trees weigh every stance`() {
        #expect(Stance.allCases.count == pack.stanceTrees.counts.count)
        #expect(pack.stanceTrees.counts.allSatisfy { $0 >= 50 })
    }
}
