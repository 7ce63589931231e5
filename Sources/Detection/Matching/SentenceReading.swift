import Language

/// What the automaton and the rules found in one sentence.
struct SentenceReading {
    let sentence: Sentence
    /// Index among the sentences of the passage.
    let position: Int
    let hits: SentenceHits
    let firings: [RuleMatcher.Firing]

    func has(_ group: Int32?) -> Bool {
        guard let group else { return false }
        return hits.hits.contains { $0.group == group }
    }
}

extension RulePack {
    /// Every sentence of a passage that is the report's own, in order.
    func read(_ passage: Passage) -> [SentenceReading] {
        var readings: [SentenceReading] = []
        var before: [RuleMatcher.Findings] = []
        var hits: [PhraseAutomaton.Hit] = []
        for (position, sentence) in passage.sentences.enumerated() where sentence.kind == .text {
            hits.removeAll(keepingCapacity: true)
            automaton.find(in: passage.words, sentence.words, into: &hits)
            let found = SentenceHits(words: sentence.words, hits: hits)
            let findings = matcher.findings(found, passage.words)
            readings.append(
                SentenceReading(
                    sentence: sentence,
                    position: position,
                    hits: found,
                    firings: matcher.firings(findings, before: before)
                )
            )
            before.insert(findings, at: 0)
            if before.count > 2 { before.removeLast() }
        }
        return readings
    }
}
