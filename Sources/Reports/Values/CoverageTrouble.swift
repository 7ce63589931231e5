public import Model

/// What is wrong with a source's day, in the order of gravity. *Unreachable*, *blocked*, *found nothing* and *matched
/// nothing* are different things and are never merged.
public enum CoverageTrouble: String, Sendable, CaseIterable, Encodable {
    case unbalanced
    case notAsked = "not-asked"
    case notReached = "not-reached"
    case blocked
    /// Hours went by between two answers.
    case gap
    /// Its list went on by more than it shows, between two looks.
    case overtaken
    case failing
    case nothingNew = "nothing-new"

    /// Seconds without an answer that are too many.
    private static let longestGap = 6 * 3600

    /// Nil where nothing is wrong.
    /// - Parameter isOpen: Whether the day goes on: what it settles is then not counted yet.
    public init?(_ entry: CoverageEntry, isOpen: Bool) {
        let settled = entry.balance.pendingAtOpen + entry.balance.discovered
        if !isOpen, !entry.balance.holds {
            self = .unbalanced
        } else if entry.fetches.total == 0 {
            guard entry.planned != nil else { return nil }
            self = .notAsked
        } else if entry.fetches.reached == 0 {
            let blocked = entry.fetches[.blocked] + entry.fetches[.forbiddenByRobots]
            self = blocked * 2 >= entry.fetches.total ? .blocked : .notReached
        } else if entry.longestGap >= CoverageTrouble.longestGap {
            self = .gap
        } else if let overtaken = entry.overtaken, overtaken > 0 {
            self = .overtaken
        } else if settled >= 4, entry.balance.failed * 4 >= settled {
            self = .failing
        } else if let usual = entry.usualNew, usual >= 3, entry.balance.discovered == 0, !isOpen {
            self = .nothingNew
        } else {
            return nil
        }
    }

    public func name(in wording: Wording) -> String {
        switch self {
        case .unbalanced: wording.unbalanced
        case .notAsked: wording.notAsked
        case .notReached: wording.notReached
        case .blocked: wording.blocked
        case .gap: wording.longGap
        case .overtaken: wording.overtaken
        case .failing: wording.failing
        case .nothingNew: wording.nothingNew
        }
    }

    /// How it came about with this source; nil where its name says all.
    public func detail(of entry: CoverageEntry, in wording: Wording) -> String? {
        switch self {
        case .notReached, .blocked:
            entry.fetches.counts.sorted { ($1.value, $0.key.rawValue) < ($0.value, $1.key.rawValue) }
                .map { "\($0.key.rawValue) \($0.value)" }.joined(separator: ", ")
        case .gap: wording.gap(seconds: entry.longestGap)
        case .overtaken: wording.overtaken(looks: entry.overtaken ?? 0)
        case .failing:
            wording.failed(entry.balance.failed, of: entry.balance.pendingAtOpen + entry.balance.discovered)
        case .unbalanced, .notAsked, .nothingNew: nil
        }
    }

    /// The source, and what came about with it.
    func line(of entry: CoverageEntry, in wording: Wording) -> String {
        detail(of: entry, in: wording).map { "\(entry.source): \($0)" } ?? entry.source
    }
}
