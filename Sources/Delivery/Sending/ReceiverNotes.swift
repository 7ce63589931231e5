import Fetching
import Model

/// What the tries of one run tell of a receiver beyond the message that was tried. Pure.
struct ReceiverNotes: Sendable {
    private var respite = Respite()
    /// Deliveries whose last try got no answer.
    private var unanswered: Set<Int64> = []
    /// Those that were hastened, and not accepted since.
    private var hastened: Set<Int64> = []
    /// Whether the receiver has accepted something while deliveries wait that it had not answered.
    private(set) var isAnsweredAgain = false

    /// - Parameters:
    ///   - deliveries: What was in the message.
    ///   - rest: Seconds of respite where the receiver is busy and does not say for how long.
    mutating func note(
        _ result: Poster.Result,
        of deliveries: [Int64],
        rest: Double,
        at now: Timestamp
    ) {
        guard result.verdict != .abandoned else { return }
        if result.isUnanswered { unanswered.formUnion(deliveries) } else { unanswered.subtract(deliveries) }
        if result.isBusy, case .retry(let wish, _) = result.verdict { respite.ask(for: max(wish ?? 0, rest), at: now) }
        if result.verdict == .accepted {
            hastened.subtract(deliveries)
            if !unanswered.isEmpty { isAnsweredAgain = true }
        }
    }

    /// Begins with what earlier runs have left waiting: whether the receiver answered those tries is not kept, so each is hastened
    /// once.
    mutating func resume(_ deliveries: Set<Int64>) { unanswered.formUnion(deliveries) }

    /// As an earlier run was asked to. A day at most, as of any receiver: the clock may have been set back meanwhile.
    mutating func rest(until time: Timestamp, at now: Timestamp) {
        respite.ask(for: min(time.seconds(since: now), 86_400), at: now)
    }

    /// Seconds for which nothing is to be posted.
    func rest(at now: Timestamp) -> Double { respite.left(at: now) }

    /// The deliveries that need not wait for their own next try, since the receiver answers again. Each is named once: where no
    /// answer comes because of what it says, it would else spend its tries at once.
    mutating func takeUnanswered() -> Set<Int64> {
        let waiting = unanswered.subtracting(hastened)
        hastened.formUnion(waiting)
        (unanswered, isAnsweredAgain) = ([], false)
        return waiting
    }
}
