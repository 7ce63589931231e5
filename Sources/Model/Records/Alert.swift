/// One story, one alert: a lead for a monitor, never a finding of Netra's own.
public struct Alert: Hashable, Sendable, Codable {
    /// Deterministic, from the canonical address: see `Alert.id(of:)`.
    public var id: String
    public var detectors: [Detector]
    /// The gravest of its statements; nil where it only holds dates.
    public var stance: Stance?
    /// How the case stands; nil where nothing is alleged.
    public var outcome: CaseOutcome?
    public var severity: Severity
    /// Index of the statement to read first.
    public var lead: Int
    /// Index of the denial nearest to the lead.
    public var answer: Int?
    /// Fingerprint of the rules, lexicon, calendar and norms that raised it.
    public var pack: String
    public var statements: [Statement]
    public var article: AlertedArticle
    /// Nil only until the evidence has been written.
    public var evidence: EvidencePointer?
    public var sightings: [Sighting]
    /// Only where an undecided allegation stands.
    public var filing: Filing?
    /// Why there is no `filing`.
    public var filingReason: String?
    /// Earlier alerts on the same subject and region within 90 days: possibly related, never merged.
    public var related: [RelatedAlert]

    /// Its id, detectors and stance follow from the article and the statements.
    public init(
        of article: AlertedArticle,
        statements: [Statement],
        outcome: CaseOutcome?,
        severity: Severity,
        lead: Int = 0,
        answer: Int? = nil,
        pack: String,
        evidence: EvidencePointer? = nil,
        filing: Filing? = nil,
        filingReason: String? = nil
    ) {
        id = Alert.id(of: article.canonical)
        detectors = Detector.allCases.filter { detector in statements.contains { $0.detector == detector } }
        stance = statements.compactMap(\.stance).min()
        self.outcome = outcome
        self.severity = severity
        self.lead = lead
        self.answer = answer
        self.pack = pack
        self.statements = statements
        self.article = article
        self.evidence = evidence
        sightings = []
        self.filing = filing
        self.filingReason = filingReason
        related = []
    }

    /// The statement to read first.
    public var leading: Statement? { statements.indices.contains(lead) ? statements[lead] : statements.first }

    /// The denial that stands beside it.
    public var answering: Statement? {
        answer.flatMap { statements.indices.contains($0) && $0 != lead ? statements[$0] : nil }
    }

    private enum CodingKeys: String, CodingKey {
        case id, detectors, stance, outcome, severity, lead, answer, pack, statements, article, evidence, sightings
        case filing
        case filingReason = "filing_reason"
        case related
    }

    /// `alr_` and the first 26 hexadecimal digits of the SHA-256 of the canonical address.
    public static func id(of canonical: WebAddress) -> String {
        "alr_" + Digest(of: canonical.text).hex.prefix(26)
    }
}

public enum CaseOutcome: String, Sendable, Codable {
    case undecided
    case decidedViolation = "decided-violation"
    case decidedNone = "decided-none"
    case contested
}

public enum Severity: String, Sendable, Codable, CaseIterable, Comparable {
    case info, low, medium, high

    private var rank: Int {
        switch self {
        case .info: 0
        case .low: 1
        case .medium: 2
        case .high: 3
        }
    }

    public static func < (a: Severity, b: Severity) -> Bool { a.rank < b.rank }
}

/// The article of an alert, as far as a reader of the alert needs it.
public struct AlertedArticle: Hashable, Sendable, Codable {
    public var address: WebAddress
    public var canonical: WebAddress
    public var title: String
    public var outlet: String?
    /// Name of the configured source that led to it.
    public var source: String
    public var author: String?
    public var published: Publication?
    public var firstSeen: ZonedTime
    /// `sha256:` of title and text.
    public var digest: String
    /// Stage of the election calendar in which it was published; nil where the day is unknown or outside.
    public var electionStage: String?
    public var isAdvertorial: Bool

    public init(_ article: Article, source: String, firstSeen: ZonedTime, electionStage: String? = nil) {
        address = article.address
        canonical = article.canonical
        title = article.title
        outlet = article.outlet
        self.source = source
        author = article.author
        published = article.published
        self.firstSeen = firstSeen
        digest = article.digest.labelled
        self.electionStage = electionStage
        isAdvertorial = article.isAdvertorial
    }

    private enum CodingKeys: String, CodingKey {
        case address, canonical, title, outlet, source, author, published
        case firstSeen = "first_seen"
        case digest
        case electionStage = "election_stage"
        case isAdvertorial = "advertorial"
    }
}

/// Where the capture of an alerted page lies.
public struct EvidencePointer: Hashable, Sendable, Codable {
    /// Name of the WARC file in the log folder.
    public var file: String
    /// `WARC-Record-ID` of the response, without angle brackets.
    public var record: String
    /// `WARC-Payload-Digest`, as the record writes it.
    public var digest: String

    public init(file: String, record: String, digest: String) {
        self.file = file
        self.record = record
        self.digest = digest
    }
}

/// The same story, seen in another outlet or at another address.
public struct Sighting: Hashable, Sendable, Codable {
    public var address: WebAddress
    public var title: String
    public var outlet: String?
    public var source: String
    public var published: Publication?
    public var seen: ZonedTime

    public init(
        address: WebAddress,
        title: String,
        outlet: String?,
        source: String,
        published: Publication?,
        seen: ZonedTime
    ) {
        self.address = address
        self.title = title
        self.outlet = outlet
        self.source = source
        self.published = published
        self.seen = seen
    }
}

/// Until when a report could be filed, and what it would still lack.
public struct Filing: Hashable, Sendable, Codable {
    public struct Deadline: Hashable, Sendable, Codable {
        /// Such as `Bawaslu`, `BKN`.
        public var route: String
        /// The most careful one: the last open desk hour of the last day.
        public var until: ZonedTime
        public var source: String

        public init(route: String, until: ZonedTime, source: String) {
            self.route = route
            self.until = until
            self.source = source
        }
    }

    public var deadlines: [Deadline]
    /// Of who, what, when, where, evidence.
    public var missing: [String]
    /// That the official counting is Bawaslu's.
    public var note: String

    public init(deadlines: [Deadline], missing: [String], note: String) {
        self.deadlines = deadlines
        self.missing = missing
        self.note = note
    }

    /// After an edit: an outlet that moves the date of its article moves no deadline to a later time.
    public func noLater(than earlier: Filing?) -> Filing {
        var filing = self
        filing.deadlines = deadlines.map { deadline in
            earlier?.deadlines.first { $0.route == deadline.route && $0.until.instant < deadline.until.instant }
                ?? deadline
        }
        return filing
    }
}

public struct RelatedAlert: Hashable, Sendable, Codable {
    public var id: String
    /// The subject they share, as written in the earlier one.
    public var subject: String
    public var opened: ZonedTime

    public init(id: String, subject: String, opened: ZonedTime) {
        self.id = id
        self.subject = subject
        self.opened = opened
    }
}
