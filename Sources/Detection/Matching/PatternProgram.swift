import Language

/// Patterns as steps, each with the one that follows it: matching walks numbers and copies nothing.
struct PatternProgram: Sendable {
    typealias Step = Int32

    /// The step behind the last: what was looked for is found.
    static let found: Step = -1

    private enum Test: Sendable {
        case group(Int32)
        case shape(Lexemes.ID)
        case gap(Int32, Int32)
        /// One of these steps, which are `choices[first..<end]`; each goes on by itself.
        case alternatives(first: Int32, end: Int32)
        case negative(Step)
    }

    private struct Node: Sendable {
        let test: Test
        let next: Step
    }

    private var nodes: [Node] = []
    private var choices: [Step] = []

    init() {}

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
            case .gap(let least, let most): test = .gap(Int32(least), Int32(most))
            case .alternatives(let all): test = alternatives(all.map { add($0, before: next) })
            case .optional(let inner): test = alternatives([add(inner, before: next), next])
            case .negative(let inner): test = .negative(add(inner, before: PatternProgram.found))
            }
            nodes.append(Node(test: test, next: next))
            next = Step(nodes.count - 1)
        }
        return next
    }

    private mutating func alternatives(_ steps: [Step]) -> Test {
        let first = Int32(choices.count)
        choices += steps
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
            case .gap(let least, let most):
                let first = word + Int(least)
                guard first <= limit else { return nil }
                for next in first...max(first, min(word + Int(most), limit)) {
                    if let end = match(node.next, at: next, hits, in: all) { return end }
                }
                return nil
            case .alternatives(let first, let end):
                for index in Int(first)..<Int(end) {
                    if let end = match(choices[index], at: word, hits, in: all) { return end }
                }
                return nil
            case .negative(let inner):
                guard match(inner, at: word, hits, in: all) == nil else { return nil }
            }
            step = node.next
        }
        return word
    }

    private static func has(_ shape: Lexemes.ID, _ word: Word) -> Bool {
        switch shape {
        case Lexemes.Shapes.number: word.isNumber
        case Lexemes.Shapes.capitalised: word.isCapitalised
        default: true
        }
    }
}
