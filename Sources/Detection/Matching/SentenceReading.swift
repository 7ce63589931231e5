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
        return hits.has(group)
    }
}

/// What begins at each word of the report's own sentences in a passage, and by word where that begins.
struct PassageHits {
    let all: [PhraseAutomaton.Hit]
    let first: [Int32]
}

extension RulePack {
    /// Every sentence of a passage that is the report's own, in order.
    func read(_ passage: Passage) -> [SentenceReading] {
        let hits = hits(in: passage)
        var readings: [SentenceReading] = []
        readings.reserveCapacity(passage.sentences.count)
        var before: [RuleMatcher.Findings] = []
        var tried = RuleMatcher.Tried(matcher)
        for (position, sentence) in passage.sentences.enumerated() where sentence.kind == .text {
            let found = SentenceHits(words: sentence.words, all: hits.all, first: hits.first)
            let findings = matcher.findings(found, passage.words, &tried)
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

    func hits(in passage: Passage) -> PassageHits {
        var hits: [PhraseAutomaton.Hit] = []
        hits.reserveCapacity(passage.words.count / 2)
        var first: [Int32] = []
        first.reserveCapacity(passage.words.count + 1)
        for sentence in passage.sentences where sentence.kind == .text {
            while first.count < sentence.words.lowerBound { first.append(Int32(hits.count)) }
            let start = hits.count
            automaton.find(in: passage.words, sentence.words, into: &hits, &first)
            nesting.remove(from: &hits, start, &first, sentence.words)
        }
        while first.count <= passage.words.count { first.append(Int32(hits.count)) }
        return PassageHits(all: hits, first: first)
    }
}
