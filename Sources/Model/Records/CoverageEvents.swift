/// One line of a day's coverage file: what one source was asked, what it answered, and what became of its articles.
public struct CoverageEntry: Hashable, Sendable, Codable {
    public var day: Day
    public var source: String
    /// Kemendagri code; nil where the outlet is at home nowhere in particular.
    public var region: String?
    /// How many fetches its interval gives in a day; nil where it is not configured any more.
    public var planned: Int?
    public var fetches: FetchTally
    /// Seconds; the longest time of the day without an answer that could be read.
    public var longestGap: Int
    public var lastReached: ZonedTime?
    /// When it last had an address that was new.
    public var lastNew: ZonedTime?
    public var balance: ArticleBalance
    /// Settled articles that were read again.
    public var reread: Int
    /// Fetches of articles that gave a page; nil in files of versions that did not count it.
    public var read: Int?
    /// New addresses on a usual day: the median of the last 28 days that were counted; nil where fewer than 7 were.
    public var usualNew: Int?
    /// Looks at which nothing of what the source listed was known, though it had been read before: what it had listed between the
    /// two, and no more, was not seen. Nil in files of versions that did not count it.
    public var overtaken: Int?

    public init(
        day: Day,
        source: String,
        region: String?,
        planned: Int?,
        fetches: FetchTally,
        longestGap: Int,
        lastReached: ZonedTime?,
        lastNew: ZonedTime?,
        balance: ArticleBalance,
        reread: Int,
        read: Int? = nil,
        usualNew: Int? = nil,
        overtaken: Int? = nil
    ) {
        self.day = day
        self.source = source
        self.region = region
        self.planned = planned
        self.fetches = fetches
        self.longestGap = longestGap
        self.lastReached = lastReached
        self.lastNew = lastNew
        self.balance = balance
        self.reread = reread
        self.read = read
        self.usualNew = usualNew
        self.overtaken = overtaken
    }

    private enum CodingKeys: String, CodingKey {
        case day, source, region, planned, fetches
        case longestGap = "longest_gap"
        case lastReached = "last_reached"
        case lastNew = "last_new"
        case balance, reread, read
        case usualNew = "usual_new"
        case overtaken
    }
}

/// Both sides of the conservation equation of a day.
public struct ArticleBalance: Hashable, Sendable, Codable {
    public var pendingAtOpen = 0
    public var discovered = 0
    public var alerted = 0
    public var noMatch = 0
    public var duplicate = 0
    public var outOfScope = 0
    public var failed = 0
    /// Counted, not computed: else the equation would prove nothing.
    public var pendingAtClose = 0

    public init() {}

    /// `pending at open + discovered = alerted + no match + duplicate + out of scope + failed + pending at close`
    public var holds: Bool {
        pendingAtOpen + discovered == alerted + noMatch + duplicate + outOfScope + failed + pendingAtClose
    }

    public static func + (a: ArticleBalance, b: ArticleBalance) -> ArticleBalance {
        var sum = a
        sum.pendingAtOpen += b.pendingAtOpen
        sum.discovered += b.discovered
        sum.alerted += b.alerted
        sum.noMatch += b.noMatch
        sum.duplicate += b.duplicate
        sum.outOfScope += b.outOfScope
        sum.failed += b.failed
        sum.pendingAtClose += b.pendingAtClose
        return sum
    }

    private enum CodingKeys: String, CodingKey {
        case pendingAtOpen = "pending_at_open"
        case discovered, alerted
        case noMatch = "no_match"
        case duplicate
        case outOfScope = "out_of_scope"
        case failed
        case pendingAtClose = "pending_at_close"
    }
}

/// How many fetches ended how; outcomes that did not occur are left out.
public struct FetchTally: Hashable, Sendable, Codable {
    public private(set) var counts: [FetchOutcome: Int]

    public init(_ counts: [FetchOutcome: Int] = [:]) { self.counts = counts.filter { $0.value != 0 } }

    public subscript(outcome: FetchOutcome) -> Int { counts[outcome] ?? 0 }

    public var total: Int { counts.values.reduce(0, +) }
    public var reached: Int { counts.reduce(0) { $0 + ($1.key.isReached ? $1.value : 0) } }

    private struct Key: CodingKey {
        let stringValue: String
        var intValue: Int? { nil }
        init(stringValue: String) { self.stringValue = stringValue }
        init?(intValue: Int) { nil }
    }

    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: Key.self)
        var counts: [FetchOutcome: Int] = [:]
        for key in container.allKeys {
            guard let outcome = FetchOutcome(rawValue: key.stringValue) else { continue }
            counts[outcome] = try container.decode(Int.self, forKey: key)
        }
        self.init(counts)
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Key.self)
        for outcome in FetchOutcome.allCases {
            guard let number = counts[outcome] else { continue }
            try container.encode(number, forKey: Key(stringValue: outcome.rawValue))
        }
    }
}

/// A day's coverage is counted and its file closed.
public struct CoverageClosed: EventPayload {
    public static var type: EventType { .coverageClosed }
    public var day: Day
    /// The last of the days after it on which the daemon did not run, up to the one that opens; nil where it ran.
    public var unwatchedUntil: Day?
    public var file: String
    /// `sha256:` of the file's bytes.
    public var digest: String
    public var sources: Int
    /// Sources that gave at least one answer that could be read.
    public var sourcesReached: Int
    public var fetches: FetchTally
    public var balance: ArticleBalance
    /// Whether the equation holds for every source.
    public var isBalanced: Bool

    public init(
        day: Day,
        unwatchedUntil: Day?,
        file: String,
        digest: String,
        sources: Int,
        sourcesReached: Int,
        fetches: FetchTally,
        balance: ArticleBalance,
        isBalanced: Bool
    ) {
        self.day = day
        self.unwatchedUntil = unwatchedUntil
        self.file = file
        self.digest = digest
        self.sources = sources
        self.sourcesReached = sourcesReached
        self.fetches = fetches
        self.balance = balance
        self.isBalanced = isBalanced
    }

    private enum CodingKeys: String, CodingKey {
        case day
        case unwatchedUntil = "unwatched_until"
        case file, digest, sources
        case sourcesReached = "sources_reached"
        case fetches, balance
        case isBalanced = "balanced"
    }
}
