import Journal
import Model

/// What goes out in one message: one delivery, or those of a digest.
struct Parcel: Sendable {
    private(set) var deliveries: [OwedDelivery]
    let isDigest: Bool

    init(_ delivery: OwedDelivery) {
        deliveries = [delivery]
        isDigest = false
    }

    init(digest deliveries: [OwedDelivery]) {
        self.deliveries = deliveries
        isDigest = true
    }

    /// Keeps the first ones; returns the others.
    mutating func cut(to count: Int) -> [OwedDelivery] {
        let rest = Array(deliveries.dropFirst(count))
        deliveries.removeLast(rest.count)
        return rest
    }

    /// Nil where nothing is in it.
    var occasion: Occasion? {
        let events = deliveries.map(\.event)
        guard let first = events.first else { return nil }
        return isDigest ? .digest(events) : .event(first)
    }

    /// The alert that it follows, so that it may be a reply to the message that told of it.
    var followed: String? {
        guard !isDigest, let event = deliveries.first?.event, event.type != .alertOpened else { return nil }
        return event.alert
    }

    /// Of mail: addresses that are not to be sent it. Nobody is left out for the sake of one part of a digest.
    var passed: Set<String> {
        guard let first = deliveries.first?.passed else { return [] }
        return deliveries.dropFirst().reduce(first) { $0.intersection($1.passed) }
    }

    /// Tries so far: the most of any in it.
    var attempts: Int { deliveries.map(\.attempts).max() ?? 0 }
}
