/// One exchange with a web server, as it went over the wire: what evidence is made of and what `Reading` reads.
public struct Capture: Sendable {
    /// The address that was asked for first.
    public var requested: WebAddress
    /// The address that answered in the end, after redirects.
    public var address: WebAddress
    public var started: Timestamp
    public var finished: Timestamp
    /// Request line and headers of the last request, with the blank line: as sent, but for the values of `HTTPHeader.isSecret`.
    public var requestHead: [UInt8]
    /// Status line and headers of the last response, as received, with the blank line.
    public var responseHead: [UInt8]
    /// HTTP status code of the last response.
    public var status: Int
    /// The last response's headers in order, names as received.
    public var headers: [HTTPHeader]
    /// After transfer and content decoding.
    public var body: [UInt8]
    /// The IP address that was connected to, without port; empty where unknown.
    public var remoteAddress: String
    /// SHA-256 of the server's certificate (DER); nil without TLS.
    public var certificate: Digest?

    public init(
        requested: WebAddress,
        address: WebAddress,
        started: Timestamp,
        finished: Timestamp,
        requestHead: [UInt8] = [],
        responseHead: [UInt8] = [],
        status: Int,
        headers: [HTTPHeader],
        body: [UInt8],
        remoteAddress: String = "",
        certificate: Digest? = nil
    ) {
        self.requested = requested
        self.address = address
        self.started = started
        self.finished = finished
        self.requestHead = requestHead
        self.responseHead = responseHead
        self.status = status
        self.headers = headers
        self.body = body
        self.remoteAddress = remoteAddress
        self.certificate = certificate
    }

    /// Whether another page was asked for and the front page answered, as some sites do for what they took down.
    public var leadsToFrontPage: Bool {
        address.path == "/" && address.query == nil && !(requested.path == "/" && requested.query == nil)
    }

    /// The first header of that name, whatever its case.
    public func header(_ name: String) -> String? {
        headers.first { $0.isNamed(name) }?.value
    }
}

public struct HTTPHeader: Hashable, Sendable {
    public var name: String
    public var value: String

    public init(_ name: String, _ value: String) {
        self.name = name
        self.value = value
    }

    /// Whether its value is ours to keep to ourselves: credentials and cookies go to no other origin, and stand in no record, since
    /// records are kept for years.
    public var isSecret: Bool { HTTPHeader.secrets.contains { isNamed($0) } }
    private static let secrets = ["authorization", "proxy-authorization", "cookie"]

    /// Field names are ASCII and have no case (RFC 9110 §5.1).
    public func isNamed(_ other: String) -> Bool {
        guard name.utf8.count == other.utf8.count else { return false }
        return zip(name.utf8, other.utf8).allSatisfy { a, b in
            a == b || (a | 32 == b | 32 && (97...122).contains(a | 32))
        }
    }
}
