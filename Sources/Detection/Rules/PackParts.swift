import Language
import Model
import Settings

/// The names that the program asks a pack for: each list is closed, so that a slip of the pen or a lost file is told, and not
/// read as if nothing were to be found.
enum PackParts {
    /// Tables of the evidence, and what they may weigh beside signs.
    static let tables: [String: Set<String>] = {
        var tables = ["election-date.story": Set(["least", "sure"])]
        for detector in [Detector.neutrality, .misuseOfOffice].map(\.rawValue) {
            tables[detector + ".alone"] = []
            tables[detector + ".story"] = ["opens", "article", "verdict", "carries"]
            tables[detector + ".verdict"] = ["bias", "article", "likeliest"]
            tables[detector + ".first"] = Set(StoryFeatures.names)
            for part in ["before", "behind", "title", "lead", "anywhere"] { tables[detector + ".first-" + part] = [] }
        }
        let kinds = ["share", "follows", "silent-follows", "in-quotation"]
        let stances = kinds.flatMap { kind in Stance.allCases.map { "\(kind).\($0.rawValue)" } }
        for stance in Stance.allCases.map(\.rawValue) {
            tables["stance." + stance] = Set(stances + ["bias"])
            tables["stance-title." + stance] = []
        }
        return tables
    }()

    /// Tables that set thresholds, and weigh no signs.
    static func isSettings(_ table: String) -> Bool { table.hasSuffix(".story") || table.hasSuffix(".verdict") }

    /// Signs that every pack has, whatever its classes and rules.
    static let signs = Set(SignTable(groupNames: [], rules: []).names)

    /// Classes of the lexicon.
    static let classes: Set<String> = Set(KnownClass.allCases.map(\.name))
        .union(ScopeReader.classes.flatMap(\.names)).union(NestedNames.classes).union(RoleReader.classes)
        .union(Subjects.classNames).union(JointSigns.classes)

    /// What of these a pack has not, each kind in one line that says what will not be found.
    ///
    /// - Parameters:
    ///   - classes: The names of all classes of the lexicon, those for speakers among them.
    ///   - words: How many words have a weight.
    static func warnings(
        tables found: Set<String>,
        trees: Set<String>,
        words: Int,
        classes: Set<String>,
        paths: PackPaths
    ) -> [Diagnostic] {
        func absent(_ wanted: [String], from found: Set<String>, _ what: String, _ then: String, _ file: String)
            -> Diagnostic?
        {
            let absent = wanted.filter { !found.contains($0) }.sorted()
            guard !absent.isEmpty else { return nil }
            let rest = absent.count > most ? " and \(absent.count - most) more" : ""
            let names = absent.prefix(most).map { "`\($0)`" }.joined(separator: ", ")
            return Diagnostic("there is no \(what) \(names)\(rest): \(then)", file: file, severity: .warning)
        }
        let evidence = "what it weighs counts for nothing; the shipped evidence.yaml has it"
        let unread = "what it decides is left undecided; the shipped trees.txt has it"
        let silent = "what its words tell is not found; a class of another name is not read for it"
        let mute = "speakers whom its words tell are not found"
        return [
            absent(Array(tables.keys), from: found, "evidence", evidence, paths.rules),
            absent(DecisionTreesText.tables, from: trees, "table of trees", unread, paths.rules),
            words > 0
                ? nil
                : Diagnostic(
                    "no word has a weight: statements that hold no word of the lexicon are not found; the shipped words.tsv has them",
                    file: paths.rules,
                    severity: .warning
                ),
            absent(Array(Self.classes), from: classes, "class", silent, paths.lexicon),
            absent(SpeechLexicon.classes, from: classes, "class", mute, paths.lexicon),
        ].compactMap(\.self)
    }

    /// Names that a warning lists.
    private static let most = 5

    /// Signs of classes and rules that the evidence weighs and the pack has not, in one line: whoever takes a rule out need not
    /// fit at once.
    static func warning(of evidence: EvidenceTable, signs: SignTable, paths: PackPaths) -> Diagnostic? {
        var absent: Set<String> = []
        for weights in evidence.tables.values {
            for sign in weights.keys where sign.hasPrefix("class.") || sign.hasPrefix("rule.") {
                if signs.numbers[sign] == nil { absent.insert(sign) }
            }
        }
        guard !absent.isEmpty else { return nil }
        let names = absent.sorted().prefix(most).map { "`\($0)`" }.joined(separator: ", ")
        let rest = absent.count > most ? " and \(absent.count - most) more" : ""
        return Diagnostic(
            "the evidence weighs \(names)\(rest), which no class and no rule is: correct the name, or take it out",
            file: paths.rules,
            severity: .warning
        )
    }
}
