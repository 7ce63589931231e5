public import Journal
public import Model

/// A configured receiver.
public struct Webhook: Sendable {
    /// Unique.
    public var name: String
    public var url: WebAddress
    /// Every message is signed with each of them; the first is the newest.
    public var secrets: [Secret]
    public var format: any MessageFormat
    public var routing: Routing
    /// Seconds between two heartbeats; nil for none.
    public var heartbeat: Int?
    /// Private and loopback addresses are allowed.
    public var isLocal: Bool
    /// Messages on their way at one time. With 1 they arrive in the order of the log, except those being retried.
    public var maximumInFlight: Int

    public init(
        name: String,
        url: WebAddress,
        secrets: [Secret],
        format: any MessageFormat = StandardFormat(),
        routing: Routing = .everything,
        heartbeat: Int? = nil,
        isLocal: Bool = false,
        maximumInFlight: Int = 1
    ) {
        self.name = name
        self.url = url
        self.secrets = secrets
        self.format = format
        self.routing = routing
        self.heartbeat = heartbeat
        self.isLocal = isLocal
        self.maximumInFlight = max(1, maximumInFlight)
    }

    /// What the journal asks about each event.
    public var subscription: WebhookSubscription {
        WebhookSubscription(of: name, owing: { [routing] in routing.owing($0) })
    }
}
