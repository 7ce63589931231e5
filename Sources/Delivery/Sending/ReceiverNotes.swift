import Fetching
import Model

/// What the tries of one run tell of a receiver beyond the message that was tried. Pure.
struct ReceiverNotes: Sendable {
    private var respite = Respite()
    /// Deliveries whose last try got no answer.
    private var unanswered: Set<Int64> = []
    /// Those that were hastened, and not accepted since.
    private var hastened: Set<Int64> = []
    /// By id of a mail of which some addresses are still to be tried: those that are not.
    private var passed: [String: Set<String>] = [:]
    /// Whether the receiver has accepted something while deliveries wait that it had not answered.
    private(set) var isAnsweredAgain = false

    /// - Parameters:
    ///   - deliveries: What was in the message.
    ///   - id: Of the message.
    ///   - addresses: Of mail, all that are to have it.
    ///   - rest: Seconds of respite where the receiver is busy and does not say for how long.
    mutating func note(
        _ result: Poster.Result,
        of deliveries: [Int64],
        id: String,
        addresses: [String],
        rest: Double,
        at now: Timestamp
    ) {
        guard result.verdict != .abandoned else { return }
        if result.isUnanswered { unanswered.formUnion(deliveries) } else { unanswered.subtract(deliveries) }
        if result.isBusy, case .retry(let wish, _) = result.verdict { respite.ask(for: max(wish ?? 0, rest), at: now) }
        if result.verdict == .accepted {
            passed[id] = nil
            hastened.subtract(deliveries)
            if !unanswered.isEmpty { isAnsweredAgain = true }
        } else if !result.refusals.isEmpty {
            // Those that were refused for good are not asked again either.
            passed[id] = Set(addresses).subtracting(result.refusals.filter(\.isPassing).map(\.address))
        }
    }

    /// Begins with what earlier runs have left waiting: whether the receiver answered those tries is not kept, so each is hastened
    /// once.
    mutating func resume(_ deliveries: Set<Int64>) { unanswered.formUnion(deliveries) }

    /// Seconds for which nothing is to be posted.
    func rest(at now: Timestamp) -> Double { respite.left(at: now) }

    /// Addresses that are not to be sent a mail that is tried again.
    func passed(_ id: String) -> Set<String> { passed[id] ?? [] }

    /// The message was given up.
    mutating func forget(_ id: String) { passed[id] = nil }

    /// The deliveries that need not wait for their own next try, since the receiver answers again. Each is named once: where no
    /// answer comes because of what it says, it would else spend its tries at once.
    mutating func takeUnanswered() -> Set<Int64> {
        let waiting = unanswered.subtracting(hastened)
        hastened.formUnion(waiting)
        (unanswered, isAnsweredAgain) = ([], false)
        return waiting
    }
}
