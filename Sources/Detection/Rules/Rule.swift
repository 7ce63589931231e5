public import Model

/// One construction of the language that bears on a detector, as a person wrote it down.
public struct Rule: Sendable {
    public enum Status: String, Sendable, CaseIterable { case stable, experimental, deprecated }

    /// How much the construction says on its own.
    public enum Certainty: String, Sendable, CaseIterable {
        /// A statement, whatever stands around it.
        case sure
        /// A statement where the article is about elections or a case.
        case likely
        /// Only together with other evidence.
        case weak
    }

    public struct Example: Hashable, Sendable {
        /// Without the marks.
        public var text: String
        /// The words that must match, as written; nil where the rule must stay silent.
        public var span: String?
        /// Where it is written.
        public var file: String
        public var line: Int?
    }

    public var id: String
    public var title: String
    /// In Indonesian.
    public var description: String
    public var detector: Detector
    /// Where the sentence speaks of no decision. Nil where its scope decides in any case.
    public var stance: Stance?
    /// For `election-date`: the stage that the words name.
    public var event: ElectionEvent?
    public var certainty: Certainty
    public var severity: Severity
    /// Ids of `norms.yaml`.
    public var norms: [String]
    public var status: Status
    public var falsePositives: [String]
    public var examples: [Example]

    /// Any of these.
    var match: [Pattern]
    /// Each of these, in any order.
    var all: [Pattern]
    /// None of these.
    var unless: [Pattern]
    /// One of these in the sentences before.
    var lookBack: [Pattern]
    var lookBackSentences: Int
}
