import Fetching
import Journal
import Model

/// Has recorded what became of tries, many together, and never holds up the next message.
extension Lane {
    /// Has the outcome recorded without holding up the next message.
    /// - Parameter passed: Of mail: addresses that are not to be sent it again.
    func settle(
        _ parcel: Parcel,
        _ outcome: DeliveryOutcome,
        receipt: String? = nil,
        passed: Set<String> = []
    ) {
        let time = clock.now()
        ended += parcel.deliveries.map { Settlement($0, outcome, receipt: receipt, passed: passed, at: time) }
        startSettling()
    }

    func startSettling() {
        guard !isSettling else { return }
        isSettling = true
        Task(executorPreference: place) { await self.settleEnded() }
    }

    /// Records what has ended meanwhile, together. What cannot be recorded is kept until it can be: to forget that a
    /// receiver has accepted something would send it again and again.
    private func settleEnded() async {
        var wait = 1.0
        while !ended.isEmpty || notes.isAnsweredAgain {
            let settlements = ended
            (recording, ended) = (settlements, [])
            defer { recording = [] }
            do {
                try await outbox.settle(settlements)
                wait = 1
            } catch  where !bell.isStopped {
                ended = settlements + ended
                try? await Task.sleep(for: .seconds(wait))
                wait = min(wait * 2, 30)
                continue
            } catch {
                // What is not recorded is owed to the next start.
            }
            held.subtract(settlements.map(\.delivery.id))
            // What has failed meanwhile is recorded first: it would else be made to wait again.
            if notes.isAnsweredAgain, ended.isEmpty { await hasten() }
            // When to try next is known only now.
            if settlements.contains(where: { $0.outcome != .accepted }) { bell.ring() }
        }
        isSettling = false
        whenSettled?.resume()
        whenSettled = nil
    }

    /// A receiver that was out of reach is back: what it missed is sent now, in the order of the log, and not hours later.
    private func hasten() async {
        let waiting = notes.takeUnanswered()
        guard !waiting.isEmpty else { return }
        // Where the journal cannot take it, each is tried at its own time.
        try? await outbox.hasten(waiting, at: clock.now())
        bell.ring()
    }
}
