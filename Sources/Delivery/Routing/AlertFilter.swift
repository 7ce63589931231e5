public import Model

/// Which alerts a webhook is sent. Pure; every part that is nil lets all through.
public struct AlertFilter: Sendable, Hashable {
    /// What a statement may be, so that a date can be named beside the stances.
    public enum Kind: Hashable, Sendable {
        case stance(Stance)
        /// It has no stance.
        case date

        /// As the configuration writes it: a stance, or `date`.
        public init?(_ word: String) {
            if word == "date" {
                self = .date
            } else if let stance = Stance(rawValue: word) {
                self = .stance(stance)
            } else {
                return nil
            }
        }

        public static let words = Stance.allCases.map(\.rawValue) + ["date"]
    }

    public var detectors: Set<Detector>?
    public var kinds: Set<Kind>?
    /// At least.
    public var severity: Severity?
    public var regions: RegionFilter?
    /// Of the election calendar; `none` for an article outside of every stage, or whose day is not known.
    public var stages: Set<String>?
    /// True for what is attributed to a speaker only, false for the outlet's own words only.
    public var isQuotation: Bool?

    public init() {}

    /// Whether one of its statements is of a wanted detector, kind and wording, and the alert as a whole of a wanted
    /// severity, region and stage.
    public func admits(_ alert: Alert) -> Bool {
        if let severity, alert.severity < severity { return false }
        if let stages, !stages.contains(alert.article.electionStage ?? AlertFilter.noStage) { return false }
        // Of the story as a whole: the sentence that accuses often leaves the place to another.
        if let regions, !regions.admits(alert.statements.compactMap { $0.region?.code }) { return false }
        return alert.statements.contains(where: admits)
    }

    private func admits(_ statement: Statement) -> Bool {
        if let detectors, !detectors.contains(statement.detector) { return false }
        if let kinds, !kinds.contains(statement.stance.map(Kind.stance) ?? .date) { return false }
        if let isQuotation, isQuotation != (statement.speaker != nil) { return false }
        return true
    }

    /// The word for an article outside of every stage.
    public static let noStage = "none"
}

/// Regions by their Kemendagri codes; a province covers its regencies and cities.
public struct RegionFilter: Sendable, Hashable {
    public var codes: Set<String>
    /// Whether an alert without any region is let through.
    public var admitsUnknown: Bool

    public init(codes: Set<String>, admitsUnknown: Bool = false) {
        self.codes = codes
        self.admitsUnknown = admitsUnknown
    }

    /// - Parameter found: Codes of the regions that the alert names.
    public func admits(_ found: [String]) -> Bool {
        guard !found.isEmpty else { return admitsUnknown }
        return found.contains { code in codes.contains(code) || codes.contains(String(code.prefix(2))) }
    }
}
