import Model
import Testing

@testable import Detection

/// How days that are stated stand to the official ones.
@Suite struct ElectionCalendarTests {
    /// A vote of the whole country, and a revote in one regency, half a year later.
    private func calendar() throws -> ElectionCalendar {
        func entry(_ election: String, _ event: ElectionEvent, _ start: String, _ end: String, _ region: String) throws
            -> ElectionCalendar.Entry
        {
            ElectionCalendar.Entry(
                id: election + event.rawValue,
                election: election,
                event: event,
                start: try #require(Day(start)),
                end: try #require(Day(end)),
                regions: [region],
                isSuperseded: false
            )
        }
        return ElectionCalendar(entries: [
            try entry("pilkada-2024", .registration, "2024-08-27", "2024-08-29", "ID"),
            try entry("pilkada-2024", .campaign, "2024-09-25", "2024-11-23", "ID"),
            try entry("pilkada-2024", .voting, "2024-11-27", "2024-11-27", "ID"),
            try entry("psu-2025", .revote, "2025-04-19", "2025-04-19", "64.02"),
            try entry("psu-2025", .registration, "2025-03-08", "2025-03-10", "64.02"),
        ])
    }

    private func check(_ event: ElectionEvent, _ start: String, _ end: String, _ region: String) throws
        -> CalendarCheck
    {
        try calendar().check(event, try #require(Day(start)), try #require(Day(end)), region: region)
    }

    @Test func `a stage of a revote is not held against the calendar of the first vote`() throws {
        #expect(try check(.campaign, "2025-03-26", "2025-04-15", "64.02") == .unknown)
        #expect(try check(.registration, "2025-03-11", "2025-03-11", "64.02") == .differs)
        #expect(try check(.registration, "2025-03-08", "2025-03-10", "64.02") == .agrees)
    }

    @Test func `where nobody votes again the calendar of the first vote holds`() throws {
        #expect(try check(.campaign, "2025-03-26", "2025-04-15", "64.03") == .differs)
        #expect(try check(.campaign, "2024-10-01", "2024-11-30", "64.02") == .differs)
        #expect(try check(.campaign, "2024-09-25", "2024-11-23", "64.02") == .agrees)
    }
}
