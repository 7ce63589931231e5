public import Model

/// What a webhook asks for. The journal asks it once per event, inside the transaction that records the event.
public struct WebhookSubscription: Sendable {
    public let name: String
    /// When the event is due to this webhook, not before `notice.time`; nil where it is not for it. Must be pure: no
    /// clock, no lock, no other actor. Follow-ups of an alert that the webhook was sent are owed without asking.
    public let due: @Sendable (EventNotice) -> Timestamp?

    public init(name: String, due: @escaping @Sendable (EventNotice) -> Timestamp?) {
        self.name = name
        self.due = due
    }
}

/// What a subscription is told of an event to decide on it.
public struct EventNotice: Sendable {
    public let type: EventType
    public let time: Timestamp
    /// The alert it opens, or the one it follows as that was last recorded.
    public let alert: Alert?
}
