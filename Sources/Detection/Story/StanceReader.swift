import Language
import Model

/// Decides the stance of each statement: by the scope of its cues first, then by its words, then by what kind of story it
/// stands in. Evidence is in the tables `stance.finding`, `stance.allegation` and so on, and in the trees of these names.
struct StanceReader {
    let pack: RulePack
    let story: Story

    func stances(_ findings: [Finding]) -> [Stance?] {
        var kinds = [Double](repeating: 0, count: Stance.allCases.count)
        var stances: [Stance?] = []
        var previous: Stance?
        let title = story.sentences.first.map(\.signs) ?? []
        let shares = shares(findings)
        let statements = findings.count { $0.detector != .electionDate }
        var asking = StanceTrees.Asking(pack.stanceTrees, story, shares: shares, statements: statements)
        for finding in findings {
            guard finding.detector != .electionDate else {
                stances.append(nil)
                continue
            }
            let sentence = story.sentences[finding.sentence]
            let together = asking.next(finding)
            for index in Stance.allCases.indices {
                kinds[index] = pack.stanceEvidence[index].sum(
                    sentence: sentence.signs,
                    words: sentence.words,
                    title: title,
                    previous: previous,
                    shares: shares,
                    says: sentence.signs.contains(where: pack.signs.says.contains),
                    beginsQuoted: sentence.beginsQuoted
                )
                kinds[index] += together[index]
            }
            if isThreat(sentence) { kinds[Stance.finding.rank] = -.infinity }
            let best = kinds.indices.max { kinds[$0] < kinds[$1] } ?? 3
            let stance = ruled(finding, sentence) ?? Stance.allCases[best]
            stances.append(stance)
            previous = stance
        }
        return stances
    }

    /// The stance that a rule gives to what it matches, where the sentence speaks of no decision: a camat who "terbukti mengajak
    /// warga memilih paslon" is no longer only said to have done so.
    private func ruled(_ finding: Finding, _ sentence: StorySentence) -> Stance? {
        let decisions: [SignTable.Scope] = [.decided, .conditional, .negated]
        guard !decisions.contains(where: { sentence.signs.contains(pack.signs.number($0)) }) else { return nil }
        for firing in sentence.reading.firings where pack.rules[firing.rule].detector == finding.detector {
            if let stance = pack.rules[firing.rule].stance { return stance }
        }
        return nil
    }

    /// What kind of story it is: of the statements that tell their stance themselves, the share of each stance.
    private func shares(_ findings: [Finding]) -> [Double] {
        var counts = [Double](repeating: 0, count: Stance.allCases.count)
        for finding in findings where finding.detector != .electionDate {
            for sign in story.sentences[finding.sentence].signs where pack.signs.says.contains(sign) {
                counts[Int(sign - pack.signs.says.lowerBound)] += 1
            }
        }
        let sum = counts.reduce(0, +)
        return sum > 0 ? counts.map { $0 / sum } : counts
    }

    /// Whether a decision is spoken of only as alleged or threatened ("mengaku diancam dicopot").
    private func isThreat(_ sentence: StorySentence) -> Bool {
        let signs = pack.signs
        return sentence.signs.contains(signs.number(.modal)) && sentence.signs.contains(signs.number(.saysAllegation))
            && !sentence.signs.contains(signs.number(.decided))
    }
}

/// How much each sign speaks for one stance.
struct StanceEvidence: Sendable {
    private let sentence: [Double]
    private let title: [Double]
    /// By row of the evidence of words.
    private let words: [Double]
    private let bias: Double
    /// In the order of `Stance.allCases`: for the share of that stance among what the story's statements say.
    private let shares: [Double]
    private let follows: [Stance: Double]
    private let inQuotation: [Stance: Double]
    /// Where no cue of its own says otherwise.
    private let silent: [Stance: Double]

    init(_ stance: Stance, signs: SignTable, evidence: EvidenceTable, words: WordEvidence) {
        let table = evidence.tables["stance." + stance.rawValue] ?? [:]
        sentence = signs.weights(table)
        title = signs.weights(evidence.tables["stance-title." + stance.rawValue])
        self.words = words.column("stance." + stance.rawValue)
        bias = table["bias"] ?? 0
        shares = Stance.allCases.map { table["share." + $0.rawValue] ?? 0 }
        follows = Dictionary(uniqueKeysWithValues: Stance.allCases.map { ($0, table["follows." + $0.rawValue] ?? 0) })
        silent = Dictionary(
            uniqueKeysWithValues: Stance.allCases.map { ($0, table["silent-follows." + $0.rawValue] ?? 0) }
        )
        inQuotation = Dictionary(
            uniqueKeysWithValues: Stance.allCases.map { ($0, table["in-quotation." + $0.rawValue] ?? 0) }
        )
    }

    func sum(
        sentence signs: [Int32],
        words rows: [Int32],
        title head: [Int32],
        previous: Stance?,
        shares found: [Double],
        says: Bool,
        beginsQuoted: Bool
    ) -> Double {
        var sum = bias
        for sign in signs { sum += sentence[Int(sign)] }
        for row in rows { sum += words[Int(row)] }
        for sign in head { sum += title[Int(sign)] }
        for (share, weight) in zip(found, shares) { sum += share * weight }
        if let previous, !says { sum += silent[previous] ?? 0 }
        if let previous { sum += (follows[previous] ?? 0) + (beginsQuoted ? inQuotation[previous] ?? 0 : 0) }
        return sum
    }
}
