import Language

/// Runs all rules over the sentences of a passage: phrases by one automaton, patterns from the phrases they begin with.
struct RuleMatcher: Sendable {
    /// A rule that fired in a sentence.
    struct Firing: Hashable {
        let rule: Int
        /// Words of the passage.
        let words: Range<Int>
    }

    private struct Compiled {
        let rule: Int
        let part: Part
        let elements: [Pattern.Element]
    }

    private enum Part: Hashable {
        case match
        case all(Int)
        case unless
        case lookBack
    }

    private let compiled: [Compiled]
    /// By group: the patterns that may begin with it.
    private let byGroup: [[Int32]]
    private let rules: [Rule]

    init(rules: [Rule], groups: Int) {
        var compiled: [Compiled] = []
        var byGroup = [[Int32]](repeating: [], count: groups)
        func add(_ pattern: Pattern, _ rule: Int, _ part: Part) {
            let index = Int32(compiled.count)
            compiled.append(Compiled(rule: rule, part: part, elements: pattern.elements))
            for group in pattern.anchors ?? [] { byGroup[Int(group)].append(index) }
        }
        for (index, rule) in rules.enumerated() where rule.status != .deprecated {
            for pattern in rule.match { add(pattern, index, .match) }
            for (position, pattern) in rule.all.enumerated() { add(pattern, index, .all(position)) }
            for pattern in rule.unless { add(pattern, index, .unless) }
            for pattern in rule.lookBack { add(pattern, index, .lookBack) }
        }
        self.compiled = compiled
        self.byGroup = byGroup
        self.rules = rules
    }

    /// What the patterns found in one sentence, before rules put them together.
    struct Findings {
        var spans: [Int: [Range<Int>]] = [:]
        var alls: [Int: [Int: Range<Int>]] = [:]
        var refused: Set<Int> = []
        var seeds: Set<Int> = []
    }

    func findings(_ hits: SentenceHits, _ words: [Word]) -> Findings {
        var findings = Findings()
        var lastWord = -1
        var tried: Set<Int32> = []
        for hit in hits.hits {
            if Int(hit.start) != lastWord {
                tried.removeAll(keepingCapacity: true)
                lastWord = Int(hit.start)
            }
            for index in byGroup[Int(hit.group)] where tried.insert(index).inserted {
                let pattern = compiled[Int(index)]
                guard let end = hits.match(pattern.elements[...], at: lastWord, in: words) else { continue }
                switch pattern.part {
                case .match: findings.spans[pattern.rule, default: []].append(lastWord..<end)
                case .all(let position):
                    if findings.alls[pattern.rule]?[position] == nil {
                        findings.alls[pattern.rule, default: [:]][position] = lastWord..<end
                    }
                case .unless: findings.refused.insert(pattern.rule)
                case .lookBack: findings.seeds.insert(pattern.rule)
                }
            }
        }
        return findings
    }

    /// The rules that hold in a sentence, given what was found in it and in the two before (the nearest first).
    func firings(_ here: Findings, before: [Findings]) -> [Firing] {
        var firings: [Firing] = []
        for (rule, spans) in here.spans where holds(rule, here, before) {
            for span in spans { firings.append(Firing(rule: rule, words: span)) }
        }
        for (rule, parts) in here.alls
        where rules[rule].match.isEmpty && parts.count == rules[rule].all.count && holds(rule, here, before) {
            let low = parts.values.map(\.lowerBound).min() ?? 0
            let high = parts.values.map(\.upperBound).max() ?? 0
            firings.append(Firing(rule: rule, words: low..<high))
        }
        return firings.sorted {
            ($0.words.lowerBound, $0.words.upperBound, $0.rule) < ($1.words.lowerBound, $1.words.upperBound, $1.rule)
        }
    }

    private func holds(_ rule: Int, _ here: Findings, _ before: [Findings]) -> Bool {
        if here.refused.contains(rule) { return false }
        if !rules[rule].match.isEmpty, !rules[rule].all.isEmpty,
            (here.alls[rule]?.count ?? 0) < rules[rule].all.count
        {
            return false
        }
        guard !rules[rule].lookBack.isEmpty else { return true }
        return before.prefix(rules[rule].lookBackSentences).contains { $0.seeds.contains(rule) }
    }
}
