/// How likely each sentence of a story is a statement, by its signs and words, and by what title, lead and its neighbours say: a
/// sum of weights in logits, from the table `DETECTOR.first` of the evidence.
///
/// What signs of the sentence before and behind weigh is in `DETECTOR.first-before` and `DETECTOR.first-behind`; what those of the
/// title, of the lead and of all of the article weigh for every sentence of it, in `DETECTOR.first-title`, `DETECTOR.first-lead`
/// and `DETECTOR.first-anywhere`.
struct FirstReading: Sendable {
    private let signs: [Double]
    private let before: [Double]
    private let behind: [Double]
    private let title: [Double]
    private let lead: [Double]
    private let anywhere: [Double]
    /// By row of the evidence of words.
    private let words: [Double]
    /// In the order of `StoryFeatures.names`.
    private let features: [Double]

    init(_ name: String, signs table: SignTable, evidence: EvidenceTable, words evidenceOfWords: WordEvidence) {
        signs = table.weights(evidence.tables[name])
        before = table.weights(evidence.tables[name + "-before"])
        behind = table.weights(evidence.tables[name + "-behind"])
        title = table.weights(evidence.tables[name + "-title"])
        lead = table.weights(evidence.tables[name + "-lead"])
        anywhere = table.weights(evidence.tables[name + "-anywhere"])
        words = evidenceOfWords.column(name)
        features = StoryFeatures.names.map { evidence.tables[name]?[$0] ?? 0 }
    }

    /// By sentence.
    func logits(_ story: Story, _ features: StoryFeatures) -> [Double] {
        let sentences = story.sentences
        var head = 0.0
        for (part, weights) in [
            (sentences[..<story.titles], title),
            (sentences[story.titles...].prefix(ArticleReader.lead), lead), (sentences[...], anywhere),
        ] {
            var found = NumberSet(count: weights.count)
            for sentence in part { for sign in sentence.signs { found.insert(sign) } }
            for sign in found.drain() { head += weights[Int(sign)] }
        }
        return sentences.map { sentence in
            var sum = head
            let index = sentence.index
            for sign in sentence.signs { sum += signs[Int(sign)] }
            for word in sentence.words { sum += words[Int(word)] }
            if index > 0 { for sign in sentences[index - 1].signs { sum += before[Int(sign)] } }
            if index + 1 < sentences.count {
                for sign in sentences[index + 1].signs { sum += behind[Int(sign)] }
            }
            for (value, weight) in zip(features.values(sentence.index), self.features) { sum += value * weight }
            return sum
        }
    }
}
