public import Model

/// An alert as the journal has it now, and everything that was recorded of it since it was opened.
public struct RecordedAlert: Sendable, Equatable {
    /// Why it must not be erased.
    public struct Hold: Sendable, Equatable {
        public let since: ZonedTime
        public let reason: String

        public init(since: ZonedTime, reason: String) {
            self.since = since
            self.reason = reason
        }
    }

    public let id: String
    /// As it was last recorded: an edit of the article changes it. Nil where it was redacted.
    public let alert: Alert?
    /// The number and digest of the line that opened it.
    public let head: LogHead
    /// When it was opened, and in whose log that stands.
    public let opened: ZonedTime
    public let day: Day
    /// Number of the `alert.redacted` event that took its text away.
    public let redactedBy: Int64?
    public let hold: Hold?
    /// What came after it, in the order of the log.
    public let followUps: [EventRecord]

    public init(
        id: String,
        alert: Alert?,
        head: LogHead,
        opened: ZonedTime,
        day: Day,
        redactedBy: Int64? = nil,
        hold: Hold? = nil,
        followUps: [EventRecord] = []
    ) {
        self.id = id
        self.alert = alert
        self.head = head
        self.opened = opened
        self.day = day
        self.redactedBy = redactedBy
        self.hold = hold
        self.followUps = followUps
    }
}
