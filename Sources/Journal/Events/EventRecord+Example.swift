public import Model

extension EventRecord {
    /// An event that no log holds: what a message would look like.
    ///
    /// Throws what encoding the payload throws.
    public static func example(
        _ payload: some EventPayload,
        alert: String? = nil,
        seq: Int64 = 124,
        at time: ZonedTime
    ) throws -> EventRecord {
        let type = Swift.type(of: payload).type
        return example(type, payload: try JSONText.encode(payload), alert: alert, seq: seq, at: time)
    }

    /// - Parameter payload: A JSON object.
    public static func example(
        _ type: EventType,
        payload: String,
        alert: String?,
        seq: Int64,
        at time: ZonedTime
    ) -> EventRecord {
        let id = "evt_" + Digest(of: "\(seq) \(payload)").hex.prefix(26)
        let prev = Digest(of: "\(seq - 1)").bytes
        let line = EventLine.bytes(seq: seq, prev: prev, id: id, type: type, time: time, payload: Array(payload.utf8))
        return EventRecord(
            seq: seq,
            id: id,
            type: type,
            time: time,
            day: time.day,
            alert: alert,
            line: line,
            hash: Digest(of: line).bytes
        )
    }
}
