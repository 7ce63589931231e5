import FoundationEssentials
public import Journal
public import Model

/// Something that was recorded of an alert after it was opened.
public struct FollowUp: Sendable {
    public enum Content: Sendable {
        case sighted(AlertSighted)
        case edited(AlertEdited)
        case removed(AlertRemoved)
        case corrected(AlertCorrected)
        case reviewed(AlertReviewed)
        case redacted(AlertRedacted)
        /// Its text was taken away, or it is of a kind that says nothing about the alert itself.
        case other
    }

    public let time: ZonedTime
    public let day: Day
    public let head: LogHead
    public let type: EventType
    public let content: Content

    public init(_ event: EventRecord) {
        time = event.time
        day = event.day
        head = event.head
        type = event.type
        content =
            switch event.type {
            case .alertSighted: Self.read(event).map(Content.sighted) ?? .other
            case .alertEdited: Self.read(event).map(Content.edited) ?? .other
            case .alertRemoved: Self.read(event).map(Content.removed) ?? .other
            case .alertCorrected: Self.read(event).map(Content.corrected) ?? .other
            case .alertReviewed: Self.read(event).map(Content.reviewed) ?? .other
            case .alertRedacted: Self.read(event).map(Content.redacted) ?? .other
            default: .other
            }
    }

    /// Nil where the line is a redacted one.
    private static func read<Payload: EventPayload>(_ event: EventRecord) -> Payload? {
        try? JSONDecoder().decode(Payload.self, from: Data(event.line))
    }

    /// Whether it changes what a reader of the alert should believe: sightings and reviews stand elsewhere.
    var isChange: Bool {
        switch content {
        case .edited, .removed, .corrected, .redacted: true
        case .sighted, .reviewed, .other: false
        }
    }
}
