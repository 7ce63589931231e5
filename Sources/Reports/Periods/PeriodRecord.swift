public import Journal
public import Model

/// What is counted of a period while it is read, day by day: figures only, so that a year fits.
public struct PeriodRecord: Sendable {
    /// What one source was asked and gave.
    struct Watched: Sendable {
        var home: String?
        var daysAsked = 0
        var daysReached = 0
        var read = 0
        var alerts = 0
    }

    /// On which days any source of a province, or of nowhere in particular, was asked and reached.
    struct WatchedDays: Sendable {
        var asked: Set<Day> = []
        var reached: Set<Day> = []
    }

    /// What alerts name together: a pair of candidates stands in one region, a party anywhere.
    struct Named: Hashable, Sendable {
        let name: PoliticalName
        /// Of a pair; nil for a party, or where the alert names no region.
        let region: Region?
    }

    public let days: ClosedRange<Day>
    public let made: ZonedTime
    /// Of the watched days only.
    public let counts: [Day: Int]
    public let reviews: ReviewTallies

    private(set) var alerts = 0
    private(set) var redacted = 0
    private(set) var severities: [Severity: Int] = [:]
    private(set) var outcomes: [CaseOutcome: Int] = [:]
    private(set) var statements: [Detector: [Stance?: Int]] = [:]
    /// By the province's code; empty where none is named.
    private(set) var provinces: [String: Int] = [:]
    /// By the region's code.
    private(set) var regions: [Region: Int] = [:]
    private(set) var sources: [String: Watched] = [:]
    /// By the province's code; empty for sources that are at home nowhere in particular.
    private(set) var watchedDays: [String: WatchedDays] = [:]
    private(set) var named: [Named: Int] = [:]
    private(set) var followUps: [EventType: Int] = [:]
    /// Days whose coverage is missing or not the one that the log closed them with: what was watched on them is not counted.
    private(set) var uncounted = 0

    public init(days: ClosedRange<Day>, made: ZonedTime, counts: [Day: Int], reviews: ReviewTallies) {
        self.days = days
        self.made = made
        self.counts = counts
        self.reviews = reviews
    }

    /// What was watched on a day.
    public mutating func add(_ coverage: DayCoverage) {
        if coverage.finding == .fileMissing || coverage.finding == .fileDiffers { uncounted += 1 }
        for entry in coverage.entries ?? [] { add(entry) }
    }

    /// One source's day.
    public mutating func add(_ entry: CoverageEntry) {
        var watched = sources[entry.source] ?? Watched()
        watched.home = entry.region ?? watched.home
        let province = String((entry.region ?? "").prefix(2))
        if entry.fetches.total > 0 {
            watched.daysAsked += 1
            watchedDays[province, default: WatchedDays()].asked.insert(entry.day)
        }
        if entry.fetches.reached > 0 {
            watched.daysReached += 1
            watchedDays[province, default: WatchedDays()].reached.insert(entry.day)
        }
        let balance = entry.balance
        watched.read += entry.read ?? (balance.alerted + balance.noMatch + balance.duplicate + balance.outOfScope)
        sources[entry.source] = watched
    }

    public mutating func add(_ record: RecordedAlert) {
        alerts += 1
        for event in record.followUps { followUps[event.type, default: 0] += 1 }
        let entry = AlertEntry(record)
        guard let alert = entry.alert else {
            redacted += 1
            return
        }
        severities[alert.severity, default: 0] += 1
        if let outcome = alert.outcome { outcomes[outcome, default: 0] += 1 }
        for statement in alert.statements {
            statements[statement.detector, default: [:]][statement.stance, default: 0] += 1
        }
        sources[alert.article.source, default: Watched()].alerts += 1
        let region = entry.region
        provinces[String((region?.code ?? "").prefix(2)), default: 0] += 1
        if let region { regions[region, default: 0] += 1 }
        let texts = [alert.article.title] + alert.statements.map(\.quote)
        for name in PoliticalName.names(in: texts) {
            let place: Region? = if case .pair = name { region } else { nil }
            named[Named(name: name, region: place), default: 0] += 1
        }
    }
}
