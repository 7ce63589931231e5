public import Model

/// What became of a request: a whole response, or the one named reason why there is none.
public enum HTTPReply: Sendable {
    case response(Capture)
    case failure(HTTPFailure)

    public var capture: Capture? {
        if case .response(let capture) = self { capture } else { nil }
    }

    public var failure: HTTPFailure? {
        if case .failure(let failure) = self { failure } else { nil }
    }

    /// HTTP status code, if a status line arrived.
    public var status: Int? {
        switch self {
        case .response(let capture): capture.status
        case .failure(let failure): failure.status
        }
    }
}

public struct HTTPFailure: Error, Hashable, Sendable {
    public var outcome: FetchOutcome
    /// For people; never holds credentials.
    public var reason: String
    /// Of the response that broke off, if its status line arrived.
    public var status: Int?
    /// Where the exchange had got to, after redirects.
    public var address: WebAddress

    public init(_ outcome: FetchOutcome, _ reason: String, status: Int? = nil, address: WebAddress) {
        self.outcome = outcome
        self.reason = reason
        self.status = status
        self.address = address
    }
}
