import Language

/// Resolves condition, modality and negation before any cue for a stance is believed: "terbukti" behind "jika" is a warning,
/// behind "tidak" a denial.
struct ScopeReader: Sendable {
    /// By group.
    let kinds: [Kind]
    private let signs: SignTable

    init(groups: [String: Int32], signs: SignTable) {
        kinds = ScopeReader.kinds(groups)
        self.signs = signs
    }

    /// How far a negation reaches, in words.
    private static let negationReach = 3

    /// Calls `found` with each sign.
    func signs(of sentence: StorySentence, found: (Int32) -> Void) {
        func add(_ sign: SignTable.Scope) { found(signs.number(sign)) }
        let hits = sentence.reading.hits
        let lastOutcome = lastOutcome(hits)
        var firstCondition = Int32.max
        var firstModal = Int32.max
        var firstServant: Int32?
        var negations: [Int32] = []
        // Of a cue that begins before the word at hand: hits come in the order of their starts.
        var allegedEnd = Int32.min
        var all: Kind = []
        var free = false
        // By more than the name of a sanction: "menjatuhkan", "dicopot".
        var imposed = false
        var conditional = false
        var modalDecision = false
        var negated = false
        for index in hits.range {
            let hit = hits.all[index]
            let kind = kinds[Int(hit.group)]
            if kind.isEmpty { continue }
            all.formUnion(kind)
            if kind.contains(.condition) || kind.contains(.relative) && hit.end <= lastOutcome {
                firstCondition = min(firstCondition, hit.start)
            } else if kind.contains(.relative), all.contains(.sanction), !imposed,
                isOfAnyone(hit.start, hits, sentence.passage)
            {
                firstCondition = min(firstCondition, hit.start)
                free = false  // "sanksi berat menanti": no more than named
            }
            if kind.contains(.modal) { firstModal = min(firstModal, hit.start) }
            if kind.contains(.negation) { negations.append(hit.start) }
            if kind.contains(.servant), firstServant == nil { firstServant = hit.start }
            if kind.contains(.alleged) { allegedEnd = max(allegedEnd, hit.end) }
            guard kind.contains(.decision) else { continue }
            if firstCondition <= hit.start {
                conditional = true
            } else if firstModal < hit.start || allegedEnd >= hit.start {
                modalDecision = true  // "diancam dicopot": a threat is no sanction
            } else if isNegated(hit.start, by: negations) {
                negated = true
            } else {
                free = true
                imposed = imposed || !hits.starting(at: Int(hit.start)).contains { isSanction($0) }
            }
        }
        let speaksOf = Cues(
            all: all,
            free: free,
            conditional: conditional || (firstCondition < lastOutcome && !free),
            threatened: modalDecision,
            negated: negated,
            firstCondition: firstCondition
        )
        if let says = says(hits, speaksOf) { add(says) }
        if conditional { add(.conditional) }
        if modalDecision { add(.modal) }
        if negated { add(.negated) }
        if free { add(.decided) }
        if all.contains([.servant, .contest]) { add(.contestNear) }
        if all.contains([.thing, .contest]) { add(.thing) }
        if let firstServant, Int(firstServant) - sentence.sentence.words.lowerBound < 4 { add(.servantSubject) }
        if sentence.passage.bytes[Int(sentence.sentence.end) - 1] == UInt8(ascii: "?") { add(.question) }
        if sentence.beginsQuoted { add(.inQuote) }
        if sentence.holdsQuote { add(.holdsQuote) }
        if sentence.sentence.words.count <= 7 { add(.short) }
        if sentence.isTitle { add(.title) } else if !ScopeReader.isEnded(sentence) { add(.unended) }
    }

    /// Whether a stop, a comma or the end of a quotation closes a sentence; any character beyond ASCII is taken for one.
    private static func isEnded(_ sentence: StorySentence) -> Bool {
        let last = sentence.passage.bytes[Int(sentence.sentence.end) - 1]
        return last >= 0x80 || ends.contains(last)
    }

    private static let ends = Array(".!?,;\"'".utf8)

    /// Whether one of the negations, which stand in order, reaches the word.
    private func isNegated(_ word: Int32, by negations: [Int32]) -> Bool {
        for start in negations.reversed() {
            if word - start > Int32(ScopeReader.negationReach) { return false }
            if word > start { return true }
        }
        return false
    }

    private func isSanction(_ hit: PhraseAutomaton.Hit) -> Bool { kinds[Int(hit.group)].contains(.sanction) }

    /// Where the last word begins that tells what would follow: a possibility or a sanction; before all words where none does.
    private func lastOutcome(_ hits: SentenceHits) -> Int32 {
        var last = Int32.min
        for index in hits.range where !kinds[Int(hits.all[index].group)].isDisjoint(with: [.modal, .consequence]) {
            last = hits.all[index].start
        }
        return last
    }

    /// What was found in a sentence, resolved.
    private struct Cues {
        var all: Kind
        /// A decision stands under no condition, possibility or negation.
        var free: Bool
        var conditional: Bool
        /// A decision is spoken of as possible only.
        var threatened: Bool
        /// A decision is denied: "tidak ada yang dilanggar".
        var negated: Bool
        var firstCondition: Int32
    }

    /// What the cues say, the strongest first. "tidak membantah" admits; "diduga melanggar" is not decided.
    private func says(_ found: SentenceHits, _ cues: Cues) -> SignTable.Scope? {
        let all = cues.all
        func first(_ kind: Kind) -> PhraseAutomaton.Hit? {
            guard !all.isDisjoint(with: kind) else { return nil }
            return found.hits.first { !kinds[Int($0.group)].isDisjoint(with: kind) }
        }
        if let cleared = first(.cleared), cleared.start < cues.firstCondition {
            // "tujuh dinyatakan melanggar, empat dihentikan": what was decided first weighs more, but "menyimpulkan" does not
            // say what.
            if cues.free, let guilt = guilt(found), guilt.start < cleared.start { return .saysFinding }
            return .saysDenial
        }
        if let denied = first(.denied), denied.start < cues.firstCondition {
            let isNegated = found.hits.contains {
                kinds[Int($0.group)].contains(.negation) && $0.end == denied.start
            }
            return isNegated ? .saysAllegation : .saysDenial
        }
        if cues.conditional { return .saysReminder }
        if cues.free {
            if let alleged = first(.alleged), let decision = first(.decision), alleged.start < decision.start {
                return .saysAllegation
            }
            return .saysFinding
        }
        if cues.negated, !cues.threatened { return .saysDenial }
        if all.contains(.pledge), all.isDisjoint(with: .norm),
            all.contains(.neutral) || all.contains([.negation, .modal, .servant])
        {
            return .saysPledge
        }
        if all.contains(.excuse), all.isDisjoint(with: [.norm, .alleged]) { return .saysDenial }
        let act = first(.act)
        if let norm = first(.norm) {
            return act.map { $0.start < norm.start } ?? false ? .saysAllegation : .saysReminder
        }
        if act == nil, cues.threatened { return .saysReminder }
        return act == nil ? nil : .saysAllegation
    }

    /// The first decision that says what was found.
    private func guilt(_ found: SentenceHits) -> PhraseAutomaton.Hit? {
        let verdicts = found.hits.filter { kinds[Int($0.group)].contains(.verdict) }
        return found.hits.first { hit in
            kinds[Int(hit.group)].contains(.decision)
                && !verdicts.contains { $0.start == hit.start && $0.end == hit.end }
        }
    }
}
