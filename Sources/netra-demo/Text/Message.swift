import FoundationEssentials
import Model

/// What a webhook brought, as far as it is shown.
struct Message {
    enum Content {
        case opened(Alert)
        case sighted(AlertSighted)
        case edited(AlertEdited)
        case removed(AlertRemoved)
        /// An event that says nothing about an alert.
        case other
    }

    let type: EventType
    let content: Content

    var alert: Alert? {
        if case .opened(let alert) = content { alert } else { nil }
    }

    /// Nil where `body` is no message of Standard Webhooks that holds an event.
    init?(_ body: String) {
        struct Envelope<Payload: Decodable>: Decodable {
            let data: Payload
        }
        struct Head: Decodable {
            let type: EventType
        }
        let bytes = Data(body.utf8)
        let decoder = JSONDecoder()
        guard let head = try? decoder.decode(Head.self, from: bytes) else { return nil }
        type = head.type
        func payload<Payload: Decodable>(_: Payload.Type) -> Payload? {
            (try? decoder.decode(Envelope<Payload>.self, from: bytes))?.data
        }
        let content: Content? =
            switch head.type {
            case .alertOpened: payload(AlertOpened.self).map { .opened($0.alert) }
            case .alertSighted: payload(AlertSighted.self).map { .sighted($0) }
            case .alertEdited: payload(AlertEdited.self).map { .edited($0) }
            case .alertRemoved: payload(AlertRemoved.self).map { .removed($0) }
            default: .other
            }
        guard let content else { return nil }
        self.content = content
    }

    /// For people; nil for what is not shown.
    func text(for terminal: Terminal) -> String? {
        switch content {
        case .opened(let alert): AlertText(alert: alert, terminal: terminal).text
        case .sighted(let event): FollowUpText(terminal: terminal).text(event)
        case .edited(let event): FollowUpText(terminal: terminal).text(event)
        case .removed(let event): FollowUpText(terminal: terminal).text(event)
        case .other: nil
        }
    }
}
