/// Signs by number: classes of the lexicon, rules, and what scope and roles add. Evidence is given per sign.
struct SignTable: Sendable {
    /// Signs that `ScopeReader` finds.
    enum Scope: Int32, CaseIterable {
        case conditional, modal, negated, decided, question, inQuote, holdsQuote, short, title, servantSubject,
            contestNear
        case thing
        /// A line of the body without a mark at its end: a caption, a crosshead, a list of keywords.
        case unended
        // What the cues say once condition, modality and negation are resolved: one at most.
        case saysFinding, saysAllegation, saysDenial, saysReminder, saysPledge

        var name: String {
            switch self {
            case .conditional: "scope.conditional"
            case .modal: "scope.modal"
            case .negated: "scope.negated"
            case .decided: "scope.decided"
            case .question: "scope.question"
            case .inQuote: "scope.in-quote"
            case .holdsQuote: "scope.holds-quote"
            case .short: "scope.short"
            case .title: "scope.title"
            case .servantSubject: "scope.servant-subject"
            case .contestNear: "scope.servant-and-contest"
            case .thing: "scope.thing-and-contest"
            case .unended: "scope.unended"
            case .saysFinding: "scope.says-finding"
            case .saysAllegation: "scope.says-allegation"
            case .saysDenial: "scope.says-denial"
            case .saysReminder: "scope.says-reminder"
            case .saysPledge: "scope.says-pledge"
            }
        }
    }

    let names: [String]
    let numbers: [String: Int32]
    /// By group of the automaton: its sign; -1 for literals.
    let ofGroup: [Int32]
    let firstRule: Int
    let firstScope: Int
    /// `joint.NAME`: kinds of words that meet in a sentence.
    let firstJoint: Int
    /// `who.ROLE`: whom a sentence is about, or who speaks in it.
    let firstWho: Int
    /// `named.ROLE`: a name stands in it that the story gave to somebody of that role.
    let firstNamed: Int

    init(groupNames: [String], rules: [String]) {
        var names: [String] = []
        var ofGroup: [Int32] = []
        for group in groupNames {
            if group.hasPrefix("@") {
                ofGroup.append(Int32(names.count))
                names.append("class." + group.dropFirst())
            } else {
                ofGroup.append(-1)
            }
        }
        firstRule = names.count
        names += rules.map { "rule." + $0 }
        firstScope = names.count
        names += Scope.allCases.map(\.name)
        firstJoint = names.count
        names += JointSigns.names.map { "joint." + $0 }
        firstWho = names.count
        names += StoryRole.allCases.map { "who." + $0.name }
        firstNamed = names.count
        names += StoryRole.allCases.map { "named." + $0.name }
        self.names = names
        self.ofGroup = ofGroup
        numbers = Dictionary(names.enumerated().map { ($1, Int32($0)) }, uniquingKeysWith: { first, _ in first })
    }

    var count: Int { names.count }

    /// Signs by which a sentence tells its stance itself.
    var says: ClosedRange<Int32> { number(.saysFinding)...number(.saysPledge) }

    func number(_ scope: Scope) -> Int32 {
        Int32(firstScope) + scope.rawValue
    }

    /// Weights by number, from a table of evidence.
    func weights(_ table: [String: Double]?) -> [Double] {
        names.map { table?[$0] ?? 0 }
    }
}
