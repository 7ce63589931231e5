import Model

/// The end of the chain, to which the next event is joined. A value: a transaction that fails keeps the old one.
struct Chain: Equatable {
    /// Random; makes the event ids of two installations differ though their first lines were alike.
    let nonce: String
    private(set) var head: LogHead
    var roll: DayRoll

    /// The next event, on the open day; its line is thereby fixed for ever.
    mutating func join(
        _ type: EventType,
        payload: [UInt8],
        alert: String?,
        at time: Timestamp
    ) -> EventRecord {
        let seq = head.seq + 1
        let id = "evt_" + Digest(of: "\(nonce):\(seq):\(Hex.text(head.hash))").hex.prefix(26)
        let time = time.at(roll.zone)
        let line = EventLine.bytes(seq: seq, prev: head.hash, id: id, type: type, time: time, payload: payload)
        let hash = Digest(of: line).bytes
        head = LogHead(seq: seq, hash: hash)
        return EventRecord(
            seq: seq,
            id: id,
            type: type,
            time: time,
            day: roll.open,
            alert: alert,
            line: line,
            hash: hash
        )
    }
}
