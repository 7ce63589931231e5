public import Model

/// What holds for every transfer of a client.
public struct WireSettings: Hashable, Sendable {
    /// The whole `User-Agent` field.
    public var userAgent: String
    /// A PEM file of certificate authorities that are trusted instead of the system's; nil for the system's.
    public var caFile: String?
    /// Such as `http://proxy.example:3128`; nil for none. Environment variables are not consulted.
    public var proxy: WebAddress?
    public var guarding: Guard
    /// Connections to one host at a time.
    public var connectionsPerHost: Int
    /// Seconds that an idle connection is kept for the next request. Age closes connections, not their number:
    /// libcurl 7.88 leaves an empty entry behind for each host whose connection it closes to make room, and goes
    /// through all of them ever after.
    public var keepAlive: Int
    /// Idle connections that are kept at most; not to be reached in ordinary work.
    public var keptConnections: Int
    /// Seconds that an address is remembered for a name. Short: libcurl 7.88 goes through all of them after each
    /// transfer, and what is asked again sooner mostly finds its connection still open.
    public var dnsCachePeriod: Int

    public init(
        userAgent: String,
        caFile: String? = nil,
        proxy: WebAddress? = nil,
        guarding: Guard = Guard(),
        connectionsPerHost: Int = 2,
        keepAlive: Int = 5,
        keptConnections: Int = 768,
        dnsCachePeriod: Int = 15
    ) {
        self.userAgent = userAgent
        self.caFile = caFile
        self.proxy = proxy
        self.guarding = guarding
        self.connectionsPerHost = connectionsPerHost
        self.keepAlive = keepAlive
        self.keptConnections = keptConnections
        self.dnsCachePeriod = dnsCachePeriod
    }
}
