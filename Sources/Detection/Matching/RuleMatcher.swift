import Language

/// Runs all rules over the sentences of a passage: phrases by one automaton, patterns from the phrases they begin with.
struct RuleMatcher: Sendable {
    /// A rule that fired in a sentence.
    struct Firing: Hashable {
        let rule: Int
        /// Words of the passage.
        let words: Range<Int>
    }

    /// A pattern, and what it means to its rule.
    private struct Compiled {
        let rule: Int32
        let part: Part
        let start: PatternProgram.Step
        /// In `wanted`: what a match holds behind the group it begins with. Where the sentence lacks any of it from there on,
        /// nothing is tried.
        let behind: Range<Int>
        /// In `wanted`: what else its rule demands of the sentence, wherever it stands.
        let beside: Range<Int>
    }

    private enum Part {
        case match
        case all(Int32)
        case unless
        case lookBack
    }

    private let program: PatternProgram
    private let compiled: [Compiled]
    /// The patterns that may begin with a group: `flat[starts[group]..<starts[group + 1]]`.
    private let starts: [Int32]
    private let flat: [Int32]
    /// Groups of which one has to stand there, each such list with -1 behind it.
    private let wanted: [Int32]
    private let groups: Int
    private let rules: [Rule]

    init(rules: [Rule], groups: Int) {
        var program = PatternProgram(groups: groups)
        var compiled: [Compiled] = []
        var byGroup = [[Int32]](repeating: [], count: groups)
        var wanted: [Int32] = []
        func want(_ lists: some Sequence<[Int32]>) -> Range<Int> {
            let first = wanted.count
            for groups in lists { wanted += groups + [-1] }
            return first..<wanted.count
        }
        func add(_ pattern: Pattern, _ rule: Int, _ part: Part, beside others: [Pattern] = []) {
            let index = Int32(compiled.count)
            compiled.append(
                Compiled(
                    rule: Int32(rule),
                    part: part,
                    start: program.add(pattern),
                    behind: want(pattern.wanted.dropFirst()),
                    beside: want(others.flatMap(\.wanted))
                )
            )
            for group in pattern.anchors ?? [] { byGroup[Int(group)].append(index) }
        }
        for (index, rule) in rules.enumerated() where rule.status != .deprecated {
            for pattern in rule.match { add(pattern, index, .match, beside: rule.all) }
            for (position, pattern) in rule.all.enumerated() {
                add(pattern, index, .all(Int32(position)), beside: rule.all)
            }
            for pattern in rule.unless { add(pattern, index, .unless) }
            for pattern in rule.lookBack { add(pattern, index, .lookBack) }
        }
        self.program = program
        self.compiled = compiled
        var starts: [Int32] = [0]
        var flat: [Int32] = []
        for patterns in byGroup {
            flat += patterns
            starts.append(Int32(flat.count))
        }
        (self.starts, self.flat) = (starts, flat)
        (self.wanted, self.groups) = (wanted, groups)
        self.rules = rules
    }

    /// What the patterns found in one sentence, before rules put them together. In most sentences that is nothing.
    struct Findings {
        struct Span {
            let rule: Int32
            let words: Range<Int>
        }

        /// One of the parts that a rule wants all of; each part once.
        struct Member {
            let rule: Int32
            let position: Int32
            let words: Range<Int>
        }

        var spans: [Span] = []
        var members: [Member] = []
        var refused: [Int32] = []
        var seeds: [Int32] = []

        func count(_ rule: Int) -> Int {
            members.reduce(0) { $0 + (Int($1.rule) == rule ? 1 : 0) }
        }
    }

    /// How far the sentences of one passage were read.
    struct Tried {
        /// By pattern: the word at which it was tried last.
        fileprivate var at: [Int32]
        /// By group: the last word of the passage at which it begins, of the sentences that were read.
        fileprivate var last: [Int32]

        init(_ matcher: RuleMatcher) {
            at = [Int32](repeating: -1, count: matcher.compiled.count)
            last = [Int32](repeating: -1, count: matcher.groups)
        }

        fileprivate mutating func begin(_ hits: SentenceHits) {
            for position in hits.range { last[Int(hits.all[position].group)] = hits.all[position].start }
        }
    }

    func findings(_ hits: SentenceHits, _ words: [Word], _ tried: inout Tried) -> Findings {
        var findings = Findings()
        tried.begin(hits)
        let first = Int32(hits.words.lowerBound)
        for position in hits.range {
            let hit = hits.all[position]
            for slot in Int(starts[Int(hit.group)])..<Int(starts[Int(hit.group) + 1]) {
                let index = Int(flat[slot])
                guard tried.at[index] != hit.start else { continue }
                tried.at[index] = hit.start
                let pattern = compiled[index]
                guard holds(pattern.behind, from: hit.start, tried), holds(pattern.beside, from: first, tried) else {
                    continue
                }
                let start = Int(hit.start)
                guard let end = program.match(pattern.start, at: start, hits, in: words) else { continue }
                let rule = pattern.rule
                switch pattern.part {
                case .match: findings.spans.append(Findings.Span(rule: rule, words: start..<end))
                case .all(let position):
                    if !findings.members.contains(where: { $0.rule == rule && $0.position == position }) {
                        findings.members.append(Findings.Member(rule: rule, position: position, words: start..<end))
                    }
                case .unless: if !findings.refused.contains(rule) { findings.refused.append(rule) }
                case .lookBack: if !findings.seeds.contains(rule) { findings.seeds.append(rule) }
                }
            }
        }
        return findings
    }

    /// Whether one of each list of groups begins at a word of the sentence or behind it.
    @inline(__always)
    private func holds(_ range: Range<Int>, from word: Int32, _ tried: borrowing Tried) -> Bool {
        var isFound = false
        for index in range {
            let group = wanted[index]
            if group >= 0 {
                isFound = isFound || tried.last[Int(group)] >= word
            } else if isFound {
                isFound = false
            } else {
                return false
            }
        }
        return true
    }

    /// The rules that hold in a sentence, given what was found in it and in the two before (the nearest first).
    func firings(_ here: Findings, before: [Findings]) -> [Firing] {
        var firings: [Firing] = []
        for span in here.spans where holds(Int(span.rule), here, before) {
            firings.append(Firing(rule: Int(span.rule), words: span.words))
        }
        for (index, member) in here.members.enumerated() {
            let rule = Int(member.rule)
            guard rules[rule].match.isEmpty, !here.members[..<index].contains(where: { $0.rule == member.rule }),
                here.count(rule) == rules[rule].all.count, holds(rule, here, before)
            else { continue }
            var low = member.words.lowerBound
            var high = member.words.upperBound
            for other in here.members where other.rule == member.rule {
                low = min(low, other.words.lowerBound)
                high = max(high, other.words.upperBound)
            }
            firings.append(Firing(rule: rule, words: low..<high))
        }
        guard firings.count > 1 else { return firings }
        return firings.sorted {
            ($0.words.lowerBound, $0.words.upperBound, $0.rule) < ($1.words.lowerBound, $1.words.upperBound, $1.rule)
        }
    }

    private func holds(_ rule: Int, _ here: Findings, _ before: [Findings]) -> Bool {
        if here.refused.contains(Int32(rule)) { return false }
        if !rules[rule].match.isEmpty, !rules[rule].all.isEmpty, here.count(rule) < rules[rule].all.count {
            return false
        }
        guard !rules[rule].lookBack.isEmpty else { return true }
        return before.prefix(rules[rule].lookBackSentences).contains { $0.seeds.contains(Int32(rule)) }
    }
}
