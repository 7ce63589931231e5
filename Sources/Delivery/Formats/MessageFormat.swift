public import Journal
public import Model

/// What is posted to a webhook for one event.
public struct Message: Sendable, Equatable {
    public var body: [UInt8]
    /// Beyond those of Standard Webhooks, which the courier adds where there is a secret.
    public var headers: [HTTPHeader]

    public init(body: [UInt8], headers: [HTTPHeader]) {
        self.body = body
        self.headers = headers
    }
}

/// How an event is told to one kind of receiver. A new kind is one type that conforms, and one line in `all`.
public protocol MessageFormat: Sendable {
    /// As `format:` in the configuration says it.
    static var name: String { get }
    init()
    /// Nil where this kind of receiver is not told of such an event.
    func message(for event: EventRecord) -> Message?
}

/// Every format that a configuration may name.
public enum MessageFormats {
    public static let all: [any MessageFormat.Type] = [StandardFormat.self]
}
