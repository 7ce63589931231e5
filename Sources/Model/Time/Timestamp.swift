/// A point in time: milliseconds since 1970-01-01T00:00:00Z, leap seconds not counted.
public struct Timestamp: Hashable, Comparable, Sendable, Codable {
    public let milliseconds: Int64

    public init(milliseconds: Int64) { self.milliseconds = milliseconds }
    public init(seconds: Int64) { milliseconds = seconds * 1000 }

    /// Whole seconds since the epoch, rounded down.
    public var seconds: Int64 { milliseconds >= 0 ? milliseconds / 1000 : (milliseconds - 999) / 1000 }

    public func adding(seconds: Double) -> Timestamp {
        Timestamp(milliseconds: milliseconds + Int64((seconds * 1000).rounded()))
    }

    /// Seconds from `earlier` to this.
    public func seconds(since earlier: Timestamp) -> Double { Double(milliseconds - earlier.milliseconds) / 1000 }

    public func day(in zone: Zone) -> Day {
        let local = seconds + Int64(zone.offset)
        return Day(serial: Int(local >= 0 ? local / 86_400 : (local - 86_399) / 86_400))
    }

    public func at(_ zone: Zone) -> ZonedTime { ZonedTime(instant: self, offset: zone.offset) }

    public static func < (a: Timestamp, b: Timestamp) -> Bool { a.milliseconds < b.milliseconds }
}

/// A point in time as a clock at an offset from UTC shows it; RFC 3339 with seconds in text.
public struct ZonedTime: Hashable, Sendable {
    public let instant: Timestamp
    /// Seconds east of UTC.
    public let offset: Int

    public init(instant: Timestamp, offset: Int) {
        self.instant = instant
        self.offset = offset
    }

    public init?(day: Day, hour: Int, minute: Int, second: Int = 0, offset: Int) {
        guard (0..<24).contains(hour), (0..<60).contains(minute), (0..<61).contains(second) else { return nil }
        guard abs(offset) < 86_400 else { return nil }
        let local = Int64(day.serial) * 86_400 + Int64(hour * 3600 + minute * 60 + second)
        self.init(instant: Timestamp(seconds: local - Int64(offset)), offset: offset)
    }

    /// Reads RFC 3339 (`2024-11-14T09:12:03+07:00`, `…Z`), and what ISO 8601 adds in practice: a space for `T`,
    /// seconds left out, a fraction, an offset without its colon (`+0700`, `+07`). An offset must stand there.
    public init?(_ text: some StringProtocol) {
        guard let (day, hour, minute, second, offset) = scanISO8601(Array(text.utf8)), let offset else { return nil }
        self.init(day: day, hour: hour, minute: minute, second: second, offset: offset)
    }

    /// The same, where an absent offset is taken to be `zone`'s.
    public init?(_ text: some StringProtocol, assuming zone: Zone) {
        guard let (day, hour, minute, second, offset) = scanISO8601(Array(text.utf8)) else { return nil }
        self.init(day: day, hour: hour, minute: minute, second: second, offset: offset ?? zone.offset)
    }

    public var day: Day { instant.day(in: Zone(name: "", offset: offset)) }

    /// Seconds since that day's midnight.
    public var secondOfDay: Int { Int(instant.seconds + Int64(offset) - Int64(day.serial) * 86_400) }
}

extension ZonedTime: CustomStringConvertible {
    public var description: String {
        let seconds = secondOfDay
        var text = Array(day.description.utf8)
        text.reserveCapacity(25)
        func append(_ mark: Unicode.Scalar, _ number: Int) {
            text.append(UInt8(ascii: mark))
            appendPadded(number, 2, to: &text)
        }
        append("T", seconds / 3600)
        append(":", seconds / 60 % 60)
        append(":", seconds % 60)
        if offset == 0 {
            text.append(UInt8(ascii: "Z"))
        } else {
            let minutes = abs(offset) / 60
            append(offset < 0 ? "-" : "+", minutes / 60)
            append(":", minutes % 60)
        }
        return String(decoding: text, as: UTF8.self)
    }
}

extension ZonedTime: Codable {
    public init(from decoder: any Decoder) throws {
        let text = try decoder.singleValueContainer().decode(String.self)
        guard let time = ZonedTime(text) else {
            throw DecodingError.dataCorrupted(
                .init(codingPath: decoder.codingPath, debugDescription: "not an RFC 3339 time: \(text)")
            )
        }
        self = time
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}

private func scanISO8601(_ b: [UInt8]) -> (Day, Int, Int, Int, Int?)? {
    guard b.count >= 16, let day = Day(String(decoding: b[0..<10], as: UTF8.self)) else { return nil }
    guard b[10] == UInt8(ascii: "T") || b[10] == UInt8(ascii: "t") || b[10] == UInt8(ascii: " ") else { return nil }
    guard let hour = decimal(b[11..<13]), b[13] == UInt8(ascii: ":"), let minute = decimal(b[14..<16]) else {
        return nil
    }
    var at = 16
    var second = 0
    if at + 2 < b.count, b[at] == UInt8(ascii: ":"), let value = decimal(b[at + 1..<at + 3]) {
        second = value
        at += 3
        if at < b.count, b[at] == UInt8(ascii: ".") || b[at] == UInt8(ascii: ",") {
            at += 1
            while at < b.count, b[at] >= 48, b[at] <= 57 { at += 1 }
        }
    }
    if at < b.count, b[at] == UInt8(ascii: " ") { at += 1 }
    if at == b.count { return (day, hour, minute, second, nil) }
    if b[at] == UInt8(ascii: "Z") || b[at] == UInt8(ascii: "z") {
        return at + 1 == b.count ? (day, hour, minute, second, 0) : nil
    }
    guard b[at] == UInt8(ascii: "+") || b[at] == UInt8(ascii: "-") else { return nil }
    let sign = b[at] == UInt8(ascii: "-") ? -1 : 1
    let digits = b[(at + 1)...].filter { $0 != UInt8(ascii: ":") }
    guard digits.count == 2 || digits.count == 4, let hours = decimal(digits[0..<2]), hours < 24 else { return nil }
    guard let minutes = digits.count == 4 ? decimal(digits[2..<4]) : 0, minutes < 60 else { return nil }
    return (day, hour, minute, second, sign * (hours * 3600 + minutes * 60))
}
