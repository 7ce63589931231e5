import Model
import Settings

/// How long a report may be filed, per route, as `filing.yaml` holds it.
struct FilingRules: Sendable {
    /// Deadlines differ between elections of heads of regions and national ones.
    enum Election: String, Sendable, CaseIterable {
        case pilkada, pemilu
    }

    /// Of what kind the days are; for people.
    private enum Count: String, CaseIterable {
        case calendar, working
    }

    private enum FirstDay: String, CaseIterable {
        case counted
        case notCounted = "not-counted"
    }

    struct Rule: Sendable {
        var id: String
        var route: String
        var detectors: [Detector]
        var elections: [Election]
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
        var ids: Set<String> = []
        for node in table.required("rules")?.list() ?? [] {
            guard let members = node.table() else { continue }
            // A rule that nobody verified gives no date, so it is read, and not kept.
            let isVerified = members.optional("verified")?.bool ?? false
            let rule = rule(members, isVerified: isVerified)
            if isVerified, let rule { filing.rules.append(rule) }
            guard let id = rule?.id else { continue }
            if !ids.insert(id).inserted { node.fail("the rule `\(id)` stands here twice: ids are unique") }
        }
        for node in table.optional("elements")?.list() ?? [] {
            guard let members = node.table() else { continue }
            let id = members.required("id")?.string
            let label = members.required("label")?.string
            members.refuseOthers()
            if let id, let label { filing.elements.append((id, label)) }
        }
        table.refuseOthers()
        return filing
    }

    private static func rule(_ members: SettingsTable, isVerified: Bool) -> Rule? {
        let id = members.required("id")?.string
        let route = members.required("route")?.string
        let days = (isVerified ? members.required("days") : members.optional("days"))?.int(in: 0...366) ?? 0
        let detectors = choices(members.optional("detectors"), Detector.self)
        let elections = choices(members.optional("elections"), Election.self)
        _ = members.optional("count")?.choice(Count.self)
        let first = members.optional("first-day")?.choice(FirstDay.self)
        let legal = members.optional("legal")?.string
        let (closing, roundTheClock) = desk(members.optional("desk")?.table())
        members.pass("sources", "read", "unread")
        members.refuseOthers()
        guard let id, let route else { return nil }
        return Rule(
            id: id,
            route: route,
            detectors: detectors,
            elections: elections,
            days: days,
            countsFirstDay: first != .notCounted,
            source: legal ?? id,
            closing: closing,
            roundTheClock: roundTheClock
        )
    }

    private static func desk(_ desk: SettingsTable?) -> (closing: [Int?], roundTheClock: [String]) {
        var closing = [Int?](repeating: 24 * 60 - 1, count: 7)
        guard let desk else { return (closing, []) }
        if let hours = desk.optional("hours")?.table() {
            closing = weekdays.map { day in hours.optional(day).flatMap { closingMinute($0) } }
            hours.refuseOthers()
        }
        let roundTheClock = choices(desk.optional("round-the-clock"), ElectionEvent.self).map(\.rawValue)
        desk.pass("verified", "sources", "note")
        desk.refuseOthers()
        return (closing, roundTheClock)
    }

    private static func choices<T: RawRepresentable & CaseIterable>(_ node: SettingsNode?, _ type: T.Type) -> [T]
    where T.RawValue == String {
        node?.list()?.compactMap { $0.choice(type) } ?? []
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
