public import Model

/// One address to fetch, and what for.
public struct FetchJob: Hashable, Sendable {
    public enum Purpose: Hashable, Sendable {
        /// A look at the source of that name.
        case source(String)
        /// A sitemap that the source's index lists.
        case sitemap(source: String)
        case article(source: String)
        /// An article that was read before: has it been edited or removed?
        case reread(source: String)

        public var source: String {
            switch self {
            case .source(let name), .sitemap(let name), .article(let name), .reread(let name): name
            }
        }
    }

    public var address: WebAddress
    public var purpose: Purpose
    /// Loopback and private addresses are allowed.
    public var isLocal: Bool
    public var validators: Validators?
    /// Not before this time; nil for as soon as manners allow.
    public var notBefore: Timestamp?
    /// Handed back with the result.
    public var token: Int64?
    /// When it was published, or changed since, as its source says; nil where that is not known.
    public var dated: Publication?
    /// Where it goes on; nil at its own address.
    var onward: Onward?
    /// When it was answered, or failed, last; nil where it was not asked for before.
    var tried: Timestamp?

    /// Where redirects have led it, when the host there could not be asked at once.
    struct Onward: Hashable, Sendable {
        let address: WebAddress
        /// Redirects so far.
        let followed: Int
    }

    /// What is asked next.
    var destination: WebAddress { onward?.address ?? address }

    public init(
        address: WebAddress,
        purpose: Purpose,
        isLocal: Bool = false,
        validators: Validators? = nil,
        notBefore: Timestamp? = nil,
        token: Int64? = nil,
        dated: Publication? = nil
    ) {
        self.address = address
        self.purpose = purpose
        self.isLocal = isLocal
        self.validators = validators
        self.notBefore = notBefore
        self.token = token
        self.dated = dated
    }
}

extension Validators {
    /// The fields that make a request conditional (RFC 9110 §13.1).
    var conditions: [HTTPHeader] {
        [etag.map { HTTPHeader("If-None-Match", $0) }, lastModified.map { HTTPHeader("If-Modified-Since", $0) }]
            .compactMap { $0 }
    }
}

/// How one job ended. Every job that was started gives exactly one.
public struct FetchResult: Sendable {
    public var job: FetchJob
    public var outcome: FetchOutcome
    /// For people; nil where the outcome says it all.
    public var reason: String?
    /// The whole exchange, where the server answered with a whole response, whatever it was.
    public var capture: Capture?
    /// Nil where nothing went over the wire.
    public var status: Int?
    public var started: Timestamp
    public var finished: Timestamp
    /// What to ask with next time.
    public var validators: Validators?
    /// When this source is due again; nil for articles.
    public var nextDue: Timestamp?
    /// Whether any host has answered since the job was tried before: where none has, the monitor's own line is down, and the
    /// failure says nothing of this one.
    public var isLineUp = true
}
