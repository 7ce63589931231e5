import Journal
public import Model

/// What a day's record says, arranged for a reader. Every format is made from it, so that all of them agree.
public struct DayReport: Sendable {
    public let record: DayRecord
    public let surroundings: Surroundings
    /// Of the day itself, redacted ones included, the most serious first.
    public let entries: [AlertEntry]
    public let provinces: [ProvinceGroup]
    /// Earlier alerts about which the day brought something that changes them.
    public let changed: [AlertEntry]
    /// Alerts with a deadline on the day or the day after.
    public let expiring: [AlertEntry]
    public let coverage: CoverageSummary
    public let comparison: Comparison

    public init(_ record: DayRecord, in surroundings: Surroundings) {
        self.record = record
        self.surroundings = surroundings
        entries = record.alerts.map(AlertEntry.init).sorted(by: AlertEntry.isMoreSerious)
        provinces = ProvinceGroup.groups(of: entries.filter { $0.alert != nil }, in: surroundings)
        let day = record.day
        changed = record.followed.map(AlertEntry.init).filter { entry in
            entry.followUps.contains { $0.day == day && ($0.isChange || $0.type == .alertReviewed) }
        }
        let tomorrow = day...(day + 1)
        expiring = (entries + record.earlier.map(AlertEntry.init))
            .filter { !$0.deadlines(in: tomorrow).isEmpty }
            .sorted(by: AlertEntry.isMoreSerious)
        coverage = CoverageSummary(
            record.coverage,
            record.coverageFinding,
            isOpen: record.isOpen,
            in: surroundings
        )
        comparison = Comparison(counts: record.counts, day: day)
    }

    public var day: Day { record.day }
    var redacted: [AlertEntry] { entries.filter { $0.alert == nil } }

    /// The provinces that alerts name.
    var namedProvinces: Int { provinces.count { $0.region != nil } }

    var severities: [(Severity, Int)] {
        Severity.allCases.reversed().compactMap { severity in
            let count = entries.count { $0.alert?.severity == severity }
            return count == 0 ? nil : (severity, count)
        }
    }
}

/// The alerts of one province, by region, the most serious first.
public struct ProvinceGroup: Sendable {
    public struct Place: Sendable {
        /// Nil where only the province is named, or nothing.
        public let region: Region?
        public let entries: [AlertEntry]
    }

    /// Nil where no region is named.
    public let region: Region?
    public let places: [Place]

    var count: Int { places.reduce(0) { $0 + $1.entries.count } }

    /// - Parameter entries: The most serious first; groups stand in the order of their first alert, those without a region
    ///   last.
    static func groups(of entries: [AlertEntry], in surroundings: Surroundings) -> [ProvinceGroup] {
        var order: [String] = []
        var byProvince: [String: [AlertEntry]] = [:]
        for entry in entries {
            let code = entry.region.map { String($0.code.prefix(2)) } ?? ""
            if byProvince[code] == nil { order.append(code) }
            byProvince[code, default: []].append(entry)
        }
        let sorted = order.filter { !$0.isEmpty } + order.filter(\.isEmpty)
        return sorted.map { code in
            ProvinceGroup(
                region: code.isEmpty ? nil : Region(code: code, name: surroundings.name(ofRegion: code)),
                places: places(of: byProvince[code] ?? [])
            )
        }
    }

    private static func places(of entries: [AlertEntry]) -> [Place] {
        var order: [Region?] = []
        var byRegion: [Region?: [AlertEntry]] = [:]
        for entry in entries {
            let region = entry.region.flatMap { $0.code.utf8.count > 2 ? $0 : nil }
            if byRegion[region] == nil { order.append(region) }
            byRegion[region, default: []].append(entry)
        }
        return order.map { Place(region: $0, entries: byRegion[$0] ?? []) }
    }
}

/// How a day stands to those before it.
public struct Comparison: Hashable, Sendable {
    /// Alerts of the day.
    public let count: Int
    /// Days before it, of the last 28, that were watched.
    public let days: Int
    /// Their median, which ends in a half where it lies between two numbers; nil where fewer than 7 were watched.
    public let usual: Double?

    init(counts: [Day: Int], day: Day) {
        count = counts[day] ?? 0
        let before = counts.filter { $0.key < day && $0.key >= day - DayRecord.comparedDays }.values.sorted()
        days = before.count
        let middle = before.count / 2
        if before.count < 7 {
            usual = nil
        } else if before.count % 2 == 1 {
            usual = Double(before[middle])
        } else {
            usual = Double(before[middle - 1] + before[middle]) / 2
        }
    }
}
