public import Model

/// How the outlets of a country are fetched. Every bound has a default; only the contact must be given.
public struct FetchSettings: Hashable, Sendable {
    /// An e-mail address or web page where an outlet reaches whoever runs this: it stands in the `User-Agent`.
    public var contact: String
    public var version: String

    /// Seconds between two starts to one host. Loopback is exempt.
    public var hostSpacing: Double = 5
    public var connectionsPerHost = 2
    /// Transfers on the wire at once.
    public var maximumTransfers = 128
    /// Results that are out of the fetcher and not yet taken in; when so many are, nothing new starts.
    public var maximumInHand = 32
    /// Bytes of bodies in flight, from the first that arrives until its result is out of hand.
    public var bodyBytesInFlight = 96 << 20
    public var limits = TransferLimits()
    /// Redirects of one fetch.
    public var maximumRedirects = 5

    /// Seconds: the longest interval of a source that is well but seldom publishes.
    public var ceiling: Double = 900
    /// Every so many looks at a source are made without a condition, since some servers say `304` to everything.
    public var fullEvery = 10
    /// Sources that are first looked at in one second after the start.
    public var firstLooksPerSecond: Double = 100
    /// Seconds that running transfers get to end at shutdown.
    public var grace: Double = 3

    public var caFile: String?
    public var proxy: WebAddress?
    /// Ranges that may be connected to although they are special.
    public var trusted: [AddressRange] = []

    public init(contact: String, version: String = "1.0") {
        self.contact = contact
        self.version = version
    }

    /// The name that robots.txt files know us by.
    public static let productToken = "Netra"

    /// `Netra/1.0 (+mailto:contact@example.id)`: who asks, and where to complain.
    public var userAgent: String {
        let isAddress = contact.hasPrefix("http://") || contact.hasPrefix("https://") || contact.hasPrefix("mailto:")
        let clean = (isAddress ? contact : "mailto:\(contact)").unicodeScalars
            .filter { $0.value > 32 && $0.value < 127 && $0 != "(" && $0 != ")" }
        if contact.isEmpty { return "\(FetchSettings.productToken)/\(version)" }
        return "\(FetchSettings.productToken)/\(version) (+\(String(String.UnicodeScalarView(clean))))"
    }

    /// What the client needs to know of this.
    public var wire: WireSettings {
        WireSettings(
            userAgent: userAgent,
            caFile: caFile,
            proxy: proxy,
            guarding: Guard(trusted: trusted),
            connectionsPerHost: connectionsPerHost
        )
    }
}
