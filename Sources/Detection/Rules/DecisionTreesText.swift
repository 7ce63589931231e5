import Model
import Settings

/// What trees ask about, as they stand in the file: their tests by name. Names are found once the signs are known.
struct DecisionTreesText: Sendable {
    private var nodes: [DecisionTrees.Node] = []
    private var roots: [Int32] = []
    /// By number in `nodes`: name and line.
    private(set) var names: [(name: String, line: Int)] = []
    private var numbers: [ArraySlice<UInt8>: Int32] = [:]
    private let file: String
    /// Of the first tree.
    private let firstLine: Int

    /// Depth of the deepest tree.
    private static let deepest = 32

    private typealias Words = ArraySlice<ArraySlice<UInt8>>

    /// Reads `trees`: by table (`neutrality.article`, `neutrality.second`…), trees a line each.
    static func read(_ node: SettingsNode, into trees: inout [String: DecisionTreesText]) {
        guard let table = node.table() else { return }
        for name in table.keys {
            guard let place = table.optional(name), let text = DecisionTreesText(place) else { continue }
            if trees[name] != nil { place.fail("the trees `\(name)` stand in another file already: take one out") }
            trees[name] = text
        }
    }

    /// Nil, with the problems noted, where a line is no tree.
    init?(_ node: SettingsNode) {
        guard let text = node.string else { return nil }
        file = node.file
        firstLine = (node.line ?? 0) + 1
        var isWhole = true
        // By bytes: characters take many times as long, and the trees are most of what a pack is read from.
        let lines = Array(text.utf8).split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        for (line, tree) in lines.enumerated() {
            var rest = tree.split(separator: UInt8(ascii: " "))[...]
            if rest.isEmpty { continue }
            roots.append(Int32(nodes.count))
            let problem = add(&rest, line, depth: 0) ?? rest.first.map { "goes on behind its end with \(quoted($0))" }
            if let problem {
                node.problems.add(failure("this tree \(problem)", line))
                isWhole = false
            }
        }
        if !isWhole { return nil }
    }

    /// Adds a subtree: what is wrong with it, if anything.
    private mutating func add(_ rest: inout Words, _ line: Int, depth: Int) -> String? {
        guard let word = rest.popFirst() else { return "ends where a test or a number is missing" }
        guard depth < DecisionTreesText.deepest else { return "is deeper than \(DecisionTreesText.deepest) tests" }
        if let number = double(word) {
            guard EvidenceTable.isWeight(number) else { return "holds \(quoted(word)), which is not from -20 to 20" }
            nodes.append(DecisionTrees.Node(feature: -1, otherwise: 0, bound: number))
            return nil
        }
        let end = word.firstIndex(of: UInt8(ascii: ">"))
        let bound = end.map { double(word[($0 + 1)...]) } ?? 0
        guard let bound, bound.isFinite else { return "holds \(quoted(word)), which has no number behind >" }
        let at = nodes.count
        nodes.append(
            DecisionTrees.Node(feature: number(word[..<(end ?? word.endIndex)], line), otherwise: 0, bound: bound)
        )
        if let problem = add(&rest, line, depth: depth + 1) { return problem }
        nodes[at].otherwise = Int32(nodes.count)
        return add(&rest, line, depth: depth + 1)
    }

    private mutating func number(_ name: ArraySlice<UInt8>, _ line: Int) -> Int32 {
        if let known = numbers[name] { return known }
        let number = Int32(names.count)
        numbers[name] = number
        names.append((String(decoding: name, as: UTF8.self), line))
        return number
    }

    /// Names begin with a letter.
    private func double(_ word: ArraySlice<UInt8>) -> Double? {
        guard let first = word.first, first < UInt8(ascii: "A") else { return nil }
        return ShortDecimal.value(word)
    }

    private func quoted(_ word: ArraySlice<UInt8>) -> String { "`\(String(decoding: word, as: UTF8.self))`" }

    private func failure(_ message: String, _ line: Int) -> Diagnostic {
        Diagnostic(message + ": fit it again with Tests/Fitting/fit.py", file: file, line: firstLine + line)
    }

    /// The trees with their tests numbered, by table. A name that nothing has is told once, and never there: whoever takes a rule
    /// or a class out need not fit at once.
    static func build(
        _ trees: [String: DecisionTreesText],
        signs: SignTable,
        words: WordEvidence,
        into problems: Problems
    ) -> [String: DecisionTrees] {
        var told: Set<String> = []
        var built: [String: DecisionTrees] = [:]
        for (name, text) in trees.sorted(by: { $0.key < $1.key }) {
            let numbers = TreeFeatures(signs: signs, words: words, features: features(of: name))
            built[name] = text.build(numbers) { missing, line in
                let sign = TreeFeatures.sign(in: missing)
                guard told.insert(sign).inserted else { return }
                problems.add(text.absent(sign, line))
            }
        }
        return built
    }

    private static func features(of table: String) -> [String] {
        if table == DayReader.table { return StageDays.features }
        if StanceTrees.isTable(table) { return StanceTrees.features }
        return table.hasSuffix(".article") ? ArticleReader.features : StoryFeatures.names
    }

    private func absent(_ sign: String, _ line: Int) -> Diagnostic {
        Diagnostic(
            "trees ask for `\(sign)`, which is no sign, word or feature, and take it for absent: fit them again with Tests/Fitting/fit.py",
            file: file,
            line: firstLine + line,
            severity: .warning
        )
    }

    /// - Parameter missing: Is called with each name that nothing has, and its line.
    private func build(_ features: TreeFeatures, missing: (String, Int) -> Void) -> DecisionTrees {
        let known = names.map { entry in
            if let number = features.number(of: entry.name) { return number }
            missing(entry.name, entry.line)
            return Int32(features.absent)
        }
        return DecisionTrees(
            nodes: nodes.map { node in
                var node = node
                if node.feature >= 0 { node.feature = known[Int(node.feature)] }
                return node
            },
            roots: roots
        )
    }
}
