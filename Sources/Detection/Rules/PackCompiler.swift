import FoundationEssentials
import Language
import Model
import Settings

/// Turns files into a `RulePack`: gathers words, numbers groups, parses patterns, builds the automaton.
final class PackCompiler {
    private let problems: Problems
    private var vocabulary = Vocabulary.Builder()
    private var lexemes = Lexemes.Builder()
    private var automaton = PhraseAutomaton.Builder()
    private var groups: [String: Int32] = [:]
    private var groupNames: [String] = []
    private var rules: [Rule] = []
    private var rulePlaces: [String: String] = [:]
    private var weights = Weights()
    private var classes: [WordClass] = []
    private let start: Int
    private let paths: PackPaths
    /// Files of weights only are long, and read beside the lexicon; the others after it.
    private let weighing: Meanwhile<Weights>
    private let ruleFiles: [String]

    /// What signs and words weigh, and what trees make of them together.
    private struct Weights: Sendable {
        var evidence = EvidenceTable()
        var words = WordEvidence.Builder()
        var trees: [String: DecisionTreesText] = [:]

        mutating func read(_ table: SettingsTable) {
            if let node = table.optional("evidence") { evidence.read(node) }
            table.refuseOthers()
        }
    }

    /// What does not depend on the rules, and is read beside them.
    private let official: Meanwhile<Official>

    private struct Official: Sendable {
        let regions: RegionNames
        let norms: [String: Norm]
        let calendar: ElectionCalendar
        let filing: FilingRules
        let fingerprint: String
    }

    init(_ paths: PackPaths, problems: Problems) {
        self.paths = paths
        self.problems = problems
        official = Meanwhile { problems in
            let regions = RegionsFile.read(paths.regions, aliases: paths.aliases, into: problems)
            let isWhole = !problems.hasErrors
            return Official(
                regions: regions,
                norms: NormsFile.read(paths.norms, into: problems),
                calendar: ElectionCalendar.read(
                    paths.calendar,
                    regions: isWhole ? regions.regions : [],
                    into: problems
                ),
                filing: FilingRules.read(paths.filing, into: problems),
                fingerprint: paths.fingerprint()
            )
        }
        start = problems.all.count
        let files = PackPaths.yaml(in: paths.rules, into: problems)
        let heavy = files.filter { !PackCompiler.mayHoldRules($0) }
        ruleFiles = files.filter { !heavy.contains($0) }
        weighing = Meanwhile { problems in
            var weights = Weights()
            for file in heavy {
                guard let root = SettingsFile.read(path: file, into: Problems(file: file, parent: problems)),
                    let table = root.table()
                else { continue }
                weights.read(table)
            }
            for file in PackPaths.words(in: paths.rules) {
                let problems = Problems(file: file, parent: problems)
                guard let bytes = SettingsFile.bytes(path: file, into: problems) else { continue }
                weights.words.read(bytes, problems: problems)
            }
            for file in PackPaths.trees(in: paths.rules) {
                let problems = Problems(file: file, parent: problems)
                guard let bytes = SettingsFile.bytes(path: file, into: problems) else { continue }
                DecisionTreesText.read(bytes, file: file, into: &weights.trees, problems: problems)
            }
            return weights
        }
    }

    private static func mayHoldRules(_ file: String) -> Bool {
        guard let data = FileManager.default.contents(atPath: file) else { return true }
        let key = Array("rules:".utf8)
        return data.withUnsafeBytes { bytes in
            bytes.indices.dropLast(key.count - 1).contains { bytes[$0] == key[0] && bytes[$0...].starts(with: key) }
        }
    }

    func read() {
        classes = WordClass.read(PackPaths.yaml(in: paths.lexicon, into: problems), into: problems)
        var expansion = ClassExpansion(classes)
        for wordClass in classes where !wordClass.isForSpeakers {
            let group = number("@" + wordClass.name)
            for phrase in expansion.phrases(of: wordClass.name) ?? [] {
                let ids = phrase.compactMap { lexeme($0) }
                if ids.count == phrase.count {
                    automaton.add(ids, group: group)
                } else if !vocabulary.isFull {
                    wordClass.place?.fail(
                        "`\(phrase.joined(separator: " "))` of class `\(wordClass.name)` is not words: use letters, digits, ~roots"
                    )
                }
            }
        }
        weights = weighing.value(into: problems)
        for file in ruleFiles { readRules(file) }
    }

    private func readRules(_ file: String) {
        guard let root = SettingsFile.read(path: file, into: Problems(file: file, parent: problems)),
            let table = root.table()
        else { return }
        for node in table.optional("rules")?.list() ?? [] {
            guard let rule = RuleReader(resolve: { try self.resolve($0) }).rule(node) else { continue }
            if let other = rulePlaces[rule.id] {
                node.fail("the rule id `\(rule.id)` stands at \(other) already: ids are unique")
            } else {
                rulePlaces[rule.id] = "\(file):\(node.line ?? 0)"
                rules.append(rule)
            }
        }
        weights.read(table)
    }

    private func resolve(_ name: String) throws -> Int32 {
        if name.hasPrefix("@") {
            if let known = groups[name] { return known }
            throw PatternParser.Failure(message: "names the class `\(name)`, which no lexicon file has")
        }
        if let known = groups[name] { return known }
        let parts = name.split(separator: "-").map(String.init)
        let ids = parts.compactMap { lexeme($0) }
        guard !ids.isEmpty, ids.count == parts.count else {
            throw PatternParser.Failure(message: "holds `\(name)`, which is not a word")
        }
        let group = number(name)
        automaton.add(ids, group: group)
        return group
    }

    private func lexeme(_ word: String) -> Lexemes.ID? {
        // What else stands in a text would be lost: "kucing..." has no gap behind it, and "<angka>" is no number.
        guard Vocabulary.isWord(word.hasPrefix("~") ? word.dropFirst() : word[...]) else { return nil }
        return word.hasPrefix("~")
            ? lexemes.root(String(word.dropFirst()), in: &vocabulary) : lexemes.literal(word, in: &vocabulary)
    }

    private func number(_ name: String) -> Int32 {
        if let known = groups[name] { return known }
        let group = Int32(groupNames.count)
        groupNames.append(name)
        groups[name] = group
        return group
    }

    func pack() -> RulePack? {
        let official = official.value(into: problems)
        let finders = Finders(
            dates: DateFinder(adding: &vocabulary),
            gazetteer: Gazetteer(official.regions, adding: &vocabulary),
            speakers: SpeakerFinder(speech(), adding: &vocabulary)
        )
        for rule in rules {
            for norm in rule.norms where official.norms[norm] == nil {
                problems.add(
                    Diagnostic(
                        "the rule `\(rule.id)` names the norm `\(norm)`, which the norms do not hold",
                        file: rulePlaces[rule.id] ?? paths.rules
                    )
                )
            }
        }
        if vocabulary.isFull {
            problems.add(
                Diagnostic(
                    "the packs give more than \(Vocabulary.most) forms of words: write words in the place of ~roots",
                    file: paths.lexicon
                )
            )
        }
        let forms = weights.words.terms(adding: &vocabulary)
        tellMissing(words: forms.count)
        guard !problems.all.dropFirst(start).contains(where: { $0.severity == .error }) else { return nil }
        let vocabulary = vocabulary.build()
        let lexemes = lexemes.build(terms: vocabulary.count)
        return RulePack(
            rules: rules,
            groups: groups,
            groupNames: groupNames,
            vocabulary: vocabulary,
            automaton: automaton.build(lexemes: lexemes),
            evidence: weights.evidence,
            words: weights.words.build(forms, count: vocabulary.count),
            trees: weights.trees,
            finders: finders,
            facts: Facts(calendar: official.calendar, norms: official.norms, filing: official.filing),
            paths: paths,
            fingerprint: official.fingerprint,
            problems: problems
        )
    }

    /// Tells what the program asks for and the pack has not.
    private func tellMissing(words: Int) {
        for wordClass in classes
        where wordClass.isForSpeakers && !SpeechLexicon.classes.contains(wordClass.name) {
            let known = SpeechLexicon.classes.joined(separator: ", ")
            wordClass.place?.fail("no speaker is found by a class `\(wordClass.name)`; known: \(known)")
        }
        let missing = PackParts.warnings(
            tables: Set(weights.evidence.tables.keys),
            trees: Set(weights.trees.keys),
            words: words,
            classes: Set(classes.map(\.name)),
            paths: paths
        )
        for warning in missing { problems.add(warning) }
    }

    /// The lists that speakers are found by.
    private func speech() -> SpeechLexicon {
        var lists: [String: [String]] = [:]
        for wordClass in classes where wordClass.isForSpeakers { lists[wordClass.name] = wordClass.entries.map(\.text) }
        return SpeechLexicon(lists: lists)
    }
}
