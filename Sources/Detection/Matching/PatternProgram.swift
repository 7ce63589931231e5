import Language

/// Patterns as steps, each with the one that follows it: matching walks numbers and copies nothing.
struct PatternProgram: Sendable {
    typealias Step = Int32

    /// The step behind the last: what was looked for is found.
    static let found: Step = -1

    private enum Test: Sendable {
        case group(Int32)
        case shape(Lexemes.ID)
        /// Words between; where `firsts` is not negative, what follows begins with a group of that set.
        case gap(Int32, Int32, firsts: Int32)
        /// One of these steps, which are `choices[first..<end]`; each goes on by itself.
        case alternatives(first: Int32, end: Int32)
        case negative(Step)
    }

    private struct Node: Sendable {
        let test: Test
        let next: Step
    }

    private var nodes: [Node] = []
    /// A step that may be taken; where `firsts` is not negative, it begins with a group of that set.
    private struct Choice: Sendable {
        let step: Step
        let firsts: Int32
    }

    private var choices: [Choice] = []
    private var sets: [NumberSet] = []
    private let groups: Int

    /// - Parameter groups: How many there are.
    init(groups: Int) { self.groups = groups }

    /// Adds a pattern: the step it begins with.
    mutating func add(_ pattern: Pattern) -> Step { add(pattern.elements, before: PatternProgram.found) }

    /// Depth is bounded by the parser's.
    private mutating func add(_ elements: [Pattern.Element], before next: Step) -> Step {
        var next = next
        for element in elements.reversed() {
            let test: Test
            switch element {
            case .group(let group): test = .group(group)
            case .shape(let shape): test = .shape(shape)
            case .gap(let least, let most): test = .gap(Int32(least), Int32(most), firsts: set(of: firsts(next)))
            case .alternatives(let all): test = alternatives(all.map { add($0, before: next) })
            case .optional(let inner): test = alternatives([add(inner, before: next), next])
            case .negative(let inner): test = .negative(add(inner, before: PatternProgram.found))
            }
            nodes.append(Node(test: test, next: next))
            next = Step(nodes.count - 1)
        }
        return next
    }

    /// The groups of which one has to begin where a step does; nil where anything may.
    private func firsts(_ step: Step) -> [Int32]? {
        guard step >= 0 else { return nil }
        switch nodes[Int(step)].test {
        case .group(let group): return [group]
        case .alternatives(let first, let end):
            var all: [Int32] = []
            for choice in choices[Int(first)..<Int(end)] {
                guard let groups = firsts(choice.step) else { return nil }
                all += groups
            }
            return all
        case .shape, .gap, .negative: return nil
        }
    }

    private mutating func set(of groups: [Int32]?) -> Int32 {
        guard let groups else { return -1 }
        var set = NumberSet(count: self.groups)
        for group in groups { set.insert(group) }
        sets.append(set)
        return Int32(sets.count - 1)
    }

    private mutating func alternatives(_ steps: [Step]) -> Test {
        let first = Int32(choices.count)
        choices += steps.map { Choice(step: $0, firsts: set(of: firsts($0))) }
        return .alternatives(first: first, end: Int32(choices.count))
    }

    /// The end of a match that begins at `word`: the first way that holds. Work is bounded by the pattern's gaps.
    func match(_ start: Step, at begin: Int, _ hits: borrowing SentenceHits, in all: [Word]) -> Int? {
        var step = start
        var word = begin
        let limit = hits.words.upperBound
        while step >= 0 {
            let node = nodes[Int(step)]
            switch node.test {
            case .group(let group):
                guard word < limit else { return nil }
                let range = hits.range(at: word)
                var only: Int32?
                for index in range.reversed() where hits.all[index].group == group {
                    if let first = only {
                        // Phrases of one group and several lengths: the longest first, each with what follows.
                        if let end = match(node.next, at: Int(first), hits, in: all) { return end }
                    }
                    only = hits.all[index].end
                }
                guard let only else { return nil }
                word = Int(only)
            case .shape(let shape):
                guard word < limit, PatternProgram.has(shape, all[word]) else { return nil }
                word += 1
            case .gap(let least, let most, let firsts):
                let first = word + Int(least)
                guard first <= limit else { return nil }
                let last = max(first, min(word + Int(most), limit))
                guard firsts < 0 else {
                    return match(node.next, after: first...last, sets[Int(firsts)], hits, in: all)
                }
                for next in first...last {
                    if let end = match(node.next, at: next, hits, in: all) { return end }
                }
                return nil
            case .alternatives(let first, let end):
                for index in Int(first)..<Int(end) {
                    let choice = choices[index]
                    if choice.firsts >= 0, !begins(sets[Int(choice.firsts)], at: word, hits) { continue }
                    if let end = match(choice.step, at: word, hits, in: all) { return end }
                }
                return nil
            case .negative(let inner):
                guard match(inner, at: word, hits, in: all) == nil else { return nil }
            }
            step = node.next
        }
        return word
    }

    /// The same from the first word of a range where a phrase of one of the groups begins, and what follows holds.
    private func match(
        _ step: Step,
        after range: ClosedRange<Int>,
        _ groups: borrowing NumberSet,
        _ hits: borrowing SentenceHits,
        in all: [Word]
    ) -> Int? {
        var tried: Int32 = -1
        for index in hits.range(in: range) {
            let hit = hits.all[index]
            guard groups.contains(hit.group), hit.start != tried else { continue }
            tried = hit.start
            if let end = match(step, at: Int(hit.start), hits, in: all) { return end }
        }
        return nil
    }

    /// Whether a phrase of one of the groups begins at a word.
    @inline(__always)
    private func begins(_ groups: borrowing NumberSet, at word: Int, _ hits: borrowing SentenceHits) -> Bool {
        guard word < hits.words.upperBound else { return false }
        for index in hits.range(at: word) where groups.contains(hits.all[index].group) { return true }
        return false
    }

    private static func has(_ shape: Lexemes.ID, _ word: Word) -> Bool {
        switch shape {
        case Lexemes.Shapes.number: word.isNumber
        case Lexemes.Shapes.capitalised: word.isCapitalised
        default: true
        }
    }
}
