public import Fetching
public import Journal
public import Model

/// A configured receiver.
public struct Webhook: Sendable {
    /// Where its messages go.
    public enum Destination: Sendable {
        case web(WebAddress)
        case mail(Mailbox)
    }

    /// Unique.
    public var name: String
    public var destination: Destination
    /// The value of the `Authorization` header, where the receiver wants one.
    public var authorization: Credential?
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
        destination: Destination,
        authorization: Credential? = nil,
        secrets: [Secret] = [],
        format: any MessageFormat = StandardFormat(),
        routing: Routing = .everything,
        heartbeat: Int? = nil,
        isLocal: Bool = false,
        maximumInFlight: Int = 1
    ) {
        self.name = name
        self.destination = destination
        self.authorization = authorization
        self.secrets = secrets
        self.format = format
        self.routing = routing
        self.heartbeat = heartbeat
        self.isLocal = isLocal
        self.maximumInFlight = max(1, maximumInFlight)
    }

    /// Whether both lead to one and the same place.
    func isSameReceiver(as other: Webhook) -> Bool {
        switch (destination, other.destination) {
        case (.web(let address), .web(let another)): address == another
        case (.mail(let mailbox), .mail(let another)): mailbox.server == another.server
        default: false
        }
    }

    /// Of mail: to whom it goes.
    var addresses: [String] {
        if case .mail(let mailbox) = destination { mailbox.to } else { [] }
    }

    /// What the journal asks about each event.
    public var subscription: WebhookSubscription {
        WebhookSubscription(of: name, owing: { [routing] in routing.owing($0) })
    }
}

/// Whose mail is handed in where, and to whom it goes.
public struct Mailbox: Sendable {
    public var server: MailServer
    /// Nil where the server asks for none.
    public var user: String?
    public var password: Credential?
    /// Addresses without names.
    public var from: String
    public var to: [String]

    public init(server: MailServer, user: String?, password: Credential?, from: String, to: [String]) {
        self.server = server
        self.user = user
        self.password = password
        self.from = from
        self.to = to
    }
}

/// A password or token. It describes itself without its text, so that it cannot slip into a log.
public struct Credential: Sendable, CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    let text: String

    public init(_ text: String) { self.text = text }

    public var description: String { "(hidden)" }
    public var debugDescription: String { description }
    public var customMirror: Mirror { Mirror(self, children: []) }
}
