import Journal
import Model

/// Standard Webhooks' `{"type","timestamp","data"}`. The `data` of an event is the object of its log line with `hash`; of a
/// digest, a list of such objects under `events`. Schemas: `Config/schema/webhook*.schema.json`.
public struct StandardFormat: MessageFormat {
    private let detail: Detail

    public init(detail: Detail = .full) { self.detail = detail }

    public func message(for occasion: Occasion, replyingTo receipt: String?) -> Message? {
        var body = Array(#"{"type":"\#(occasion.type)","timestamp":"\#(occasion.time)","data":"#.utf8)
        body += data(of: occasion)
        body.append(UInt8(ascii: "}"))
        return Message(json: body, events: occasion.events.count)
    }

    /// A JSON object.
    func data(of occasion: Occasion) -> [UInt8] {
        switch occasion {
        case .event(let event): return data(of: event)
        case .digest(let events):
            var list = Array(#"{"events":["#.utf8)
            for (place, event) in events.enumerated() {
                if place > 0 { list.append(UInt8(ascii: ",")) }
                list += data(of: event)
            }
            return list + Array("]}".utf8)
        case .heartbeat(let heartbeat): return json(HeartbeatData(heartbeat))
        case .test(let call): return json(["webhook": call.webhook])
        }
    }

    private func data(of event: EventRecord) -> [UInt8] {
        switch detail {
        case .full: event.data
        case .minimal: json(MinimalEvent(event))
        }
    }

    private func json(_ value: some Encodable) -> [UInt8] {
        // Fails only for numbers that JSON cannot hold, and none of these is one.
        Array(((try? JSONText.encode(value, omittingNulls: true)) ?? "{}").utf8)
    }
}

private struct HeartbeatData: Encodable {
    let webhook: String
    let seq: Int64
    let hash: String
    let sources: Int
    let covered: Int
    let period: Int

    init(_ heartbeat: Heartbeat) {
        webhook = heartbeat.webhook
        seq = heartbeat.pulse.head.seq
        hash = heartbeat.pulse.head.labelledHash
        sources = heartbeat.pulse.configured
        covered = heartbeat.pulse.covered
        period = heartbeat.period
    }
}

/// An event with what a chain needs of it, and of its alert region, stance and link.
private struct MinimalEvent: Encodable {
    struct About: Encodable {
        let id: String
        let region: Region?
        let stance: Stance?
        let link: WebAddress?
    }

    let seq: Int64
    let id: String
    let type: EventType
    let time: ZonedTime
    let alert: About?
    let hash: String

    init(_ event: EventRecord) {
        seq = event.seq
        id = event.id
        type = event.type
        time = event.time
        hash = event.head.labelledHash
        let content = EventContent(event)
        alert = event.alert.map { About(id: $0, region: content.region, stance: content.stance, link: content.link) }
    }
}
