import Fetching
import Journal
import Model

/// That the monitor lives.
extension Lane {
    /// Tells the receiver that the monitor lives, when it is time; no try of it is repeated, since the next one follows.
    func beatIfDue() async {
        guard let period = webhook.heartbeat, !isResting else { return }
        let now = clock.now()
        if let nextBeat, nextBeat > now, nextBeat <= now.adding(seconds: Double(period)) { return }
        nextBeat = now.adding(seconds: Double(period))
        guard let pulse = await pulse(), (try? await outbox.deliveryCounts()[webhook.name]?.disabled) == nil else {
            return
        }
        let beat = Heartbeat(webhook: webhook.name, time: now.at(pulse.zone), period: period, pulse: pulse)
        guard let message = webhook.format.message(for: .heartbeat(beat), replyingTo: nil) else { return }
        let result = await poster.post(message, id: beat.id)
        await note(result, of: nil)
        if notes.isAnsweredAgain { startSettling() }
        if case .gone(let reason) = result.verdict { await disable(reason) }
    }
}
