import Model
import Testing

@Suite struct ExcerptTests {
    private let words = "Camat diduga memakai mobil dinas untuk mengampanyekan paslon."
    private func statement(
        _ detector: Detector,
        _ stance: Stance? = .allegation,
        quote: String? = nil,
        speaker: String? = "Rina"
    ) -> Statement {
        Statement(detector: detector, stance: stance, quote: quote ?? words, speaker: speaker, rule: "uji")
    }

    @Test func `a sentence that two detectors found is one excerpt, under both names`() throws {
        let excerpts = [
            statement(.misuseOfOffice), statement(.neutrality, quote: "Lain."), statement(.neutrality),
        ].excerpts
        #expect(excerpts.map(\.quote) == [words, "Lain."])
        let kind = Wording.indonesian.kind(of: try #require(excerpts.first))
        #expect(kind == "netralitas, penyalahgunaan jabatan: dugaan menurut berita")
        #expect(Wording.indonesian.kind(of: try #require(excerpts.last)) == "dugaan menurut berita")
    }

    @Test(arguments: [
        [Stance.allegation, .denial], [.allegation, nil],
    ]) func `the same words with another meaning stay apart`(stances: [Stance?]) {
        #expect(stances.map { statement(.neutrality, $0) }.excerpts.count == 2)
    }

    @Test func `the same words of two people stay apart`() {
        #expect(["Rina", "Hendra"].map { statement(.neutrality, speaker: $0) }.excerpts.count == 2)
    }

    @Test func `two dates in one sentence are one excerpt that tells both`() throws {
        var first = statement(.electionDate, nil)
        (first.event, first.start, first.end) = (.voting, Day("2024-11-27"), Day("2024-11-27"))
        var second = first
        (second.event, second.start, second.end) = (.campaign, Day("2024-09-25"), Day("2024-11-23"))
        let excerpts = [first, second, first].excerpts
        #expect(excerpts.count == 1)
        #expect(Wording.indonesian.dates(of: try #require(excerpts.first)).count == 2)
    }
}
