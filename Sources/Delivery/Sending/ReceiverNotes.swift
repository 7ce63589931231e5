import Model

/// What the tries of one run tell of a receiver beyond the message that was tried. Pure.
struct ReceiverNotes: Sendable {
    private var respite = Respite()

    /// - Parameter rest: Seconds of respite where the receiver is busy and does not say for how long.
    mutating func note(_ result: Poster.Result, rest: Double, at now: Timestamp) {
        if result.isBusy, case .retry(let wish, _) = result.verdict { respite.ask(for: max(wish ?? 0, rest), at: now) }
    }

    /// Seconds for which nothing is to be posted.
    func rest(at now: Timestamp) -> Double { respite.left(at: now) }
}
