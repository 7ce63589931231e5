public import Model

/// What a webhook asks for. The journal asks it once per event, inside the transaction that records the event.
public struct WebhookSubscription: Sendable {
    public let name: String
    /// When the event is due to this webhook, not before `notice.time`; nil where it is not for it. Must be pure: no
    /// clock, no lock, no other actor. Follow-ups of an alert that the webhook was sent are owed without asking.
    public let owing: @Sendable (EventNotice) -> Owing?

    public init(of name: String, owing: @escaping @Sendable (EventNotice) -> Owing?) {
        self.name = name
        self.owing = owing
    }

    /// For a webhook without digests.
    public init(name: String, due: @escaping @Sendable (EventNotice) -> Timestamp?) {
        self.init(of: name, owing: { notice in due(notice).map { Owing(due: $0) } })
    }
}

/// When something is due to a webhook, and in which company.
public struct Owing: Hashable, Sendable {
    public var due: Timestamp
    /// In one message with all others that are due to the webhook at the same moment.
    public var isDigest: Bool

    public init(due: Timestamp, isDigest: Bool = false) {
        self.due = due
        self.isDigest = isDigest
    }
}

/// What a subscription is told of an event to decide on it.
public struct EventNotice: Sendable {
    public let type: EventType
    public let time: Timestamp
    /// The alert it opens, or the one it follows as that was last recorded.
    public let alert: Alert?

    public init(type: EventType, time: Timestamp, alert: Alert? = nil) {
        self.type = type
        self.time = time
        self.alert = alert
    }
}
