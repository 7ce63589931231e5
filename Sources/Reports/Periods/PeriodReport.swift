import Model

/// What was counted of a period, with what it is to be measured by.
public struct PeriodReport: Sendable {
    /// Alerts beside what was watched: without the second the first says nothing.
    struct Row: Sendable {
        let name: String
        let alerts: Int
        let read: Int
        /// Days on which any of its sources was.
        let daysReached: Int
        let daysAsked: Int
        /// Those that were reached.
        let sources: Int

        /// Alerts for each thousand articles that were read; nil where none was.
        var rate: Double? { read == 0 ? nil : Double(alerts) * 1000 / Double(read) }
    }

    public let record: PeriodRecord
    public let surroundings: Surroundings
    /// By outlet, in the order of names.
    let sources: [Row]
    /// All provinces, in the order of their codes.
    let provinces: [Row]
    /// By pair or party, the most frequent first. What was read is that of the pair's province, or of all for a party.
    let named: [Row]
    /// What was watched of each province: a source was reached where it was on any day.
    let watched: [CoverageSummary.Province]

    public init(_ record: PeriodRecord, in surroundings: Surroundings) {
        self.record = record
        self.surroundings = surroundings
        sources = record.sources.sorted { $0.key < $1.key }.map { name, watched in
            Row(
                name: name,
                alerts: watched.alerts,
                read: watched.read,
                daysReached: watched.daysReached,
                daysAsked: watched.daysAsked,
                sources: watched.daysReached > 0 ? 1 : 0
            )
        }
        var homes: [String: [PeriodRecord.Watched]] = [:]
        for watched in record.sources.values {
            homes[String((watched.home ?? "").prefix(2)), default: []].append(watched)
        }
        /// - Parameter code: Of a province; nil for all that was watched.
        func row(_ name: String, alerts: Int, code: String?) -> Row {
            let homes = code.map { homes[$0] ?? [] } ?? Array(record.sources.values)
            let days = code.map { [record.watchedDays[$0]].compactMap(\.self) } ?? Array(record.watchedDays.values)
            return Row(
                name: name,
                alerts: alerts,
                read: homes.reduce(0) { $0 + $1.read },
                daysReached: days.reduce(into: Set()) { $0.formUnion($1.reached) }.count,
                daysAsked: days.reduce(into: Set()) { $0.formUnion($1.asked) }.count,
                sources: homes.count { $0.daysReached > 0 }
            )
        }
        provinces = surroundings.provinces.map {
            row($0.name, alerts: record.provinces[$0.code] ?? 0, code: $0.code)
        }
        named = record.named.sorted { ($1.value, "\($0.key)") < ($0.value, "\($1.key)") }.map { item, count in
            let code = String((item.region?.code ?? "").prefix(2))
            let place = item.region.map { ", \($0.name)" } ?? ""
            let name =
                switch item.name {
                case .pair(let number): "Paslon \(number)\(place)"
                case .party(let name): name
                }
            return row(name, alerts: count, code: code.isEmpty ? nil : code)
        }
        watched = surroundings.provinces.map { region in
            let here = homes[region.code] ?? []
            return CoverageSummary.Province(
                region: region,
                sources: here.count,
                reached: here.count { $0.daysReached > 0 },
                unwatched: [],
                read: here.reduce(0) { $0 + $1.read }
            )
        }
    }

    var watchedDays: Int { record.counts.count }
    /// The period as far as it has come: days to come were not left unwatched.
    var days: ClosedRange<Day> {
        let first = record.days.lowerBound
        return first...max(first, min(record.days.upperBound, record.made.day))
    }
    var allDays: Int { days.upperBound - days.lowerBound + 1 }
    var daysToCome: Int { record.days.upperBound - days.upperBound }
    var reachedSources: Int { sources.count { $0.daysReached > 0 } }
    var read: Int { sources.reduce(0) { $0 + $1.read } }
}
