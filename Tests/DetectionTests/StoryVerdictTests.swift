import Testing

@testable import Detection

/// Whether an article is a story, by all of it and by its likeliest sentence.
@Suite struct StoryVerdictTests {
    private func verdict(_ weights: [String: Double], least: Double = 0) -> StoryVerdict {
        var evidence = EvidenceTable()
        evidence.tables = ["neutrality.verdict": weights, "neutrality.story": ["verdict": least]]
        return StoryVerdict("neutrality", evidence: evidence)
    }

    private let both = ["article": 0.5, "likeliest": 0.25, "bias": -1]

    @Test func `a likely sentence makes a story of a doubtful article, and none takes it from a likely one`() {
        let verdict = verdict(both)
        #expect(verdict.logits(whole: 1, sentences: [-3, 4, 0]) == 0.5 + 1 - 1)
        #expect(verdict.logits(whole: 1, sentences: [-3, -4, -5]) == 0.5 - 0.75 - 1)
        #expect(verdict.logits(whole: 4, sentences: [-3, -4, 0]) == 2 - 1)
    }

    @Test func `what is surer than sure says no more`() {
        let verdict = verdict(both)
        #expect(verdict.logits(whole: 90, sentences: [70]) == verdict.logits(whole: 6, sentences: [6]))
        #expect(verdict.logits(whole: -90, sentences: []) == verdict.logits(whole: -6, sentences: [-6]))
    }

    @Test func `a pack that weighs nothing goes by the article alone`() {
        let verdict = StoryVerdict("neutrality", evidence: EvidenceTable())
        #expect(verdict.least == 0 && verdict.logits(whole: 1.5, sentences: [5]) == 1.5)
    }
}
