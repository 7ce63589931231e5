import Model
import SampleSite

/// When `--once` has seen everything. Pure: told what stands where and what time it is, it says what follows.
struct Completion {
    /// What stands where.
    struct State: Equatable {
        /// Canonical addresses of pages not asked for yet.
        var unread: [String]
        /// Events of alerts in the daily log.
        var logged: Set<String>
        /// Events that the receiver verified and accepted.
        var accepted: Set<String>
        /// Alerts of the sample articles that were not delivered yet.
        var missing: Set<String>
        /// Whether the copy was sighted and the edit noticed.
        var hasFollowUps: Bool
    }

    enum Verdict: Equatable {
        case wait
        case complete
        case late(String)
    }

    private let limit: Duration
    /// How long nothing may change before it counts as the end where an expected alert has not come.
    private let calm: Duration
    private let start: ContinuousClock.Instant
    private var last: State?
    private var changed: ContinuousClock.Instant

    init(limit: Duration, calm: Duration = .seconds(4), start: ContinuousClock.Instant) {
        self.limit = limit
        self.calm = calm
        self.start = start
        changed = start
    }

    mutating func judge(_ state: State, at now: ContinuousClock.Instant) -> Verdict {
        if state != last {
            last = state
            changed = now
        }
        let owed = state.logged.subtracting(state.accepted)
        if state.unread.isEmpty, owed.isEmpty {
            if state.missing.isEmpty, state.hasFollowUps { return .complete }
            if now - changed >= calm { return .complete }
        }
        guard now - start >= limit else { return .wait }
        if let page = state.unread.first {
            return .late("\(state.unread.count) pages were not read in time, \(page) among them")
        }
        if !owed.isEmpty { return .late("\(owed.count) events of the log were not accepted by the receiver in time") }
        return .late("the log never came to rest")
    }
}
