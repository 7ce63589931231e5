import Model

/// Whether a source is known to be silent, and why. Pure; the raw value is the journal's.
enum Silence: Int, Equatable {
    case none = 0
    case unreached = 1
    case unpublished = 2

    var cause: SourceSilent.Cause? {
        switch self {
        case .none: nil
        case .unreached: .unreached
        case .unpublished: .unpublished
        }
    }

    /// What is known after one more fetch. A source that published nothing for long and then cannot be reached either
    /// is silent as before: that is not told twice.
    static func next(
        after known: Silence,
        isReached: Bool,
        isLongUnreached: Bool,
        isLongUnpublished: Bool
    ) -> Silence {
        guard isReached else { return known == .none && isLongUnreached ? .unreached : known }
        return isLongUnpublished ? .unpublished : .none
    }
}
