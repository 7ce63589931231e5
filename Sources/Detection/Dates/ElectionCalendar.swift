import Model
import Settings

/// The official days of election stages, as `calendar.yaml` holds them.
struct ElectionCalendar: Sendable {
    struct Entry: Sendable {
        var id: String
        var election: String
        var event: ElectionEvent?
        var start: Day
        var end: Day
        var regions: [String]
        var isSuperseded: Bool

        /// The code of the whole country.
        static let everywhere = "ID"

        var isNational: Bool { regions == [Entry.everywhere] }
    }

    let entries: [Entry]
    /// The national days of the vote.
    private let votes: [Day]
    /// Stages of national elections, which are nobody's statement here.
    let national: [(start: Day, end: Day)]

    init(entries: [Entry] = [], national: [(start: Day, end: Day)] = []) {
        (self.entries, self.national) = (entries, national)
        votes = entries.filter { $0.event == .voting && $0.isNational && !$0.isSuperseded }
            .map(\.start)
    }

    func isNational(_ start: Day, _ end: Day) -> Bool { national.contains { $0.start == start && $0.end == end } }

    /// The stage that the national calendar, or that of a single region, has on exactly these days.
    func event(from start: Day, to end: Day) -> ElectionEvent? {
        entries.first { $0.event != nil && $0.start == start && $0.end == end && !$0.isSuperseded }?.event
    }

    /// The national stage that begins or ends on a day: the vote before any other, then the shortest.
    func stage(boundedBy day: Day) -> ElectionEvent? {
        entries.filter {
            $0.event != nil && $0.isNational && !$0.isSuperseded && ($0.start == day || $0.end == day)
        }.min { rank($0) < rank($1) }?.event
    }

    private func rank(_ entry: Entry) -> Int { entry.event == .voting ? -1 : entry.end - entry.start }

    /// Whether a stage begins or ends on a day, somewhere.
    func isBound(_ event: ElectionEvent, on day: Day) -> Bool {
        entries.contains { $0.event == event && ($0.start == day || $0.end == day) }
    }

    /// The national day of the vote that is nearest to a day, within a month of it.
    func voting(near day: Day) -> Day? {
        var nearest: Day?
        for vote in votes where abs(vote - day) <= min(30, nearest.map { abs($0 - day) - 1 } ?? 30) { nearest = vote }
        return nearest
    }

    /// The national day of the vote that is nearest to a day, however far.
    func vote(nearest day: Day) -> Day? { votes.min { abs($0 - day) < abs($1 - day) } }

    /// Whether a stage is on exactly these days, somewhere.
    func isOfficial(_ event: ElectionEvent, _ start: Day, _ end: Day) -> Bool {
        entries.contains { $0.event == event && $0.start == start && $0.end == end }
    }

    /// How a stated date stands to the calendar. It agrees where it lies within an entry of its event and region (a month
    /// where it holds one); it differs where there are entries of the same year, in a known region of the same election, and
    /// none fits; else it is unknown.
    func check(_ event: ElectionEvent, _ start: Day, _ end: Day, region: String?) -> CalendarCheck {
        let isMonth = end - start >= 27
        let election = region.flatMap { self.election(of: start, in: $0) }
        var isKnown = false
        for index in entries.indices
        where entries[index].event == event && near(entries[index], start) && covers(entries[index], region) {
            let (first, last) = (entries[index].start, entries[index].end)
            if start >= first && end <= last || isMonth && first >= start && last <= end { return .agrees }
            // What only other regions' days are known for says nothing about this one.
            // Nor does the first vote about the stages of its revote.
            let isOfElection = election.map { $0 == entries[index].election } ?? true
            isKnown = isKnown || isOfElection && !entries[index].isSuperseded && isFor(entries[index], region)
        }
        return isKnown ? .differs : .unknown
    }

    private func covers(_ entry: Entry, _ region: String?) -> Bool {
        guard let region else { return true }
        return entry.regions.contains {
            $0 == Entry.everywhere || $0 == region || region.hasPrefix($0 + ".") || $0.hasPrefix(region + ".")
        }
    }

    private func isFor(_ entry: Entry, _ region: String?) -> Bool {
        if entry.regions.contains(Entry.everywhere) { return true }
        guard let region else { return false }
        return entry.regions.contains { $0 == region || region.hasPrefix($0 + ".") }
    }

    /// The election whose vote, or revote, in a region is nearest to a day.
    private func election(of day: Day, in region: String) -> String? {
        var nearest: (days: Int, election: String)?
        for index in entries.indices {
            guard entries[index].event == .voting || entries[index].event == .revote, !entries[index].isSuperseded,
                isFor(entries[index], region)
            else { continue }
            let days = abs(entries[index].start - day)
            if nearest.map({ days < $0.days }) ?? true { nearest = (days, entries[index].election) }
        }
        return nearest?.election
    }

    private func near(_ entry: Entry, _ day: Day) -> Bool { abs(entry.start - day) < 200 }

    /// The stage of the national calendar, or of a region's own, that a day fell in: the shortest one.
    func stage(on day: Day, region: String?) -> String? {
        let open = entries.filter {
            !$0.isSuperseded && $0.start <= day && day <= $0.end && covers($0, region) && isFor($0, region)
        }
        return open.min { ($0.end - $0.start) < ($1.end - $1.start) }.map { $0.event?.rawValue ?? $0.id }
    }
}
