import Delivery
import Detection
import Model
import Reports

/// What `netra.yaml` says, checked and with its defaults filled in. Paths are absolute or relative to the working
/// directory: those in the file, which are relative to the file, have been resolved.
struct Configuration: Sendable {
    /// The file that was read.
    var file: String
    /// Address of a person, for the User-Agent: an outlet's administrator must be able to reach someone.
    var contact: String
    /// Folder of the journal.
    var state: String
    /// Folder of the daily log, coverage and evidence.
    var logs: String
    /// With fewer bytes free on the file system of either, fetching stops.
    var freeBytes: Int64
    /// Whose midnight parts the days.
    var zone: Zone
    /// Where metrics are written, for Prometheus; nil for nowhere.
    var metrics: String?
    var retention = Retention()
    var sources: [Source]
    /// Those with `enabled: false`: checked, and not watched.
    var disabledSources: [Source] = []
    var webhooks: [Webhook]
    var packs: PackPaths
    var fetching: FetchingSettings
    var reports = ReportSettings()
    /// Pseudonyms that may review; nil where any may.
    var reviewers: Set<String>?

    struct ReportSettings: Sendable, Equatable {
        /// Whether a day's pages are put beside its log once it is over.
        var areWritten = true
        var wording = Wording.indonesian
        var separator = CSVText.Separator.semicolon

        init() {}
    }

    /// For how long what is kept is kept, in days; nil for ever. Events, daily logs and coverage are the record, and stay.
    struct Retention: Sendable, Equatable {
        /// Text of articles in the journal; that of held alerts stays.
        var articleText: Int? = 400
        /// Web archives; those with evidence of a held alert stay.
        var evidence: Int?

        init() {}
    }

    struct FetchingSettings: Sendable, Equatable {
        /// Seconds: no source is looked at more often, unless its own `every` says so.
        var shortestInterval: Double = 60
        /// Seconds: a source that is well is looked at no less often.
        var longestInterval: Double = 900
        /// Seconds between two starts to one host; loopback is exempt.
        var hostInterval: Double = 5
        /// Most connections to one host.
        var hostConnections = 2
        /// Most transfers at once.
        var transfers = 128
        /// Most bytes of a body after decompression.
        var bodyBytes = 8 * 1024 * 1024
        /// Seconds for a whole transfer.
        var totalTime: Double = 60
        /// Seconds for connecting.
        var connectTime: Double = 15
        /// Such as `http://proxy.example:3128`; nil for none.
        var proxy: WebAddress?
        /// PEM file of further authorities; nil for the system's.
        var authorities: String?

        init() {}
    }
}
