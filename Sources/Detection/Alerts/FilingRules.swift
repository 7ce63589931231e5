import Model
import Settings

/// How long a report may be filed, per route, as `filing.yaml` holds it.
struct FilingRules: Sendable {
    /// Deadlines differ between elections of heads of regions and national ones.
    enum Election: String, Sendable {
        case pilkada, pemilu
    }

    struct Rule: Sendable {
        var id: String
        var route: String
        var detectors: [Detector]
        var elections: [String]
        var days: Int
        /// Whether the day of publication is day 1.
        var countsFirstDay: Bool
        var source: String
        /// By ISO weekday, 1 to 7: minutes from midnight at which the desk closes; nil where it is closed.
        var closing: [Int?]
        /// Stages in which the desk never closes.
        var roundTheClock: [String]
    }

    var rules: [Rule] = []
    /// What a report must hold: id and label.
    var elements: [(id: String, label: String)] = []

    private static let weekdays = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]

    static func read(_ path: String, into problems: Problems) -> FilingRules {
        guard let root = SettingsFile.read(path: path, into: Problems(file: path, parent: problems)),
            let table = root.table()
        else { return FilingRules() }
        var filing = FilingRules()
        for node in table.required("rules")?.list() ?? [] {
            // A rule that nobody verified gives no date, so it is not kept.
            guard let members = node.table(), members.optional("verified")?.bool == true else { continue }
            if let rule = rule(members) { filing.rules.append(rule) }
        }
        for node in table.optional("elements")?.list() ?? [] {
            guard let members = node.table(), let id = members.required("id")?.string,
                let label = members.required("label")?.string
            else { continue }
            filing.elements.append((id, label))
        }
        return filing
    }

    private static func rule(_ members: SettingsTable) -> Rule? {
        guard let id = members.required("id")?.string, let route = members.required("route")?.string,
            let days = members.required("days")?.int
        else { return nil }
        let detectors =
            members.optional("detectors")?.list()?.compactMap { $0.string.flatMap(Detector.init(rawValue:)) } ?? []
        let elections = members.optional("elections")?.list()?.compactMap(\.string) ?? []
        let first = members.optional("first-day")?.string
        let legal = members.optional("legal")?.string ?? id
        var closing = [Int?](repeating: 24 * 60 - 1, count: 7)
        var roundTheClock: [String] = []
        if let desk = members.optional("desk")?.table() {
            if let hours = desk.optional("hours")?.table() {
                closing = weekdays.map { day in hours.optional(day).flatMap { closingMinute($0) } }
            }
            roundTheClock = desk.optional("round-the-clock")?.list()?.compactMap(\.string) ?? []
        }
        return Rule(
            id: id,
            route: route,
            detectors: detectors,
            elections: elections,
            days: days,
            countsFirstDay: first != "not-counted",
            source: legal,
            closing: closing,
            roundTheClock: roundTheClock
        )
    }

    /// Of `08:00-16:30`.
    private static func closingMinute(_ node: SettingsNode) -> Int? {
        guard let text = node.string else { return nil }
        let ends = text.split(separator: "-")
        let parts = (ends.last ?? "").split(separator: ":").compactMap { Int($0) }
        guard ends.count == 2, parts.count == 2, (0...24).contains(parts[0]), (0...59).contains(parts[1]) else {
            node.fail("`\(text)` is no time of day: write it as 08:00-16:00")
            return nil
        }
        return parts[0] * 60 + parts[1]
    }
}
