import Model

/// When an alerted article is read again, to see edits, removals and denials: often at first, then seldom. Pure.
struct FollowUpSchedule {
    /// Seconds after the alert: 1 h, 6 h, 24 h, then 7, 14, 30 and 90 days.
    static let steps: [Int64] = [3600, 21_600, 86_400, 604_800, 1_209_600, 2_592_000, 7_776_000]

    let opened: Timestamp

    /// The next reading after one at `time`; nil after the last.
    func next(after time: Timestamp) -> Timestamp? {
        Self.steps.map { opened.adding(seconds: Double($0)) }.first { $0 > time }
    }

    /// Whether an alert is followed at all: something is alleged, denied or decided. Reminders, pledges and dates are not.
    static func follows(_ alert: Alert) -> Bool {
        if alert.outcome != nil { return true }
        switch alert.stance {
        case .finding, .allegation, .denial: return true
        case .reminder, .pledge, nil: return false
        }
    }
}
