public import Journal
import Model

/// An alert with all that was recorded of it, as one JSON object.
public struct ExportedAlert: Encodable, Sendable {
    struct Event: Encodable {
        let seq: Int64
        let hash: String
        let type: EventType
        let time: ZonedTime
        let sighting: Sighting?
        let edit: AlertEdited?
        let status: Int?
        let correction: AlertCorrected?
        let review: Review?
        let redaction: AlertRedacted?

        init(_ item: FollowUp) {
            seq = item.head.seq
            hash = item.head.labelledHash
            type = item.type
            time = item.time
            sighting = if case .sighted(let event) = item.content { event.sighting } else { nil }
            edit = if case .edited(let event) = item.content { event } else { nil }
            status = if case .removed(let event) = item.content { event.status } else { nil }
            correction = if case .corrected(let event) = item.content { event } else { nil }
            review = if case .reviewed(let event) = item.content { event.review } else { nil }
            redaction = if case .redacted(let event) = item.content { event } else { nil }
        }
    }

    let seq: Int64
    let hash: String
    let id: String
    let day: Day
    let opened: ZonedTime
    let redactedBy: Int64?
    let isHeld: Bool
    let verdict: Review.Action?
    let alert: Alert?
    let events: [Event]

    public init(_ record: RecordedAlert) { self.init(AlertEntry(record)) }

    init(_ entry: AlertEntry) {
        seq = entry.record.head.seq
        hash = entry.record.head.labelledHash
        id = entry.record.id
        day = entry.record.day
        opened = entry.record.opened
        redactedBy = entry.record.redactedBy
        isHeld = entry.record.hold != nil
        verdict = entry.verdict?.action
        alert = entry.alert
        events = entry.followUps.map(Event.init)
    }

    private enum CodingKeys: String, CodingKey {
        case seq, hash, id, day, opened
        case redactedBy = "redacted_by"
        case isHeld = "held"
        case verdict, alert, events
    }
}
