public import Model

/// What `netra.yaml` says, checked and with its defaults filled in. Paths are absolute or relative to the working
/// directory: those in the file, which are relative to the file, have been resolved.
public struct Configuration: Sendable {
    /// The file that was read.
    public var file: String
    /// Address of a person, for the User-Agent: an outlet's administrator must be able to reach someone.
    public var contact: String
    /// Folder of the journal.
    public var state: String
    /// Folder of the daily log, coverage and evidence.
    public var logs: String
    /// Whose midnight parts the days.
    public var zone: Zone
    public var sources: [Source]
    public var webhooks: [WebhookSettings]
    public var packs: PackLocation
    public var fetching: FetchingSettings
    /// Seconds after the first reading at which an article is read again, to see edits and removals.
    public var rereads: [Double]
    /// Articles published longer ago than this, in seconds, are recorded but not sent.
    public var oldestSent: Double

    public struct FetchingSettings: Sendable, Equatable {
        /// Seconds between two starts to one host; loopback is exempt.
        public var hostInterval: Double = 5
        /// Most connections to one host.
        public var hostConnections = 2
        /// Most transfers at once.
        public var transfers = 64
        /// Most bytes of a body after decompression.
        public var bodyBytes = 8 * 1024 * 1024
        /// Seconds for a whole transfer.
        public var totalTime: Double = 60
        /// Seconds for connecting.
        public var connectTime: Double = 15
        /// `http://host:port`, `socks5h://…`; nil for none.
        public var proxy: String?
        /// PEM file of further authorities; nil for the system's.
        public var authorities: String?

        public init() {}
    }
}

/// One receiver of alerts, before its secrets are read.
public struct WebhookSettings: Sendable {
    public var name: String
    /// The address, which may itself be a secret.
    public var url: WebAddress
    /// Text of each signing secret, `whsec_…`; the first is the newest. Never logged.
    public var secrets: [String]
    public var format: String
    public var isLocal: Bool
    /// Events that are sent; nil for all that are meant for receivers.
    public var line: Int?
}

/// Where the packs lie that make up what Netra knows.
public struct PackLocation: Sendable, Equatable {
    public var rules: String
    public var lexicon: String
    public var calendar: String
    public var norms: String
    public var regions: String
    public var filing: String

    /// The packs that came with this executable.
    public static var shipped: PackLocation { PackLocation(folder: Path.shippedPacks) }

    /// The packs in one folder, by their shipped names.
    public init(folder: String) {
        rules = "\(folder)/rules"
        lexicon = "\(folder)/lexicon"
        calendar = "\(folder)/calendar.yaml"
        norms = "\(folder)/norms.yaml"
        regions = "\(folder)/regions.csv"
        filing = "\(folder)/filing.yaml"
    }
}
