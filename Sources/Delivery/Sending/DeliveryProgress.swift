import Synchronization

/// Counts of this run, for metrics and for whoever wants to see that something moves.
public final class DeliveryProgress: Sendable {
    private let acceptedCount = Atomic<Int>(0)
    private let failedCount = Atomic<Int>(0)

    /// Tries that a receiver answered with 2xx.
    public var accepted: Int { acceptedCount.load(ordering: .relaxed) }
    /// Tries that ended otherwise.
    public var failed: Int { failedCount.load(ordering: .relaxed) }

    func count(isAccepted: Bool) {
        if isAccepted {
            acceptedCount.add(1, ordering: .relaxed)
        } else {
            failedCount.add(1, ordering: .relaxed)
        }
    }
}
