import Detection
import Journal
import Model
import Reports
import Settings

/// Reads from an installation's journal and logs what reports are made from.
struct RecordReading: Sendable {
    let reader: JournalReader
    let surroundings: Surroundings
    let logs: String
    private let zone: Zone

    /// Throws `JournalError` where there is no journal, and `Diagnostic` where the packs cannot be read.
    init(_ configuration: Configuration) throws {
        logs = configuration.logs
        zone = configuration.zone
        reader = try configuration.reader()
        let problems = Problems(file: configuration.file)
        let facts = PackFacts(paths: configuration.packs, into: problems)
        if let problem = problems.inOrder.first(where: { $0.severity == .error }) { throw problem }
        surroundings = Surroundings(regions: facts.regions, stages: facts.stages)
    }

    /// A day up to the open one, as the record has it at one moment.
    func day(_ day: Day, now: Timestamp) throws -> DayRecord {
        try reader.atOneMoment {
            let open = try reader.openDay()
            let before = (day - DayRecord.comparedDays)...day
            let coverage = try reader.coverage(of: day, logFolder: logs, now: now)
            return DayRecord(
                day: day,
                made: time(now),
                isOpen: day == open,
                alerts: try reader.alerts(openedOn: day...day),
                followed: try reader.alerts(followedOn: day...day),
                earlier: try reader.alerts(
                    openedOn: (day - DayRecord.longestDeadline)...(day - 1),
                    expiringOn: day...(day + 1)
                ),
                coverage: coverage.entries,
                coverageFinding: coverage.finding,
                chain: try reader.chain(of: day, logFolder: logs),
                counts: try reader.alertCounts(on: before),
                reviews: try reader.reviews(openedOn: before)
            )
        }
    }

    /// As the clock of the record shows it.
    func time(_ now: Timestamp) -> ZonedTime { now.at(zone) }
}
