public import Model

/// What makes two statements of one article's versions the same one.
public struct StatementKey: Hashable, Sendable {
    let detector: Detector
    let stance: Stance?
    let quote: String

    public init(_ statement: Statement) {
        detector = statement.detector
        stance = statement.stance
        quote = statement.quote
    }
}

/// The person or office that a statement is about, where: what possibly relates two alerts.
struct SubjectKey: Hashable {
    let subject: String
    /// Kemendagri code.
    let region: String

    /// Nil where either is unknown: a guess would relate strangers.
    init?(_ statement: Statement) {
        guard let region = statement.region?.code, let written = statement.subject else { return nil }
        let folded = written.lowercased().split(whereSeparator: { !$0.isLetter && !$0.isNumber }).joined(separator: " ")
        guard !folded.isEmpty else { return nil }
        subject = folded
        self.region = region
    }
}
