import Model

/// The time for which a receiver wants to be sent nothing at all. 429 is about the receiver, not about the one message that it
/// answers: whatever else is sent meanwhile is refused too, and spends a try. Pure.
struct Respite: Sendable {
    private var begun: Timestamp?
    /// From `begun` on.
    private var seconds = 0.0

    /// - Parameter seconds: From now on; what is left of an earlier one is never made shorter.
    mutating func ask(for seconds: Double, at now: Timestamp) {
        guard seconds > left(at: now) else { return }
        (begun, self.seconds) = (now, seconds)
    }

    /// Seconds; 0 where nothing was asked for, or it is over. A clock that is set back ends it: it would else last for as long
    /// as the clock was wrong.
    func left(at now: Timestamp) -> Double {
        guard let begun else { return 0 }
        let passed = now.seconds(since: begun)
        return passed < 0 ? 0 : max(0, seconds - passed)
    }
}
