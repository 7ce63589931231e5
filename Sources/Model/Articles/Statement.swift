/// A sentence of an article that bears on what Netra watches for, and what was understood of it.
public struct Statement: Hashable, Sendable, Codable {
    public var detector: Detector
    /// Nil for `election-date`.
    public var stance: Stance?
    /// Who denies; only where `stance` is `denial`.
    public var deniedBy: DeniedBy?
    /// The whole sentence, an exact substring of the article's title or text.
    public var quote: String
    /// The sentence before it in the same part of the article, for context.
    public var before: String?
    public var after: String?
    /// To whom it is attributed: the last full form of the name in the article.
    public var speaker: String?
    /// The speaker's office, as written.
    public var role: String?
    /// The words that attribute it, as written.
    public var attribution: String?
    /// Who it is about, as written. Never a reporter, a witness or a minor.
    public var subject: String?
    public var region: Region?
    public var event: ElectionEvent?
    public var start: Day?
    public var end: Day?
    /// How the date stands to the official calendar; nil where there is none.
    public var calendar: CalendarCheck?
    /// Id of the rule that fired.
    public var rule: String
    public var norms: [Norm]

    public init(
        detector: Detector,
        stance: Stance? = nil,
        deniedBy: DeniedBy? = nil,
        quote: String,
        before: String? = nil,
        after: String? = nil,
        speaker: String? = nil,
        role: String? = nil,
        attribution: String? = nil,
        subject: String? = nil,
        region: Region? = nil,
        event: ElectionEvent? = nil,
        start: Day? = nil,
        end: Day? = nil,
        calendar: CalendarCheck? = nil,
        rule: String,
        norms: [Norm] = []
    ) {
        self.detector = detector
        self.stance = stance
        self.deniedBy = deniedBy
        self.quote = quote
        self.before = before
        self.after = after
        self.speaker = speaker
        self.role = role
        self.attribution = attribution
        self.subject = subject
        self.region = region
        self.event = event
        self.start = start
        self.end = end
        self.calendar = calendar
        self.rule = rule
        self.norms = norms
    }

    private enum CodingKeys: String, CodingKey {
        case detector, stance
        case deniedBy = "denied_by"
        case quote, before, after, speaker, role, attribution, subject, region, event, start, end, calendar, rule, norms
    }
}

public enum Detector: String, Sendable, Codable, CaseIterable {
    case neutrality
    case misuseOfOffice = "misuse-of-office"
    case electionDate = "election-date"
}

/// In the order of gravity: the first is the gravest.
public enum Stance: String, Sendable, Codable, CaseIterable, Comparable {
    case finding, allegation, denial, reminder, pledge

    /// 0 is the gravest.
    public var rank: Int {
        switch self {
        case .finding: 0
        case .allegation: 1
        case .denial: 2
        case .reminder: 3
        case .pledge: 4
        }
    }

    /// Graver comes first.
    public static func < (a: Stance, b: Stance) -> Bool { a.rank < b.rank }
}

public enum DeniedBy: String, Sendable, Codable {
    case accused, authority, other
}

public enum ElectionEvent: String, Sendable, Codable, CaseIterable {
    case voting, revote, campaign
    case quietPeriod = "quiet-period"
    case registration
    case candidateDetermination = "candidate-determination"
    case recapitulation, inauguration
}

public enum CalendarCheck: String, Sendable, Codable {
    case agrees, differs, unknown
}

/// A province (`64`) or a regency or city (`64.09`) by its Kemendagri code.
public struct Region: Hashable, Sendable, Codable {
    public var code: String
    public var name: String

    public init(code: String, name: String) {
        self.code = code
        self.name = name
    }

    /// Whether a text can be a Kemendagri code: two digits, or twice two parted by a point.
    public static func isCode(_ text: some StringProtocol) -> Bool {
        let parts = text.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        return parts.count <= 2 && parts.allSatisfy { $0.count == 2 && $0.allSatisfy { (48...57).contains($0) } }
    }
}

/// A norm that a statement may touch on: *norma yang mungkin terkait*.
public struct Norm: Hashable, Sendable, Codable {
    public var id: String
    public var title: String
    public var gist: String
    /// Whether its statute text was read; where not, it is shown as *belum diverifikasi*.
    public var isVerified: Bool

    public init(id: String, title: String, gist: String, isVerified: Bool) {
        self.id = id
        self.title = title
        self.gist = gist
        self.isVerified = isVerified
    }

    private enum CodingKeys: String, CodingKey {
        case id, title, gist
        case isVerified = "verified"
    }
}
