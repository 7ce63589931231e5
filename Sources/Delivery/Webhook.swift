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
    /// Private and loopback addresses are allowed.
    public var isLocal: Bool
    /// Messages on their way at one time. With 1 they arrive in the order of the log, except those being retried.
    public var maximumInFlight: Int

    public init(
        name: String,
        url: WebAddress,
        secrets: [Secret],
        format: any MessageFormat = StandardFormat(),
        routing: Routing = Routing(),
        isLocal: Bool = false,
        maximumInFlight: Int = 1
    ) {
        self.name = name
        self.url = url
        self.secrets = secrets
        self.format = format
        self.routing = routing
        self.isLocal = isLocal
        self.maximumInFlight = max(1, maximumInFlight)
    }

    /// What the journal asks about each event.
    public var subscription: WebhookSubscription {
        WebhookSubscription(name: name) { [routing] in routing.due($0) }
    }
}

/// Which events a webhook is sent, and when. Pure.
///
/// By default that is every event of the log: each receiver is a witness of the whole chain.
public struct Routing: Sendable, Hashable {
    /// Nil for all.
    public var types: Set<EventType>?
    /// Seconds: an alert on an article published longer ago is not sent. Nil for no limit.
    public var oldest: Double?

    public init(types: Set<EventType>? = nil, oldest: Double? = nil) {
        self.types = types
        self.oldest = oldest
    }

    /// When the event is due; nil where it is not for this webhook.
    public func due(_ notice: EventNotice) -> Timestamp? {
        if let types, !types.contains(notice.type) { return nil }
        if let oldest, notice.type == .alertOpened, let published = notice.alert?.article.published {
            guard notice.time.seconds(since: Routing.end(of: published)) <= oldest else { return nil }
        }
        return notice.time
    }

    /// The latest moment that is meant: of a day without a time, its end where it ends last in Indonesia (WIB).
    private static func end(of published: Publication) -> Timestamp {
        switch published {
        case .time(let time): time.instant
        case .day(let day): Timestamp(seconds: Int64((day + 1).serial) * 86_400 - Int64(Zone.jakarta.offset))
        }
    }
}
