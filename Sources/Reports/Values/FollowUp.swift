public import Journal
public import Model

/// Something that was recorded of an alert after it was opened.
public struct FollowUp: Sendable {
    public let time: ZonedTime
    public let day: Day
    public let head: LogHead
    public let type: EventType
    public let content: EventContent

    public init(_ event: EventRecord) {
        time = event.time
        day = event.day
        head = event.head
        type = event.type
        content = EventContent(event)
    }

    /// Whether it changes what a reader of the alert should believe: sightings and reviews stand elsewhere.
    var isChange: Bool {
        switch content {
        case .edited, .removed, .corrected, .redacted: true
        default: false
        }
    }
}
