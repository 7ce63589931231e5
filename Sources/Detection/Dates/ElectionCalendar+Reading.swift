import Model
import Settings

extension ElectionCalendar {
    /// What is known of an entry. Only what is superseded is read in another way; the others say how it is known.
    private enum Status: String, CaseIterable {
        case verified, derived, superseded
        case partlyVerified = "partly-verified"
    }

    /// - Parameter regions: The regions that entries may name; where they could not be read, any.
    static func read(_ path: String, regions: [Region], into problems: Problems) -> ElectionCalendar {
        guard let root = SettingsFile.read(path: path, into: Problems(file: path, parent: problems)),
            let table = root.table()
        else { return ElectionCalendar() }
        let codes = Set(regions.map(\.code) + [Entry.everywhere])
        var ids: Set<String> = []
        let entries = (table.required("entries")?.list() ?? []).compactMap { node -> Entry? in
            guard let entry = entry(node, codes) else { return nil }
            if !ids.insert(entry.id).inserted { node.fail("the entry `\(entry.id)` stands here twice: ids are unique") }
            return entry
        }
        let national = (table.optional("national")?.list() ?? []).compactMap { Self.national($0) }
        table.pass("preparations", "windows")
        table.refuseOthers()
        return ElectionCalendar(entries: entries, national: national)
    }

    private static func entry(_ node: SettingsNode, _ codes: Set<String>) -> Entry? {
        guard let members = node.table() else { return nil }
        let id = members.required("id")?.string
        let election = members.optional("election")?.string ?? ""
        let event = members.optional("event")?.choice(ElectionEvent.self)
        let (start, end) = days(members)
        let regions = members.optional("regions").map { Self.regions($0, codes) } ?? [Entry.everywhere]
        let status = members.optional("status")?.choice(Status.self)
        members.pass("label", "legal", "sources", "note", "scope")
        members.refuseOthers()
        guard let id, let start else { return nil }
        if let end, end < start { node.fail("the entry `\(id)` ends before it starts") }
        return Entry(
            id: id,
            election: election,
            event: event,
            start: start,
            end: end ?? start,
            regions: regions,
            isSuperseded: status == .superseded
        )
    }

    private static func regions(_ node: SettingsNode, _ codes: Set<String>) -> [String] {
        let places = node.list(orOne: true) ?? []
        if node.isList, places.isEmpty { node.fail("\(node.path) names no region: write ID for all of Indonesia") }
        return places.compactMap { place in
            guard let code = place.string else { return nil }
            if codes.count > 1, !codes.contains(code) {
                place.fail("`\(code)` is not in the regions: write a code such as 64.09, or ID for all of Indonesia")
            }
            return code
        }
    }

    private static func national(_ node: SettingsNode) -> (start: Day, end: Day)? {
        guard let members = node.table() else { return nil }
        let (start, end) = days(members)
        members.pass("id", "label", "legal", "sources", "note")
        members.refuseOthers()
        guard let start else { return nil }
        if let end, end < start { node.fail("the entry ends before it starts") }
        return (start, end ?? start)
    }

    private static func days(_ members: SettingsTable) -> (start: Day?, end: Day?) {
        (day(members.required("start")), day(members.optional("end")))
    }

    private static func day(_ node: SettingsNode?) -> Day? {
        guard let node, let text = node.string else { return nil }
        if let day = Day(text) { return day }
        node.fail("`\(text)` is not a day: write it as 2024-11-27")
        return nil
    }
}
