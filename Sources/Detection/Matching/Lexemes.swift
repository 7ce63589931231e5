import Language

/// What a word can stand for in patterns: a literal, a root in any affixed form, or a shape. A term may be several.
struct Lexemes: Sendable {
    typealias ID = Int32

    struct Builder {
        private var byName: [String: ID] = [:]
        private var pairs: [(term: Int32, id: ID)] = []
        private var count: ID = Shapes.count
        private var names: [String] = ["", "<number>", "<capitalised>", "<any>"]

        /// A word as it stands, without regard to case.
        mutating func literal(_ word: String, in vocabulary: inout Vocabulary.Builder) -> ID? {
            let term = vocabulary.add(word)
            guard term > 0 else { return nil }
            return known(word.lowercased(), terms: [term])
        }

        /// A root in any affixed form.
        mutating func root(_ root: String, in vocabulary: inout Vocabulary.Builder) -> ID? {
            guard !root.isEmpty, vocabulary.add(root) > 0 else { return nil }
            if let id = byName["~" + root] { return id }
            return known("~" + root, terms: Affixes.forms(of: root).map { vocabulary.add($0) })
        }

        private mutating func known(_ name: String, terms: [Int32]) -> ID {
            if let id = byName[name] { return id }
            count += 1
            byName[name] = count
            names.append(name)
            for term in terms where term > 0 { pairs.append((term, count)) }
            return count
        }

        func build(terms: Int) -> Lexemes {
            // Counting sort, which keeps the order in which a term was given its lexemes.
            var starts = [Int32](repeating: 0, count: terms + 2)
            for pair in pairs { starts[Int(pair.term) + 1] += 1 }
            for term in 0...terms { starts[term + 1] += starts[term] }
            var next = starts
            var flat = [ID](repeating: 0, count: pairs.count)
            for pair in pairs {
                flat[Int(next[Int(pair.term)])] = pair.id
                next[Int(pair.term)] += 1
            }
            return Lexemes(starts: starts, flat: flat, count: Int(count), names: names)
        }
    }

    enum Shapes {
        static let number: ID = 1
        static let capitalised: ID = 2
        static let any: ID = 3
        static let count: ID = 3
    }

    private let starts: [Int32]
    private let flat: [ID]
    /// The greatest number in use.
    let count: Int
    let names: [String]

    /// The lexemes of a term that is known: a slice of one array, nothing is allocated.
    @inline(__always)
    func range(of term: Int32) -> Range<Int> { Int(starts[Int(term)])..<Int(starts[Int(term) + 1]) }

    @inline(__always)
    subscript(index: Int) -> ID { flat[index] }
}
