public import Fetching

/// What holds for all webhooks.
public struct CourierSettings: Sendable {
    public var schedule: RetrySchedule
    /// Of one try.
    public var limits: TransferLimits
    /// Seconds: a webhook to which every try has failed for so long is disabled.
    public var patience: Double
    /// Seconds that `shutDown` gives what is on its way before it takes it off the wire.
    public var grace: Double
    /// Random numbers, 0 up to but not including 1.
    var chance: @Sendable () -> Double = { Double.random(in: 0..<1) }

    /// 15 s for a try, of which an answer's first 64 KiB are read; five days of failure; 3 s of grace.
    public init(
        schedule: RetrySchedule = .standard,
        limits: TransferLimits = TransferLimits(
            total: 15,
            connect: 10,
            lowestSpeed: 1,
            lowestSpeedPeriod: 15,
            bodyBytes: 64 << 10,
            headerBytes: 64 << 10
        ),
        patience: Double = 5 * 86_400,
        grace: Double = 3
    ) {
        self.schedule = schedule
        self.limits = limits
        self.patience = patience
        self.grace = grace
    }
}
