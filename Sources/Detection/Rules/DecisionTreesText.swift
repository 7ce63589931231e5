import Model
import Settings

/// What trees ask about, as they stand in the file: their tests by name. Names are found once the signs are known.
struct DecisionTreesText: Sendable {
    /// A test or a number. What follows where the test holds stands behind it, as in the file.
    private struct Read {
        /// In `names`; negative where it is a number.
        let name: Int32
        var otherwise: Int32
        let bound: Float
    }

    private var nodes: [Read] = []
    private var roots: [Int32] = []
    /// By number in `nodes`: name and line.
    private(set) var names: [(name: String, line: Int)] = []
    private var numbers: [ArraySlice<UInt8>: Int32] = [:]
    private let file: String
    /// Whether every line of it is a tree.
    private var isWhole = true

    /// Depth of the deepest tree.
    private static let deepest = 32

    /// Names that a warning lists.
    private static let most = 5

    private typealias Words = ArraySlice<ArraySlice<UInt8>>

    /// Tables that something asks for.
    static let tables =
        [Detector.neutrality, .misuseOfOffice].flatMap { ["\($0.rawValue).article", "\($0.rawValue).second"] }
        + [DayReader.table] + StanceTrees.tables

    /// Reads a file of trees: a table's name, and indented behind it its trees, a line each. What is wrong is noted among the
    /// problems, and its table left out.
    ///
    /// By bytes: characters take many times as long, and the trees are most of what a pack is read from. A file of its own, since
    /// YAML took twice as long as the trees themselves.
    static func read(_ bytes: [UInt8], file: String, into trees: inout [String: DecisionTreesText], problems: Problems)
    {
        let newline = UInt8(ascii: "\n")
        var name: String?
        for (index, line) in bytes.split(separator: newline, omittingEmptySubsequences: false).enumerated() {
            let words = line.split { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") || $0 == UInt8(ascii: "\r") }
            guard let first = words.first, first.first != UInt8(ascii: "#") else { continue }
            if first.startIndex > line.startIndex {
                guard let name else {
                    problems.add(
                        "this tree stands before the name of its table: put the name above it",
                        line: index + 1
                    )
                    return
                }
                trees[name]?.add(words[...], line: index + 1, problems)
            } else {
                let table = String(decoding: first, as: UTF8.self)
                if words.count > 1 || !tables.contains(table) {
                    problems.add(
                        "`\(table)` is no table of trees: \(tables.joined(separator: ", ")); trees are indented",
                        line: index + 1
                    )
                    return
                }
                if trees[table] != nil {
                    problems.add("the trees `\(table)` stand above, or in another file: take one out", line: index + 1)
                    return
                }
                trees[table] = DecisionTreesText(file: file)
                name = table
            }
        }
        trees = trees.filter(\.value.isWhole)
    }

    private init(file: String) { self.file = file }

    private mutating func add(_ tree: Words, line: Int, _ problems: Problems) {
        var rest = tree
        roots.append(Int32(nodes.count))
        let problem =
            add(&rest, line, depth: 0) ?? rest.first.map { "goes on behind its end with \(quoted($0))" } ?? oversize
        if let problem {
            problems.add("this tree \(problem): fit it again with Tests/Fitting/fit.py", line: line)
            isWhole = false
        }
    }

    /// What is wrong with the last tree, if it is too large.
    private var oversize: String? {
        let most = DecisionTrees.Node.most
        guard let root = roots.last, nodes.count - Int(root) > most else { return nil }
        return "holds more than \(most) tests and numbers"
    }

    /// Adds a subtree: what is wrong with it, if anything.
    private mutating func add(_ rest: inout Words, _ line: Int, depth: Int) -> String? {
        guard let word = rest.popFirst() else { return "ends where a test or a number is missing" }
        guard depth < DecisionTreesText.deepest else { return "is deeper than \(DecisionTreesText.deepest) tests" }
        if let number = double(word) {
            guard EvidenceTable.isWeight(number) else { return "holds \(quoted(word)), which is not from -20 to 20" }
            nodes.append(Read(name: -1, otherwise: 0, bound: Float(number)))
            return nil
        }
        let end = word.firstIndex(of: UInt8(ascii: ">"))
        let bound = end.map { double(word[($0 + 1)...]) } ?? 0
        guard let bound, bound.isFinite else { return "holds \(quoted(word)), which has no number behind >" }
        let at = nodes.count
        nodes.append(
            Read(name: number(word[..<(end ?? word.endIndex)], line), otherwise: 0, bound: Float(bound))
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

    /// The trees with their tests numbered, by table. Names that nothing has are told once, and never there: whoever takes a rule
    /// or a class out need not fit at once.
    static func build(
        _ trees: [String: DecisionTreesText],
        signs: SignTable,
        words: WordEvidence,
        into problems: Problems
    ) -> [String: DecisionTrees] {
        var absent: [(sign: String, file: String, line: Int)] = []
        var built: [String: DecisionTrees] = [:]
        for (name, text) in trees.sorted(by: { $0.key < $1.key }) {
            let numbers = TreeFeatures(signs: signs, words: words, features: features(of: name))
            guard numbers.count <= DecisionTrees.Node.mostFeatures else {
                problems.add(
                    "trees can tell \(DecisionTrees.Node.mostFeatures) words, signs and features apart, and the pack has \(numbers.count): take words out of words.tsv"
                )
                return built
            }
            built[name] = text.build(numbers) { missing, line in
                absent.append((TreeFeatures.sign(in: missing), text.file, line))
            }
        }
        if let warning = warning(of: absent) { problems.add(warning) }
        return built
    }

    /// One for all: a pack without its words would have more of them than anyone reads.
    private static func warning(of absent: [(sign: String, file: String, line: Int)]) -> Diagnostic? {
        var told: Set<String> = []
        let signs = absent.map(\.sign).filter { told.insert($0).inserted }
        guard let first = absent.first else { return nil }
        let named = signs.prefix(most).map { "`\($0)`" }.joined(separator: ", ")
        let rest = signs.count > most ? " and \(signs.count - most) more" : ""
        let (are, them) = signs.count == 1 ? ("is", "it") : ("are", "them")
        return Diagnostic(
            "trees ask for \(named)\(rest), which \(are) no sign, word or feature, and take \(them) for absent: fit them again with Tests/Fitting/fit.py",
            file: first.file,
            line: first.line,
            severity: .warning
        )
    }

    private static func features(of table: String) -> [String] {
        if table == DayReader.table { return StageDays.features }
        if StanceTrees.tables.contains(table) { return StanceTrees.features }
        return table.hasSuffix(".article") ? ArticleReader.features : StoryFeatures.names
    }

    /// - Parameter missing: Is called with each name that nothing has, and its line.
    private func build(_ features: TreeFeatures, missing: (String, Int) -> Void) -> DecisionTrees {
        let known = names.map { entry in
            if let number = features.number(of: entry.name) { return number }
            missing(entry.name, entry.line)
            return Int32(features.absent)
        }
        var laid: [DecisionTrees.Node] = []
        laid.reserveCapacity(nodes.count)
        func lay(_ at: Int) {
            let (read, place) = (nodes[at], laid.count)
            guard read.name >= 0 else {
                return laid.append(DecisionTrees.Node(feature: 0, then: 0, bound: read.bound))
            }
            var feature = known[Int(read.name)]
            // A word or a sign is there or not. Where a bound makes that all the same, what is never there says as much.
            if feature < features.firstFeature, !(0..<1).contains(read.bound) { feature = Int32(features.absent) }
            laid.append(DecisionTrees.Node(feature: UInt16(feature), then: 0, bound: read.bound))
            lay(Int(read.otherwise))
            laid[place].then = UInt16(laid.count - place)
            lay(at + 1)
        }
        let starts = roots.map { root in
            defer { lay(Int(root)) }
            return Int32(laid.count)
        }
        return DecisionTrees(nodes: laid, roots: starts)
    }
}
