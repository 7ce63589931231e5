public import Model

/// What is posted to a webhook.
public struct Message: Sendable, Equatable {
    public var body: [UInt8]
    /// Beyond those of Standard Webhooks, which the courier adds.
    public var headers: [HTTPHeader]
    /// How many events of the occasion it tells, from the first on: a digest may be more than one message of the service
    /// can hold, and what does not fit goes into the next.
    public var events: Int

    public init(body: [UInt8], headers: [HTTPHeader], events: Int = 1) {
        self.body = body
        self.headers = headers
        self.events = events
    }

    /// A message of JSON.
    init(json: [UInt8], events: Int = 1) {
        self.init(body: json, headers: [HTTPHeader("Content-Type", "application/json")], events: events)
    }
}

/// How things are told to one kind of receiver. Pure: the same occasion gives the same bytes on every try.
public protocol MessageFormat: Sendable {
    /// Nil where this kind of receiver is not told of such a thing: then it counts as told.
    /// - Parameter receipt: What the receiver named the message that this one follows; nil where it follows none, or the
    ///   receiver gave no name.
    func message(for occasion: Occasion, replyingTo receipt: String?) -> Message?
    /// How the receiver names the message that it has accepted; nil where it does not say, or nobody can reply to it.
    func receipt(of reply: Capture) -> String?
    /// Seconds that the receiver asks to be left alone, where it says so in another place than `Retry-After`.
    func wish(of reply: Capture) -> Double?
}

extension MessageFormat {
    public func receipt(of reply: Capture) -> String? { nil }
    public func wish(of reply: Capture) -> Double? { nil }
}

/// How much a message tells.
public enum Detail: String, Sendable, CaseIterable {
    case full
    /// Region, stance and link: nobody is named or quoted.
    case minimal
}
