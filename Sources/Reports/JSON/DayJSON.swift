import Journal
public import Model

/// A day's report as one JSON object.
struct DayJSON: Encodable {
    struct Chain: Encodable {
        let first: String?
        let last: String?
        let events: Int
        let redacted: Int
        let isVerified: Bool
        let text: String

        enum CodingKeys: String, CodingKey {
            case first, last, events, redacted
            case isVerified = "verified"
            case text
        }
    }

    struct Coverage: Encodable {
        let sources: Int
        let reached: Int
        let isBalanced: Bool
        let balance: ArticleBalance
        let trouble: [Trouble]
        let regionsNotWatched: [String]
        let entries: [CoverageEntry]

        enum CodingKeys: String, CodingKey {
            case sources, reached
            case isBalanced = "balanced"
            case balance, trouble
            case regionsNotWatched = "provinces_not_watched"
            case entries
        }
    }

    struct Trouble: Encodable {
        let kind: CoverageTrouble
        let sources: [String]
    }

    struct Expiring: Encodable {
        let alert: String
        let deadlines: [Filing.Deadline]
    }

    struct Tally: Encodable {
        let name: String
        let alerts: Int
        let accepted: Int
        let dismissed: Int
        let precision: Double?

        init(_ name: String, _ tally: ReviewTally) {
            self.name = name
            alerts = tally.alerts
            accepted = tally.accepted
            dismissed = tally.dismissed
            precision = tally.precision
        }
    }

    let day: Day
    let made: ZonedTime
    let isOpen: Bool
    let summary: [String]
    let alerts: [ExportedAlert]
    let changed: [ExportedAlert]
    let expiring: [Expiring]
    /// Null where the day was not watched, or what was written of that cannot be relied on.
    let coverage: Coverage?
    let coverageFinding: DayCoverage.Finding
    let chain: Chain
    let usual: Double?
    let comparedDays: Int
    let precision: [Tally]

    enum CodingKeys: String, CodingKey {
        case day, made
        case isOpen = "open"
        case summary, alerts, changed, expiring, coverage
        case coverageFinding = "coverage_finding"
        case chain, usual
        case comparedDays = "compared_days"
        case precision
    }

    init(_ report: DayReport, in wording: Wording) {
        day = report.day
        made = report.record.made
        isOpen = report.record.isOpen
        summary = DaySummary(report, wording).sentences
        alerts = report.entries.map(ExportedAlert.init)
        changed = report.changed.map(ExportedAlert.init)
        expiring = report.expiring.map {
            Expiring(alert: $0.record.id, deadlines: $0.deadlines(in: report.day...(report.day + 1)))
        }
        coverage = report.coverage.entries.map { entries in
            Coverage(
                sources: entries.count,
                reached: report.coverage.reached,
                isBalanced: report.coverage.isBalanced,
                balance: report.coverage.balance,
                trouble: CoverageTrouble.allCases.compactMap { kind in
                    report.coverage.troubled[kind].map { Trouble(kind: kind, sources: $0.map(\.source)) }
                },
                regionsNotWatched: report.coverage.unwatchedProvinces.map(\.region.code),
                entries: entries
            )
        }
        coverageFinding = report.coverage.finding
        let record = report.record.chain
        chain = Chain(
            first: record.first.map { "\($0)" },
            last: record.last.map { "\($0)" },
            events: record.events,
            redacted: record.redacted,
            isVerified: record.finding == .whole,
            text: ChainSection.words(record.finding, wording)
        )
        usual = report.comparison.usual
        comparedDays = report.comparison.days
        let reviews = report.record.reviews
        precision =
            [Tally("all", reviews.all)]
            + Detector.allCases.compactMap { name in reviews.detectors[name].map { Tally(name.rawValue, $0) } }
            + reviews.rules.sorted { $0.key < $1.key }.map { Tally($0.key, $0.value) }
    }
}

extension DayReport {
    /// One JSON object (RFC 8259) and a line feed. Text stands in it to the letter, as the log has it.
    ///
    /// Throws `EncodingError` where a number is none that JSON can hold.
    public func json(in wording: Wording = .indonesian) throws -> [UInt8] {
        Array((try JSONText.encode(DayJSON(self, in: wording)) + "\n").utf8)
    }
}
