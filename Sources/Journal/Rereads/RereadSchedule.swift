import Model

/// When an article is read again, to see edits, removals and denials: often at first, then seldom. Pure.
struct RereadSchedule {
    /// Seconds after the first reading: 1 h, 6 h, 24 h and 7 days.
    static let steps: [Double] = [3600, 21_600, 86_400, 604_800]
    /// Of an alert that is followed up further: 14, 30 and 90 days.
    static let furtherSteps: [Double] = [1_209_600, 2_592_000, 7_776_000]
    /// Seconds after which a reading that failed is tried again, unless its next turn comes first.
    static let retry: Double = 21_600
    /// Seconds after the last turn until which that one is still tried.
    static let patience: Double = 2 * 86_400

    /// When the article was first read, or its alert opened.
    let since: Timestamp
    /// An alert of it is followed up.
    let isFollowed: Bool

    private var turns: [Timestamp] {
        (Self.steps + (isFollowed ? Self.furtherSteps : [])).map { since.adding(seconds: $0) }
    }

    /// The next reading after one at `time`; nil after the last.
    func next(after time: Timestamp) -> Timestamp? { turns.first { $0 > time } }

    /// The next reading after one at `time` that brought nothing.
    func next(afterFailureAt time: Timestamp) -> Timestamp? {
        let again = time.adding(seconds: Self.retry)
        if let turn = next(after: time) { return min(turn, again) }
        return isOver(at: again) ? nil : again
    }

    /// Whether the last turn is so long past that it is given up.
    func isOver(at time: Timestamp) -> Bool { turns.last.map { $0.adding(seconds: Self.patience) <= time } ?? true }

    /// Whether the reading that is due then asks with conditions: every second one does not.
    func isConditional(at due: Timestamp) -> Bool { turns.count { $0 <= due } % 2 == 1 }

    /// Whether an alert is followed at all: something is alleged, denied or decided. Reminders, pledges and dates are not.
    static func follows(_ alert: Alert) -> Bool {
        if alert.outcome != nil { return true }
        switch alert.stance {
        case .finding, .allegation, .denial: return true
        case .reminder, .pledge, nil: return false
        }
    }
}
