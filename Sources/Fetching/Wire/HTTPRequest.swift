public import Model

/// One thing to ask of a web server, and within what bounds.
public struct HTTPRequest: Sendable {
    public enum Redirects: Hashable, Sendable {
        /// A 3xx response is the reply.
        case refused
        /// Followed for GET and HEAD, at most so many.
        case followed(atMost: Int)
    }

    public enum Oversize: Sendable {
        /// The transfer fails as too large.
        case failure
        /// The first bytes are the body; the rest is not read.
        case truncation
    }

    public var method: String
    public var address: WebAddress
    /// Added to `User-Agent`, `Host`, `Accept-Encoding` and `Accept`, which the client sends by itself; a header of
    /// the same name replaces the client's.
    public var headers: [HTTPHeader]
    public var body: [UInt8]
    public var redirects: Redirects
    public var limits: TransferLimits
    public var oversize: Oversize
    /// Loopback and private addresses are allowed.
    public var isLocal: Bool
    /// Whether gzip, deflate, brotli and zstd are asked for and undone.
    public var acceptsEncodings: Bool
    /// Asked before each redirect is followed, from where and to where; nil lets it pass, an outcome ends the exchange.
    public var admits: (@Sendable (_ last: WebAddress, _ next: WebAddress) async -> FetchRefusal?)?
    /// Counts this body's bytes against others' while it arrives.
    var allowance: BodyAllowance?

    public init(
        method: String = "GET",
        address: WebAddress,
        headers: [HTTPHeader] = [],
        body: [UInt8] = [],
        redirects: Redirects = .followed(atMost: 5),
        limits: TransferLimits = TransferLimits(),
        oversize: Oversize = .failure,
        isLocal: Bool = false,
        acceptsEncodings: Bool = true
    ) {
        self.method = method
        self.address = address
        self.headers = headers
        self.body = body
        self.redirects = redirects
        self.limits = limits
        self.oversize = oversize
        self.isLocal = isLocal
        self.acceptsEncodings = acceptsEncodings
    }
}

/// What one exchange may cost, redirects included.
public struct TransferLimits: Hashable, Sendable {
    /// Seconds for the whole exchange.
    public var total: Double
    /// Seconds for name look-up, connecting and TLS.
    public var connect: Double
    /// Bytes a second; slower than this for `lowestSpeedPeriod` is given up.
    public var lowestSpeed: Int
    /// Whole seconds.
    public var lowestSpeedPeriod: Int
    /// Bytes, after content decoding.
    public var bodyBytes: Int
    /// Bytes of the status line and all headers of one response.
    public var headerBytes: Int

    public init(
        total: Double = 60,
        connect: Double = 15,
        lowestSpeed: Int = 100,
        lowestSpeedPeriod: Int = 20,
        bodyBytes: Int = 8 << 20,
        headerBytes: Int = 128 << 10
    ) {
        self.total = total
        self.connect = connect
        self.lowestSpeed = lowestSpeed
        self.lowestSpeedPeriod = lowestSpeedPeriod
        self.bodyBytes = bodyBytes
        self.headerBytes = headerBytes
    }
}

/// Why something is not fetched, decided before the wire was asked.
public struct FetchRefusal: Hashable, Sendable {
    public var outcome: FetchOutcome
    public var reason: String

    public init(_ outcome: FetchOutcome, _ reason: String) {
        self.outcome = outcome
        self.reason = reason
    }
}
