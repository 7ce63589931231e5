import Journal
import Model
import Reports

/// Reads a period day by day, so that a year takes no more memory than what is counted of it.
struct PeriodReading {
    private let reading: RecordReading

    init(_ reading: RecordReading) { self.reading = reading }

    /// What grows while it is read, the open day among it, is of one moment. The other days are over, and are read one by
    /// one: a redaction waits for a long reading.
    /// - Parameter progress: Called with how many of the days have been read.
    func period(
        _ days: ClosedRange<Day>,
        now: Timestamp,
        progress: (Int, Int) -> Void
    ) throws -> PeriodRecord {
        let reader = reading.reader
        let all = days.upperBound - days.lowerBound + 1
        let moment = try reader.atOneMoment {
            let open = try reader.openDay()
            let record = PeriodRecord(
                days: days,
                made: reading.time(now),
                counts: try reader.alertCounts(on: days),
                reviews: try reader.reviews(openedOn: days)
            )
            let newest = days.contains(open) ? try newest(open, now: now) : nil
            return (record: record, open: newest, closings: try reader.closings(of: days))
        }
        var record = moment.record
        for offset in 0..<all {
            let day = days.lowerBound + offset
            if offset % 7 == 0 { progress(offset, all) }
            let read = try moment.open.flatMap { $0.day == day ? $0 : nil } ?? closed(day, moment.closings[day])
            record.add(read.coverage)
            for alert in read.alerts { record.add(alert) }
        }
        progress(all, all)
        return record
    }

    private struct ReadDay {
        let day: Day
        let coverage: DayCoverage
        let alerts: [RecordedAlert]
    }

    private func newest(_ day: Day, now: Timestamp) throws -> ReadDay {
        let coverage = try reading.reader.coverage(of: day, logFolder: reading.logs, now: now)
        return ReadDay(day: day, coverage: coverage, alerts: try reading.reader.alerts(openedOn: day...day))
    }

    private func closed(_ day: Day, _ closing: CoverageClosed?) throws -> ReadDay {
        let coverage = try reading.reader.closedCoverage(of: day, closing: closing, logFolder: reading.logs)
        return ReadDay(day: day, coverage: coverage, alerts: try reading.reader.alerts(openedOn: day...day))
    }
}
