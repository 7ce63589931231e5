public import Model

/// One event as it stands in the journal and in the daily log, to the byte.
public struct EventRecord: Sendable, Equatable {
    /// Counts from 1 without a gap, for ever.
    public let seq: Int64
    /// `evt_` and 26 hexadecimal digits.
    public let id: String
    public let type: EventType
    public let time: ZonedTime
    /// Whose log it stands in: its time's day, or a later one that was open already.
    public let day: Day
    /// Id of the alert that it opens or follows.
    public let alert: String?
    /// The line without LF: a JSON object, UTF-8.
    public let line: [UInt8]
    /// SHA-256 of `line`.
    public let hash: [UInt8]

    public var head: LogHead { LogHead(seq: seq, hash: hash) }

    /// The line's object with `hash` as its last member: what messages hold of it.
    public var data: [UInt8] { EventLine.data(line: line, hash: hash) }
}

/// How lines are put together: here and nowhere else.
enum EventLine {
    /// - Parameter payload: A JSON object in UTF-8; its members follow the head.
    static func bytes(
        seq: Int64,
        prev: [UInt8],
        id: String,
        type: EventType,
        time: ZonedTime,
        payload: [UInt8]
    ) -> [UInt8] {
        var line: [UInt8] = []
        line.reserveCapacity(payload.count + 256)
        line += #"{"seq":\#(seq),"prev":"\#(Digest.label(of: prev))","id":"\#(id)","#.utf8
        line += #""type":"\#(type.rawValue)","time":"\#(time)""#.utf8
        if payload.count > 2 { line.append(UInt8(ascii: ",")) }
        line += payload.dropFirst()
        return line
    }

    /// What stands in the place of a line whose text was erased.
    static func redacted(seq: Int64, prev: [UInt8], original: [UInt8], by event: Int64) -> [UInt8] {
        let head = #"{"seq":\#(seq),"prev":"\#(Digest.label(of: prev))","redacted":"\#(Digest.label(of: original))""#
        return Array((head + #","by":\#(event)}"#).utf8)
    }

    static func data(line: [UInt8], hash: [UInt8]) -> [UInt8] {
        line.dropLast() + Array(#","hash":"\#(Digest.label(of: hash))"}"#.utf8)
    }
}
