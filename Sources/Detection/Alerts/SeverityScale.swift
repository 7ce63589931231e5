import Model

/// How urgent an alert is: from stance and outcome, the rules that fired, and the stage of the election.
struct SeverityScale {
    let pack: RulePack

    /// Stages in which a case can still sway the vote.
    private static let hot: Set<String> = ["campaign", "quiet-period", "voting", "revote"]

    func severity(_ statements: [Statement], outcome: CaseOutcome?, stage: String?) -> Severity {
        guard let gravest = statements.compactMap(\.stance).min(), gravest < .reminder else {
            return statements.contains { $0.calendar == .differs } ? .low : .info
        }
        if outcome == .decidedNone { return .low }
        var severity: Severity = gravest == .finding ? .high : gravest == .allegation ? .medium : .low
        let serious = statements.contains { statement in
            statement.stance == gravest && pack.rules.contains { $0.id == statement.rule && $0.severity == .high }
        }
        if gravest == .allegation, serious || SeverityScale.hot.contains(stage ?? "") { severity = .high }
        return severity
    }
}
