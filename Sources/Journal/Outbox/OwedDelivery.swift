public import Model

/// One message that one webhook is still to be sent. Its log line is durable.
public struct OwedDelivery: Sendable, Equatable, Identifiable {
    public let id: Int64
    public let webhook: String
    public let event: EventRecord
    /// How often it was tried.
    public let attempts: Int
    /// Not to be tried before.
    public let due: Timestamp
    /// To go out in one message with all others that are due to the webhook at that moment.
    public let isDigest: Bool
    /// Why the last try failed.
    public let reason: String?
    /// Of mail that was not taken for all of its addresses: those that are not to be sent it again, since they have it or refuse
    /// it for good.
    public let passed: Set<String>
}

/// How a try ended.
public enum DeliveryOutcome: Sendable, Equatable {
    /// The receiver answered 2xx.
    case accepted
    case retry(at: Timestamp, reason: String)
    /// Given up: it lies in the dead letters.
    case dead(reason: String)
}

/// That a try of a delivery has ended, and how.
public struct Settlement: Sendable {
    public var delivery: OwedDelivery
    public var outcome: DeliveryOutcome
    /// How the receiver named the message that it accepted, if it did.
    public var receipt: String?
    /// Of mail: addresses that are not to be sent it again.
    public var passed: Set<String>
    public var time: Timestamp

    public init(
        _ delivery: OwedDelivery,
        _ outcome: DeliveryOutcome,
        receipt: String? = nil,
        passed: Set<String> = [],
        at time: Timestamp
    ) {
        self.delivery = delivery
        self.outcome = outcome
        self.receipt = receipt
        self.passed = passed
        self.time = time
    }
}

/// How a webhook stands.
public struct DeliveryCounts: Sendable, Equatable {
    public var owed = 0
    public var accepted = 0
    public var dead = 0
    /// When the oldest that is still owed was recorded.
    public var oldestOwed: Timestamp?
    public var failure = FailureSpan()
    /// Since when every try has failed; nil after one that did not.
    public var failingSince: Timestamp? { failure.since }
    /// Until when its receiver wants to be sent nothing, as it said last.
    public var restsUntil: Timestamp?
    /// Why it was disabled; nil while it is not.
    public var disabled: String?
}
