import Language

/// The one automaton in which every phrase of every word class and rule stands, over lexemes. Walking it from a word gives
/// all phrases that begin there, so the cost of a text hardly depends on how many there are.
///
/// An object, since a copy of its many tables for each sentence would count up all of them.
final class PhraseAutomaton: Sendable {
    /// A phrase found: which class, and its words.
    struct Hit: Hashable, Sendable {
        let start: Int32
        let end: Int32
        let group: Int32
    }

    struct Builder {
        private var children: [UInt64: Int32] = [:]
        private var groups: [[Int32]] = [[]]

        mutating func add(_ phrase: [Lexemes.ID], group: Int32) {
            var node: Int32 = 0
            for lexeme in phrase {
                let key = PhraseAutomaton.key(node, lexeme)
                if let next = children[key] {
                    node = next
                } else {
                    groups.append([])
                    node = Int32(groups.count - 1)
                    children[key] = node
                }
            }
            if node > 0, !groups[Int(node)].contains(group) { groups[Int(node)].append(group) }
        }

        func build(lexemes: Lexemes) -> PhraseAutomaton {
            PhraseAutomaton(children: children, groups: groups, lexemes: lexemes)
        }
    }

    private let lexemes: Lexemes
    /// By lexeme: the node behind it from the root; -1 where none.
    private let roots: [Int32]
    /// By node: its groups are `flat[starts[node]..<starts[node + 1]]`.
    private let starts: [Int32]
    private let flat: [Int32]
    private let hasChildren: [Bool]
    /// Open addressing: keys, and the node behind each.
    private let keys: [UInt64]
    private let values: [Int32]

    private init(children: [UInt64: Int32], groups: [[Int32]], lexemes: Lexemes) {
        self.lexemes = lexemes
        var roots = [Int32](repeating: -1, count: lexemes.count + 1)
        var hasChildren = [Bool](repeating: false, count: groups.count)
        var capacity = 16
        while capacity < children.count * 2 { capacity *= 2 }
        var keys = [UInt64](repeating: .max, count: capacity)
        var values = [Int32](repeating: -1, count: capacity)
        for (key, node) in children {
            let parent = Int(key >> 32)
            if parent == 0 {
                roots[Int(key & 0xFFFF_FFFF)] = node
            } else {
                hasChildren[parent] = true
                var slot = PhraseAutomaton.slot(key, capacity)
                while keys[slot] != .max { slot = (slot + 1) & (capacity - 1) }
                keys[slot] = key
                values[slot] = node
            }
        }
        var starts: [Int32] = [0]
        var flat: [Int32] = []
        for group in groups {
            flat += group
            starts.append(Int32(flat.count))
        }
        (self.roots, self.starts, self.flat) = (roots, starts, flat)
        (self.hasChildren, self.keys, self.values) = (hasChildren, keys, values)
    }

    /// By term: the kinds of all phrases that begin with it. With the term 0, none does.
    ///
    /// - Parameter kinds: By group: a bit each.
    func beginnings(of kinds: [UInt8], terms: Int) -> [UInt8] {
        var leads = starts.indices.dropLast().map { self.kinds(of: $0, kinds) }
        // A node is numbered after the one before it, so the last first.
        let edges = keys.indices.filter { keys[$0] != .max }.sorted { values[$0] > values[$1] }
        for edge in edges { leads[Int(keys[edge] >> 32)] |= leads[Int(values[edge])] }
        return (0...terms).map { term in
            guard term > 0 else { return 0 }
            return lexemes.range(of: Int32(term)).reduce(into: 0) { all, index in
                let node = roots[Int(lexemes[index])]
                if node >= 0 { all |= leads[Int(node)] }
            }
        }
    }

    /// Where the longest phrase of a wanted kind ends that begins at a word, whose term is not 0; nil where none does.
    ///
    /// - Parameter kinds: By group: a bit each.
    func end(of wanted: UInt8, _ kinds: [UInt8], in words: [Word], at start: Int) -> Int? {
        end(of: wanted, kinds, in: words, start) { lexeme in
            let node = roots[Int(lexeme)]
            return node >= 0 ? node : nil
        }
    }

    /// - Parameter node: Behind a lexeme of the word at `start`.
    private func end(
        of wanted: UInt8,
        _ kinds: [UInt8],
        in words: [Word],
        _ start: Int,
        node: (Lexemes.ID) -> Int32?
    ) -> Int? {
        guard start < words.count, words[start].term != 0 else { return nil }
        var longest: Int?
        for index in lexemes.range(of: words[start].term) {
            guard let node = node(lexemes[index]) else { continue }
            let further =
                hasChildren[Int(node)] ? end(of: wanted, kinds, in: words, start + 1) { child(node, $0) } : nil
            let here = self.kinds(of: Int(node), kinds) & wanted != 0 ? start + 1 : nil
            guard let end = further ?? here else { continue }
            longest = max(longest ?? end, end)
        }
        return longest
    }

    private func kinds(of node: Int, _ kinds: [UInt8]) -> UInt8 {
        flat[Int(starts[node])..<Int(starts[node + 1])].reduce(into: 0) { $0 |= kinds[Int($1)] }
    }

    /// Appends what begins at each word of the range, in the order of the words, and for each word the longest last; and to
    /// `first`, for each word, where that begins among the hits.
    func find(in words: [Word], _ range: Range<Int>, into hits: inout [Hit], _ first: inout [Int32]) {
        for start in range {
            first.append(Int32(hits.count))
            guard words[start].term != 0 else { continue }
            for index in lexemes.range(of: words[start].term) {
                let node = roots[Int(lexemes[index])]
                if node >= 0 { walk(node, words, start, start + 1, range.upperBound, &hits) }
            }
        }
    }

    /// Depth is bounded by the longest phrase.
    private func walk(_ node: Int32, _ words: [Word], _ start: Int, _ end: Int, _ limit: Int, _ hits: inout [Hit]) {
        for index in Int(starts[Int(node)])..<Int(starts[Int(node) + 1]) {
            hits.append(Hit(start: Int32(start), end: Int32(end), group: flat[index]))
        }
        guard hasChildren[Int(node)], end < limit else { return }
        let word = words[end]
        guard word.term != 0 else { return }
        for index in lexemes.range(of: word.term) {
            if let next = child(node, lexemes[index]) { walk(next, words, start, end + 1, limit, &hits) }
        }
    }

    private func child(_ node: Int32, _ lexeme: Lexemes.ID) -> Int32? {
        let key = PhraseAutomaton.key(node, lexeme)
        var slot = PhraseAutomaton.slot(key, keys.count)
        while keys[slot] != .max {
            if keys[slot] == key { return values[slot] }
            slot = (slot + 1) & (keys.count - 1)
        }
        return nil
    }

    private static func key(_ node: Int32, _ lexeme: Lexemes.ID) -> UInt64 {
        UInt64(UInt32(bitPattern: node)) << 32 | UInt64(UInt32(bitPattern: lexeme))
    }

    @inline(__always)
    private static func slot(_ key: UInt64, _ capacity: Int) -> Int {
        Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 32) & (capacity - 1)
    }
}
