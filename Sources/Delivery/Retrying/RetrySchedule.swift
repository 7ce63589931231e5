public import Model

/// When a delivery that failed is tried again. Pure.
public struct RetrySchedule: Sendable, Hashable {
    /// Seconds to wait after the first, second… failure; when they are spent the delivery is dead.
    public var delays: [Double]
    /// How far a delay may be off, as a share of it: receivers that come back are not met by everybody at once.
    public var jitter: Double

    /// The delays that Standard Webhooks gives as an example: ten tries over 75 hours and 35 minutes.
    public static let standard = RetrySchedule(
        delays: [5, 5 * 60, 30 * 60, 2 * 3600, 5 * 3600, 10 * 3600, 14 * 3600, 20 * 3600, 24 * 3600]
    )

    public init(delays: [Double], jitter: Double = 0.1) {
        self.delays = delays
        self.jitter = jitter
    }

    /// When to try again; nil where all tries are spent.
    /// - Parameters:
    ///   - failures: Tries so far, this one included: 1 or more.
    ///   - wish: Seconds that the receiver asked for. Never makes the wait shorter than it would be.
    ///   - chance: A random number, 0 up to but not including 1.
    public func next(afterFailures failures: Int, wish: Double?, at now: Timestamp, chance: Double) -> Timestamp? {
        guard failures >= 1, failures <= delays.count else { return nil }
        let delay = delays[failures - 1] * (1 + jitter * (2 * chance - 1))
        return now.adding(seconds: max(delay, wish ?? 0))
    }
}
