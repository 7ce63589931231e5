public import Model

/// One message for what has come in a period, at fixed moments of the day. Pure.
public struct DigestSchedule: Sendable, Hashable {
    /// What waits for it.
    public enum Content: String, Sendable, CaseIterable {
        /// What need not be known at once: see `Routing.isUrgent`.
        case calm
        case all
    }

    /// Seconds between two; divides a day.
    public var period: Int
    /// Seconds after local midnight: of one of them.
    public var anchor: Int
    public var content: Content

    public init(period: Int, anchor: Int = 0, content: Content) {
        self.period = max(60, period)
        self.anchor = anchor
        self.content = content
    }

    /// Every morning at seven: what need not be known at once.
    public static let daily = DigestSchedule(period: 86_400, anchor: 7 * 3600, content: .calm)

    /// The first moment after `time`.
    public func next(after time: Timestamp, in zone: Zone) -> Timestamp {
        let shift = Int64(anchor) - Int64(zone.offset)
        let length = Int64(period)
        let since = time.seconds - shift
        let begun = since >= 0 ? since / length : (since - length + 1) / length
        return Timestamp(seconds: (begun + 1) * length + shift)
    }
}
