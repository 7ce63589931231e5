import Language

/// Resolves condition, modality and negation before any cue for a stance is believed: "terbukti" behind "jika" is a warning,
/// behind "tidak" a denial.
struct ScopeReader: Sendable {
    private let condition: Int32
    private let modal: Int32
    private let negation: Int32
    private let decisions: Set<Int32>
    private let servant: Int32
    private let contests: Set<Int32>
    private let things: Set<Int32>
    private let cues: Cues
    private let signs: SignTable

    /// Classes by which a sentence says how it stands to what it tells.
    private struct Cues: Sendable {
        var cleared: Int32
        var denied: Int32
        var alleged: Int32
        var pledge: Int32
        var neutral: Int32
        var norms: Set<Int32>
        var acts: Set<Int32>
    }

    init(groups: [String: Int32], signs: SignTable) {
        func group(_ name: String) -> Int32 { groups["@" + name] ?? -1 }
        condition = group("condition")
        modal = group("modal")
        negation = group("negation")
        decisions = [group("found"), group("punished")]
        servant = group("servant")
        contests = [group("contestant"), group("contest")]
        things = [group("facility"), group("aid"), group("transfer"), group("office"), group("budget")]
        cues = Cues(
            cleared: group("cleared"),
            denied: group("denied"),
            alleged: group("alleged"),
            pledge: group("pledge"),
            neutral: group("neutral"),
            norms: [group("urge"), group("must"), group("forbid")],
            acts: [group("seen"), group("reported"), group("process"), group("recommended"), group("alleged")]
        )
        self.signs = signs
    }

    /// How far a negation reaches, in words.
    private static let negationReach = 3

    func signs(of sentence: StorySentence) -> [Int32] {
        var found: [Int32] = []
        func add(_ sign: SignTable.Scope) { found.append(signs.number(sign)) }
        var firstCondition = Int32.max
        var firstModal = Int32.max
        var negations: [Int32] = []
        var free = false
        var conditional = false
        var modalDecision = false
        var negated = false
        var servants = false
        var contest = false
        var thing = false
        for hit in sentence.reading.hits.hits {
            if hit.group == condition { firstCondition = min(firstCondition, hit.start) }
            if hit.group == modal { firstModal = min(firstModal, hit.start) }
            if hit.group == negation { negations.append(hit.start) }
            if hit.group == servant { servants = true }
            if contests.contains(hit.group) { contest = true }
            if things.contains(hit.group) { thing = true }
            guard decisions.contains(hit.group) else { continue }
            let isNegated = negations.contains { hit.start > $0 && hit.start - $0 <= Int32(ScopeReader.negationReach) }
            if firstCondition <= hit.start {
                conditional = true
            } else if firstModal < hit.start {
                modalDecision = true
            } else if isNegated {
                negated = true
            } else {
                free = true
            }
        }
        if let says = says(sentence, free: free, conditional: conditional, firstCondition: firstCondition) { add(says) }
        if conditional { add(.conditional) }
        if modalDecision { add(.modal) }
        if negated { add(.negated) }
        if free { add(.decided) }
        if servants, contest { add(.contestNear) }
        if thing, contest { add(.thing) }
        if let first = sentence.reading.hits.hits.first(where: { $0.group == servant }),
            Int(first.start) - sentence.sentence.words.lowerBound < 4
        {
            add(.servantSubject)
        }
        let last = sentence.passage.bytes[sentence.sentence.range].last
        if last == UInt8(ascii: "?") { add(.question) }
        if sentence.beginsQuoted { add(.inQuote) }
        if sentence.holdsQuote { add(.holdsQuote) }
        if sentence.sentence.words.count <= 7 { add(.short) }
        if sentence.isTitle { add(.title) }
        return found
    }

    /// What the cues say, the strongest first. "tidak membantah" admits; "diduga melanggar" is not decided.
    private func says(
        _ sentence: StorySentence,
        free: Bool,
        conditional: Bool,
        firstCondition: Int32
    ) -> SignTable.Scope? {
        let hits = sentence.reading.hits.hits
        func first(_ groups: Set<Int32>) -> PhraseAutomaton.Hit? { hits.first { groups.contains($0.group) } }
        let cleared = hits.first { $0.group == cues.cleared && $0.start < firstCondition }
        if cleared != nil { return .saysDenial }
        if let denied = hits.first(where: { $0.group == cues.denied && $0.start < firstCondition }) {
            let isNegated = hits.contains { $0.group == negation && $0.end == denied.start }
            return isNegated ? .saysAllegation : .saysDenial
        }
        if conditional { return .saysReminder }
        let alleged = hits.first { $0.group == cues.alleged }
        if free {
            let decision = first(decisions)
            if let alleged, let decision, alleged.start < decision.start { return .saysAllegation }
            return .saysFinding
        }
        let norm = first(cues.norms)
        if hits.contains(where: { $0.group == cues.pledge }), hits.contains(where: { $0.group == cues.neutral }),
            norm == nil
        {
            return .saysPledge
        }
        let act = first(cues.acts)
        if let norm { return act.map { $0.start < norm.start } ?? false ? .saysAllegation : .saysReminder }
        return act == nil ? nil : .saysAllegation
    }
}
