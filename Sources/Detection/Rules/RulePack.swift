public import Language
public import Model
public import Settings

/// Everything a detector knows, read from files and compiled: rules, word classes, evidence, calendar, norms, regions.
/// Immutable, and safe to share; an object, since copies of so many parts would be counted one by one.
public final class RulePack: Sendable {
    public let rules: [Rule]
    /// `sha256:` over the bytes of all its files.
    public let fingerprint: String
    public let vocabulary: Vocabulary

    let paths: PackPaths
    let automaton: PhraseAutomaton
    let matcher: RuleMatcher
    let evidence: EvidenceTable
    let words: WordEvidence
    /// By group: what it is called, `@servant`, `netral` or `~netral`.
    let groupNames: [String]
    let known: KnownClasses
    let signs: SignTable
    let scope: ScopeReader
    let joints: JointSigns
    let nesting: NestedNames
    /// By sign.
    let subjects: [Subjects]
    let roles: RoleReader
    /// One for neutrality, one for misuse of office.
    let readers: [StoryReader]
    let days: DayReader
    /// In the order of `Stance.allCases`.
    let stanceEvidence: [StanceEvidence]
    let stanceTrees: StanceTrees
    let gate: ElectionGate
    let finders: Finders
    let facts: Facts

    /// Numbers all signs, and compiles what asks for them.
    ///
    /// - Parameters:
    ///   - groups: By name: its number, which is its place in `groupNames`.
    ///   - trees: By table. What they ask for that is not there is noted among the problems.
    init(
        rules: [Rule],
        groups: [String: Int32],
        groupNames: [String],
        vocabulary: Vocabulary,
        automaton: PhraseAutomaton,
        evidence: EvidenceTable,
        words: WordEvidence,
        trees: [String: DecisionTreesText],
        finders: Finders,
        facts: Facts,
        paths: PackPaths,
        fingerprint: String,
        problems: Problems
    ) {
        let signs = SignTable(groupNames: groupNames, rules: rules.map(\.id))
        let known = KnownClasses(groups: groups)
        if let warning = PackParts.warning(of: evidence, signs: signs, paths: paths) { problems.add(warning) }
        let trees = DecisionTreesText.build(trees, signs: signs, words: words, into: problems)
        (self.rules, self.groupNames, self.known, self.signs) = (rules, groupNames, known, signs)
        (self.vocabulary, self.automaton, self.evidence, self.words) = (vocabulary, automaton, evidence, words)
        (self.finders, self.facts, self.paths, self.fingerprint) = (finders, facts, paths, fingerprint)
        matcher = RuleMatcher(rules: rules, groups: groupNames.count)
        scope = ScopeReader(groups: groups, signs: signs)
        joints = JointSigns(signs: signs)
        nesting = NestedNames(groups: groups)
        subjects = Subjects.bySign(signs)
        roles = RoleReader(groups: groups, signs: signs)
        readers = [Detector.neutrality, .misuseOfOffice].map {
            StoryReader($0, rules: rules, signs: signs, evidence: evidence, words: words, trees: trees)
        }
        days = DayReader(signs: signs, evidence: evidence, words: words, trees: trees)
        stanceEvidence = Stance.allCases.map { StanceEvidence($0, signs: signs, evidence: evidence, words: words) }
        stanceTrees = StanceTrees(signs: signs, words: words, trees: trees)
        gate = ElectionGate(
            terms: vocabulary.count,
            automaton: automaton,
            groups: groupNames.count,
            known: known
        )
    }

    /// Reads and compiles a pack. Nil, with every error among the problems, where anything is wrong: an example that does
    /// not hold included.
    public static func load(paths: PackPaths, into problems: Problems) -> RulePack? {
        let before = problems.all.count
        let compiler = PackCompiler(paths, problems: problems)
        compiler.read()
        guard let pack = compiler.pack() else { return nil }
        for failure in pack.failingExamples() { problems.add(failure) }
        return problems.all.dropFirst(before).contains { $0.severity == .error } ? nil : pack
    }

    /// The clock of a region, by its Kemendagri code; nil for one that is not known.
    public func zone(ofRegion code: String) -> Zone? { finders.gazetteer.zone(ofRegion: code) }

    @inline(__always)
    func group(_ name: KnownClass) -> Int32? { known[name] }

    func numbers(of names: KnownClass...) -> [Int32] { names.compactMap(group) }

    /// Whether a sentence holds a word of any of the classes.
    func has(anyOf names: KnownClass..., in sentence: StorySentence) -> Bool {
        names.contains { sentence.reading.has(group($0)) }
    }
}

/// What finds dates, places and speakers in a text.
struct Finders: Sendable {
    var dates: DateFinder
    var gazetteer: Gazetteer
    var speakers: SpeakerFinder
}

/// What is official.
struct Facts: Sendable {
    var calendar: ElectionCalendar
    var norms: [String: Norm]
    var filing: FilingRules
}
