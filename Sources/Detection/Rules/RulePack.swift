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
    /// In the order of `Stance.allCases`.
    let stanceEvidence: [StanceEvidence]
    let gate: ElectionGate
    let finders: Finders
    let facts: Facts

    init(
        rules: [Rule],
        fingerprint: String,
        vocabulary: Vocabulary,
        paths: PackPaths,
        automaton: PhraseAutomaton,
        matcher: RuleMatcher,
        evidence: EvidenceTable,
        words: WordEvidence,
        groupNames: [String],
        known: KnownClasses,
        signs: SignTable,
        scope: ScopeReader,
        joints: JointSigns,
        nesting: NestedNames,
        subjects: [Subjects],
        roles: RoleReader,
        readers: [StoryReader],
        stanceEvidence: [StanceEvidence],
        gate: ElectionGate,
        finders: Finders,
        facts: Facts
    ) {
        self.rules = rules
        self.fingerprint = fingerprint
        self.vocabulary = vocabulary
        self.paths = paths
        self.automaton = automaton
        self.matcher = matcher
        self.evidence = evidence
        self.words = words
        self.groupNames = groupNames
        self.known = known
        self.signs = signs
        self.scope = scope
        self.joints = joints
        self.nesting = nesting
        self.subjects = subjects
        self.roles = roles
        self.readers = readers
        self.stanceEvidence = stanceEvidence
        self.gate = gate
        self.finders = finders
        self.facts = facts
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
