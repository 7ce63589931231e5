/// Whether an article is a story: by all of it, and by its likeliest sentence. Each alone errs more often: an article may be full
/// of what such stories are told with and tell none, and a sentence may sound like a statement in a report on something else.
///
/// A sum of both in logits, weighed by `DETECTOR.verdict` of the evidence.
struct StoryVerdict: Sendable {
    /// Logits beyond these say no more.
    private static let ceiling = 6.0

    private let bias: Double
    private let article: Double
    private let likeliest: Double
    /// Logits that make a story.
    let least: Double

    init(_ name: String, evidence: EvidenceTable) {
        let weights = evidence.tables[name + ".verdict"] ?? [:]
        bias = weights["bias"] ?? 0
        article = weights["article"] ?? 1
        likeliest = weights["likeliest"] ?? 0
        least = evidence.tables[name + ".story"]?["verdict"] ?? 0
    }

    /// - Parameters:
    ///   - whole: Logits of all of the article, by `ArticleReader`.
    ///   - sentences: Logits of each sentence, by the second reading.
    func logits(whole: Double, sentences: [Double]) -> Double {
        bias + article * StoryVerdict.bounded(whole)
            + likeliest * StoryVerdict.bounded(sentences.max() ?? -StoryVerdict.ceiling)
    }

    private static func bounded(_ logits: Double) -> Double { min(max(logits, -ceiling), ceiling) }
}
