public struct MonitorStarted: EventPayload {
    public static var type: EventType { .monitorStarted }
    public var version: String
    /// Fingerprint of rules, lexicon, calendar, norms and regions.
    public var pack: String
    public var zone: String
    /// Whether the kernel says that its clock is synchronised; nil where it does not say.
    public var isClockSynchronised: Bool?
    public var sources: Int
    public var webhooks: Int

    public init(
        version: String,
        pack: String,
        zone: String,
        isClockSynchronised: Bool?,
        sources: Int,
        webhooks: Int
    ) {
        self.version = version
        self.pack = pack
        self.zone = zone
        self.isClockSynchronised = isClockSynchronised
        self.sources = sources
        self.webhooks = webhooks
    }

    private enum CodingKeys: String, CodingKey {
        case version, pack, zone
        case isClockSynchronised = "clock_synchronised"
        case sources, webhooks
    }
}

public struct MonitorStopped: EventPayload {
    public static var type: EventType { .monitorStopped }
    /// Such as `SIGTERM`.
    public var reason: String

    public init(reason: String) { self.reason = reason }
}

public struct MonitorReloaded: EventPayload {
    public static var type: EventType { .monitorReloaded }
    public var packBefore: String
    public var packAfter: String
    public var sources: Int
    public var webhooks: Int

    public init(packBefore: String, packAfter: String, sources: Int, webhooks: Int) {
        self.packBefore = packBefore
        self.packAfter = packAfter
        self.sources = sources
        self.webhooks = webhooks
    }

    private enum CodingKeys: String, CodingKey {
        case packBefore = "pack_before"
        case packAfter = "pack_after"
        case sources, webhooks
    }
}

/// A backup took the place of the journal. What it lacked was read back from the log, whose chain goes on.
public struct JournalRestored: EventPayload {
    public static var type: EventType { .journalRestored }
    /// The last event of the backup, as in `124:sha256:…`.
    public var backup: String
    /// The last event of the log before this one.
    public var log: String
    /// How many events were read back from the log.
    public var events: Int

    public init(backup: String, log: String, events: Int) {
        self.backup = backup
        self.log = log
        self.events = events
    }
}

/// A webhook's retries are spent: the event lies in the dead letters.
public struct DeliveryFailed: EventPayload {
    public static var type: EventType { .deliveryFailed }
    public var webhook: String
    /// Id of the event that was not delivered.
    public var event: String
    public var attempts: Int
    public var reason: String

    public init(webhook: String, event: String, attempts: Int, reason: String) {
        self.webhook = webhook
        self.event = event
        self.attempts = attempts
        self.reason = reason
    }
}

public struct DeliveryDisabled: EventPayload {
    public static var type: EventType { .deliveryDisabled }
    public var webhook: String
    public var reason: String

    public init(webhook: String, reason: String) {
        self.webhook = webhook
        self.reason = reason
    }
}
