import Testing

@testable import Detection

/// How much of a story speaks of what.
@Suite struct SubjectSpreadTests {
    private func named(_ names: [String], _ values: some Sequence<Double>) -> [String: Double] {
        Dictionary(uniqueKeysWithValues: zip(names, values))
    }

    @Test func `nearness falls with each sentence, share is of all of them`() {
        let spread = SubjectSpread([[], [.electoral, .servant], [], [.means]])
        let last = named(SubjectSpread.ofSentence, spread.values(3))
        #expect(last["electoral-near"].map { abs($0 - 0.49) < 1e-9 } == true && last["electoral-share"] == 0.25)
        #expect(last["means-near"] == 1 && last["means-far"] == 0)
        #expect(last["electoral-means-near"] == 0 && last["electoral-means-far"] == 1)
        let first = named(SubjectSpread.ofSentence, spread.values(0))
        #expect(first["electoral-servant-near"] == 0.7)
        let article = named(SubjectSpread.ofArticle, spread.article)
        #expect(article["servant-share"] == 0.25 && article["servant-count"] == article["means-count"])
        #expect(article["length"] == last["length"])
    }

    @Test func `a story without sentences has a spread of nothing`() {
        #expect(SubjectSpread([]).article.allSatisfy { $0 == 0 })
        #expect(SubjectSpread([]).article.count == SubjectSpread.ofArticle.count)
    }
}
