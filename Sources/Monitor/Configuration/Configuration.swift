public import Delivery
public import Detection
public import Model
public import Reports

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
    /// With fewer bytes free on the file system of either, fetching stops.
    public var freeBytes: Int64
    /// Whose midnight parts the days.
    public var zone: Zone
    /// Where metrics are written, for Prometheus; nil for nowhere.
    public var metrics: String?
    public var retention = Retention()
    public var sources: [Source]
    /// Those with `enabled: false`: checked, and not watched.
    public var disabledSources: [Source] = []
    public var webhooks: [Webhook]
    public var packs: PackPaths
    public var fetching: FetchingSettings
    public var reports = ReportSettings()
    /// Pseudonyms that may review; nil where any may.
    public var reviewers: Set<String>?

    public struct ReportSettings: Sendable, Equatable {
        /// Whether a day's pages are put beside its log once it is over.
        public var areWritten = true
        public var wording = Wording.indonesian
        public var separator = CSVText.Separator.semicolon

        public init() {}
    }

    /// For how long what is kept is kept, in days; nil for ever. Events, daily logs and coverage are the record, and stay.
    public struct Retention: Sendable, Equatable {
        /// Text of articles in the journal; that of held alerts stays.
        public var articleText: Int? = 400
        /// Web archives; those with evidence of a held alert stay.
        public var evidence: Int?

        public init() {}
    }

    public struct FetchingSettings: Sendable, Equatable {
        /// Seconds: no source is looked at more often, unless its own `every` says so.
        public var shortestInterval: Double = 60
        /// Seconds: a source that is well is looked at no less often.
        public var longestInterval: Double = 900
        /// Seconds between two starts to one host; loopback is exempt.
        public var hostInterval: Double = 5
        /// Most connections to one host.
        public var hostConnections = 2
        /// Most transfers at once.
        public var transfers = 128
        /// Most bytes of a body after decompression.
        public var bodyBytes = 8 * 1024 * 1024
        /// Seconds for a whole transfer.
        public var totalTime: Double = 60
        /// Seconds for connecting.
        public var connectTime: Double = 15
        /// Such as `http://proxy.example:3128`; nil for none.
        public var proxy: WebAddress?
        /// PEM file of further authorities; nil for the system's.
        public var authorities: String?

        public init() {}
    }
}
