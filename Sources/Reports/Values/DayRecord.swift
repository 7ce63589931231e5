public import Journal
public import Model

/// Everything that was recorded of a day and that a report of it is made from. Reading it is the caller's; from here on all
/// is pure: the same record gives the same bytes.
public struct DayRecord: Sendable {
    public var day: Day
    /// When it was read.
    public var made: ZonedTime
    /// Whether the day goes on.
    public var isOpen: Bool
    /// Those that the day opened.
    public var alerts: [RecordedAlert]
    /// Earlier ones of which the day's log says something.
    public var followed: [RecordedAlert]
    /// Earlier ones that may have a deadline near.
    public var earlier: [RecordedAlert]
    /// Nil where the day was not watched, or what was written of that cannot be relied on.
    public var coverage: [CoverageEntry]?
    public var coverageFinding: DayCoverage.Finding
    public var chain: DayChain
    /// Alerts a day, of the watched ones among this day and those of the weeks before.
    public var counts: [Day: Int]
    /// What people judged of the alerts of those days.
    public var reviews: ReviewTallies

    public init(
        day: Day,
        made: ZonedTime,
        isOpen: Bool,
        alerts: [RecordedAlert],
        followed: [RecordedAlert] = [],
        earlier: [RecordedAlert] = [],
        coverage: [CoverageEntry]?,
        coverageFinding: DayCoverage.Finding = .whole,
        chain: DayChain,
        counts: [Day: Int],
        reviews: ReviewTallies = ReviewTallies()
    ) {
        self.day = day
        self.made = made
        self.isOpen = isOpen
        self.alerts = alerts
        self.followed = followed
        self.earlier = earlier
        self.coverage = coverage
        self.coverageFinding = coverageFinding
        self.chain = chain
        self.counts = counts
        self.reviews = reviews
    }

    /// The day and those that it is compared with.
    public var comparedWith: ClosedRange<Day> { (day - Self.comparedDays)...day }

    /// How many days before it a day is compared with.
    public static let comparedDays = 28
    /// No deadline is further away than this many days from the publication of an article.
    public static let longestDeadline = 30
}

/// What does not change from day to day: regions, and the election calendar.
public struct Surroundings: Sendable {
    /// The 38 provinces, in the order of their codes.
    public let provinces: [Region]
    /// Regencies and cities, in the order of their codes.
    public let regencies: [Region]
    public let stages: [CalendarStage]
    private let names: [String: String]

    public init(regions: [Region], stages: [CalendarStage]) {
        provinces = regions.filter { $0.code.utf8.count == 2 }
        regencies = regions.filter { $0.code.utf8.count > 2 }
        self.stages = stages
        names = Dictionary(regions.map { ($0.code, $0.name) }) { first, _ in first }
    }

    /// The official name; the code itself where it is not known.
    public func name(ofRegion code: String) -> String { names[code] ?? code }
}
