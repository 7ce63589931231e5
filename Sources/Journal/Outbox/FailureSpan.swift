public import Model

/// How long every try to reach a receiver has failed. Pure.
public struct FailureSpan: Sendable, Hashable {
    /// The first try that failed; nil after one that did not.
    public private(set) var since: Timestamp?
    /// The last try that failed.
    public private(set) var last: Timestamp?

    /// Seconds. Tries that are further apart say nothing about the time between: the monitor was off, or there was nothing to send.
    /// The longest wait between two tries of one message is a day and a tenth.
    public static let longestPause = 36.0 * 3600

    public init(since: Timestamp? = nil, last: Timestamp? = nil) { (self.since, self.last) = (since, last) }

    public mutating func fail(at now: Timestamp) {
        let goesOn = last.map { (0...Self.longestPause).contains(now.seconds(since: $0)) } ?? false
        if since == nil || !goesOn { since = now }
        last = now
    }

    public mutating func end() { (since, last) = (nil, nil) }
}
