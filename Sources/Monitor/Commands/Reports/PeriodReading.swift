import Journal
import Model
import Reports

/// Reads a period day by day, so that a year takes no more memory than what is counted of it.
struct PeriodReading {
    private let reading: RecordReading

    init(_ reading: RecordReading) { self.reading = reading }

    /// - Parameter progress: Called with how many of the days have been read.
    func period(
        _ days: ClosedRange<Day>,
        now: Timestamp,
        progress: (Int, Int) -> Void
    ) throws -> PeriodRecord {
        let reader = reading.reader
        let all = days.upperBound - days.lowerBound + 1
        let open = try reader.openDay()
        let closings = try reader.closings(of: days)
        var record = PeriodRecord(
            days: days,
            made: reading.time(now),
            counts: try reader.alertCounts(on: days),
            reviews: try reader.reviews(openedOn: days)
        )
        for offset in 0..<all {
            let day = days.lowerBound + offset
            if offset % 7 == 0 { progress(offset, all) }
            record.add(
                try day == open
                    ? reader.coverage(of: day, logFolder: reading.logs, now: now)
                    : reader.closedCoverage(of: day, closing: closings[day], logFolder: reading.logs)
            )
            guard record.counts[day] ?? 0 > 0 else { continue }
            for alert in try reader.alerts(openedOn: day...day) { record.add(alert) }
        }
        progress(all, all)
        return record
    }
}
