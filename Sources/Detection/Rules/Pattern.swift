/// A pattern over the words of a sentence, compiled: classes and literals are groups of the phrase automaton.
struct Pattern: Hashable, Sendable {
    indirect enum Element: Hashable, Sendable {
        case group(Int32)
        /// A word of a shape: `<number>`, `<capitalised>`, `<any>`.
        case shape(Lexemes.ID)
        /// So many words of any kind.
        case gap(Int, Int)
        case alternatives([[Element]])
        case optional([Element])
        /// What must not follow here.
        case negative([Element])
    }

    var elements: [Element]
    let text: String

    /// The groups with one of which every match begins; nil where it may begin with a word of a shape.
    var anchors: Set<Int32>? { Pattern.anchors(elements[...]) }

    /// What every match needs, in order: for each word or class, the groups of which one has to stand there. Optional parts,
    /// and alternatives of more than one word or class, are left out.
    var wanted: [[Int32]] {
        elements.compactMap { element in
            switch element {
            case .group(let group): return [group]
            case .alternatives(let all):
                let groups = all.compactMap { alternative -> Int32? in
                    guard alternative.count == 1, case .group(let group)? = alternative.first else { return nil }
                    return group
                }
                return groups.count == all.count ? groups : nil
            case .shape, .gap, .optional, .negative: return nil
            }
        }
    }

    private static func anchors(_ elements: ArraySlice<Element>) -> Set<Int32>? {
        guard let first = elements.first else { return nil }
        switch first {
        case .group(let group): return [group]
        case .shape, .gap: return nil
        case .negative: return anchors(elements.dropFirst())
        case .optional(let inner):
            guard let a = anchors(inner[...]), let b = anchors(elements.dropFirst()) else { return nil }
            return a.union(b)
        case .alternatives(let all):
            var union: Set<Int32> = []
            for alternative in all {
                guard let some = anchors(alternative[...] + elements.dropFirst()) else { return nil }
                union.formUnion(some)
            }
            return union
        }
    }
}

/// Reads the rule language. A pattern is words separated by spaces:
///
/// - `netral` the word, `~manfaat` the root in any affixed form, `@servant` a class of the lexicon;
/// - `...` up to six words of any kind, `...3` up to three; `<number>`, `<capitalised>`, `<any>` one word of that shape;
/// - `(jangan | tidak boleh)` alternatives, `(secara)?` optional, `!(akan | bisa)` not followed by.
struct PatternParser {
    enum Token: Hashable {
        case word(String)
        case open
        case close
        case bar
        case optionalMark
        case not
    }

    struct Failure: Error {
        let message: String
    }

    static let gapWithoutNumber = 6
    static let longestGap = 30
    static let deepest = 8

    private var tokens: [Token]
    private var at = 0

    init(_ text: String) { tokens = PatternParser.tokens(text) }

    /// - Parameter resolve: The group of a literal (`netral`), a root (`~netral`) or a class (`@servant`), or why there is none.
    static func parse(_ text: String, resolve: (String) throws -> Int32) throws -> Pattern {
        var parser = PatternParser(text)
        let elements = try parser.sequence(depth: 0, resolve)
        guard parser.at == parser.tokens.count else { throw Failure(message: "a `)` or `|` stands where none is open") }
        guard elements.contains(where: { PatternParser.demands($0) }) else {
            throw Failure(message: "is empty: it would match everything; write at least one word that must stand there")
        }
        let pattern = Pattern(elements: elements, text: text)
        guard pattern.anchors != nil else {
            throw Failure(message: "begins with a gap or any word; begin with a word, a ~root or an @class")
        }
        return pattern
    }

    private static func demands(_ element: Pattern.Element) -> Bool {
        switch element {
        case .group: true
        case .shape, .gap, .optional, .negative: false
        case .alternatives(let all): all.allSatisfy { $0.contains(where: demands) }
        }
    }

    private static func tokens(_ text: String) -> [Token] {
        var tokens: [Token] = []
        var word = ""
        func flush() {
            if !word.isEmpty { tokens.append(.word(word)) }
            word = ""
        }
        for character in text {
            switch character {
            case "(", ")", "|", "?", "!":
                flush()
                tokens.append(
                    character == "("
                        ? .open
                        : character == ")"
                            ? .close
                            : character == "|"
                                ? .bar
                                : character == "?" ? .optionalMark : .not
                )
            case " ", "\t", "\n": flush()
            default: word.append(character)
            }
        }
        flush()
        return tokens
    }

    private mutating func sequence(depth: Int, _ resolve: (String) throws -> Int32) throws -> [Pattern.Element] {
        guard depth <= PatternParser.deepest else { throw Failure(message: "is nested more than eight deep") }
        var elements: [Pattern.Element] = []
        while at < tokens.count {
            switch tokens[at] {
            case .close, .bar: return elements
            case .optionalMark:
                guard let last = elements.popLast() else { throw Failure(message: "a `?` stands behind nothing") }
                elements.append(.optional([last]))
                at += 1
            case .not:
                at += 1
                guard at < tokens.count else { throw Failure(message: "a `!` stands before nothing") }
                let rest = try one(depth: depth, resolve)
                elements.append(.negative([rest]))
            default: elements.append(try one(depth: depth, resolve))
            }
        }
        return elements
    }

    private mutating func one(depth: Int, _ resolve: (String) throws -> Int32) throws -> Pattern.Element {
        switch tokens[at] {
        case .open:
            at += 1
            var all: [[Pattern.Element]] = []
            while true {
                all.append(try sequence(depth: depth + 1, resolve))
                guard at < tokens.count else { throw Failure(message: "a `(` is not closed") }
                at += 1
                if tokens[at - 1] == .close { break }
            }
            if all.contains(where: \.isEmpty) {
                throw Failure(message: "an alternative is empty; use `( )?` for what is optional")
            }
            return .alternatives(all)
        case .word(let word):
            at += 1
            return try element(word, resolve)
        default: throw Failure(message: "a `!` or `?` stands where a word should")
        }
    }

    private func element(_ word: String, _ resolve: (String) throws -> Int32) throws -> Pattern.Element {
        switch word {
        case "<number>": return .shape(Lexemes.Shapes.number)
        case "<capitalised>": return .shape(Lexemes.Shapes.capitalised)
        case "<any>": return .shape(Lexemes.Shapes.any)
        default: break
        }
        if word.hasPrefix("...") {
            let rest = word.dropFirst(3)
            guard let longest = rest.isEmpty ? PatternParser.gapWithoutNumber : Int(rest),
                (1...PatternParser.longestGap).contains(longest)
            else { throw Failure(message: "the gap `\(word)` should be `...` or `...N` with N from 1 to 30") }
            return .gap(0, longest)
        }
        return .group(try resolve(word))
    }
}
