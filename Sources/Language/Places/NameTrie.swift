/// Finds the longest of many names that begins at a word; each name is a row of terms.
struct NameTrie<Value: Sendable>: Sendable {
    private var children: [UInt64: Int32] = [:]
    private var values: [[Value]] = [[]]
    /// Whether some name begins with the term: most words of a text are turned away here.
    private var roots = TermTable<Int32>()

    mutating func insert(_ terms: [Int32], _ value: Value) {
        guard !terms.isEmpty, terms.allSatisfy({ $0 > 0 }) else { return }
        var node: Int32 = 0
        for (depth, term) in terms.enumerated() {
            let key = UInt64(UInt32(node)) << 32 | UInt64(UInt32(term))
            if let next = children[key] {
                node = next
            } else {
                let next = Int32(values.count)
                values.append([])
                children[key] = next
                if depth == 0 { roots.set(next, for: term) }
                node = next
            }
        }
        values[Int(node)].append(value)
    }

    /// The longest name that begins at `word` and ends before `limit`: its length in words, and what it stands for.
    /// - Parameter joins: Whether a name may go on from a word to the next.
    func longest(
        at word: Int,
        limit: Int,
        in words: [Word],
        joins: (Int) -> Bool
    ) -> (length: Int, values: [Value])? {
        guard var node = roots[words[word].term] else { return nil }
        var best: (Int, [Value])?
        var at = word
        while true {
            if !values[Int(node)].isEmpty { best = (at - word + 1, values[Int(node)]) }
            guard at + 1 < limit, joins(at) else { break }
            let key = UInt64(UInt32(node)) << 32 | UInt64(UInt32(words[at + 1].term))
            guard words[at + 1].term > 0, let next = children[key] else { break }
            node = next
            at += 1
        }
        return best
    }
}
