import Language
public import Model
public import Settings

/// What of a pack a report needs: regions and calendar, without compiling the rules.
public struct PackFacts: Sendable {
    /// Provinces and their regencies and cities, in the order of their codes.
    public let regions: [Region]
    /// Stages that were not superseded, in the order of their first days.
    public let stages: [CalendarStage]

    public init(paths: PackPaths, into problems: Problems) {
        regions = RegionsFile.read(paths.regions, aliases: paths.aliases, into: problems).regions
            .sorted { $0.code < $1.code }
        stages = ElectionCalendar.read(paths.calendar, regions: [], into: problems).entries.compactMap { entry in
            guard !entry.isSuperseded, let event = entry.event else { return nil }
            return CalendarStage(
                event: event,
                start: entry.start,
                end: entry.end,
                isNational: entry.regions.contains("ID")
            )
        }
        .sorted { ($0.start, $0.end, $0.event.rawValue) < ($1.start, $1.end, $1.event.rawValue) }
    }
}
