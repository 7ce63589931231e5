public import Journal
public import Model

/// What one message tells.
public enum Occasion: Sendable {
    case event(EventRecord)
    /// What has come since the digest before, in the order of the log; at least one.
    case digest([EventRecord])
    case heartbeat(Heartbeat)
    case test(TestCall)

    /// As `webhook-id` and in the message: the same on every try.
    public var id: String {
        switch self {
        case .event(let event): event.id
        case .digest(let events): "dig_" + Digest(of: events.map(\.id).joined(separator: " ")).hex.prefix(26)
        case .heartbeat(let heartbeat): heartbeat.id
        case .test(let call): call.id
        }
    }

    /// As `type` in the message; the kinds that the log does not know are messages only.
    public var type: String {
        switch self {
        case .event(let event): event.type.rawValue
        case .digest: "webhook.digest"
        case .heartbeat: "monitor.heartbeat"
        case .test: "webhook.test"
        }
    }

    public var time: ZonedTime {
        switch self {
        case .event(let event): event.time
        case .digest(let events): events.last?.time ?? ZonedTime(instant: Timestamp(seconds: 0), offset: 0)
        case .heartbeat(let heartbeat): heartbeat.time
        case .test(let call): call.time
        }
    }

    /// The events that it tells of.
    public var events: [EventRecord] {
        switch self {
        case .event(let event): [event]
        case .digest(let events): events
        case .heartbeat, .test: []
        }
    }
}

/// That the monitor lives, what it reaches, and how far its log has come: silence after it means something.
public struct Heartbeat: Sendable, Hashable {
    /// What it says of the monitor.
    public struct Pulse: Sendable, Hashable {
        /// The last event of the log.
        public var head: LogHead
        /// In which times are told.
        public var zone: Zone
        /// Sources that are watched.
        public var configured: Int
        /// Those of them that have answered lately.
        public var covered: Int

        public init(head: LogHead, zone: Zone, configured: Int, covered: Int) {
            self.head = head
            self.zone = zone
            self.configured = configured
            self.covered = covered
        }
    }

    public let webhook: String
    /// When it was due.
    public let time: ZonedTime
    /// Seconds until the next.
    public let period: Int
    public let pulse: Pulse

    public init(webhook: String, time: ZonedTime, period: Int, pulse: Pulse) {
        self.webhook = webhook
        self.time = time
        self.period = period
        self.pulse = pulse
    }

    var id: String { "hbt_" + Digest(of: "\(webhook) \(time) \(pulse.head)").hex.prefix(26) }
}

/// A message that tests the way to a receiver.
public struct TestCall: Sendable, Hashable {
    public let id: String
    public let webhook: String
    public let time: ZonedTime

    public init(webhook: String, time: ZonedTime) {
        let chance = UInt64.random(in: 0...UInt64.max)
        self.init(id: "tst_" + Digest(of: "\(webhook) \(time) \(chance)").hex.prefix(26), webhook: webhook, time: time)
    }

    init(id: String, webhook: String, time: ZonedTime) {
        self.id = id
        self.webhook = webhook
        self.time = time
    }
}
