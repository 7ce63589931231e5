public import Model

/// Hours in which nothing is sent that can wait. Pure.
public struct QuietHours: Sendable, Hashable {
    /// Minutes after local midnight.
    public let from: Int
    /// Minutes after local midnight: the first that is not quiet. Less than `from` where the night lies between.
    public let to: Int

    /// Nil where either is no minute of a day, or they are the same.
    public init?(from: Int, to: Int) {
        guard (0..<1440).contains(from), (0..<1440).contains(to), from != to else { return nil }
        self.from = from
        self.to = to
    }

    /// Reads `22:00-06:00`.
    public init?(_ text: some StringProtocol) {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false).map { TimeOfDay($0.trimmed) }
        guard parts.count == 2, let from = parts[0], let to = parts[1] else { return nil }
        self.init(from: from.minutes, to: to.minutes)
    }

    /// `time` itself, or the end of the quiet hours that it falls in.
    public func end(at time: Timestamp, in zone: Zone) -> Timestamp {
        let local = time.at(zone)
        let minute = local.secondOfDay / 60
        let isQuiet = from < to ? (from..<to).contains(minute) : minute >= from || minute < to
        guard isQuiet else { return time }
        let day = minute < to ? local.day : local.day + 1
        return Timestamp(seconds: Int64(day.serial) * 86_400 + Int64(to * 60) - Int64(zone.offset))
    }
}

/// An hour and a minute.
public struct TimeOfDay: Sendable, Hashable {
    /// After midnight.
    public let minutes: Int

    /// Reads `07:00`; nil for anything else.
    public init?(_ text: some StringProtocol) {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 2,
            parts.allSatisfy({ $0.utf8.count == 2 && $0.utf8.allSatisfy { (48...57).contains($0) } })
        else { return nil }
        guard let hour = Int(parts[0]), let minute = Int(parts[1]), hour < 24, minute < 60 else { return nil }
        minutes = hour * 60 + minute
    }
}
