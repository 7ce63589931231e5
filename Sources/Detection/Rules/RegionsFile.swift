import Language
import Model
import Settings

/// Reads the regions, and what reporters call them, from `regions.csv` and `regions-aliases.yaml`.
enum RegionsFile {
    static func read(_ path: String, aliases: String, into problems: Problems) -> RegionNames {
        let own = Problems(file: path, parent: problems)
        var names = RegionNames(regions: [])
        if let bytes = SettingsFile.bytes(path: path, into: own) {
            let (regions, bad) = RegionNames.regions(csv: bytes)
            names.regions = regions
            for line in bad { own.add(line.message, line: line.line) }
            if regions.isEmpty, bad.isEmpty { own.add("holds no region: name the shipped regions.csv") }
        }
        readAliases(aliases, into: &names, isWhole: !own.hasErrors, problems)
        return names
    }

    /// - Parameter isWhole: Whether the list of regions was read: where it is amiss, that is told, and not each name that has
    ///   no region then.
    private static func readAliases(
        _ path: String,
        into names: inout RegionNames,
        isWhole: Bool,
        _ problems: Problems
    ) {
        guard let root = SettingsFile.read(path: path, into: Problems(file: path, parent: problems)),
            let table = root.table()
        else { return }
        let known = Set(names.regions.map(\.code))
        func check(_ code: String, _ place: SettingsNode) {
            if isWhole, !known.contains(code) {
                place.fail("the code \(code) is not in the regions: correct it or add the region")
            }
        }
        if let zones = table.optional("zones")?.table() {
            for name in zones.keys {
                guard let node = zones.optional(name) else { continue }
                guard let zone = Zone.named(name) else {
                    node.fail(
                        "`\(name)` is not a time zone of Indonesia: \(Zone.all.map(\.name).joined(separator: ", "))"
                    )
                    continue
                }
                for code in node.list() ?? [] {
                    guard let text = code.string else { continue }
                    check(text, code)
                    names.zones[text] = zone
                }
            }
        }
        names.markedOnly = table.optional("marked-only")?.list()?.compactMap(\.string) ?? []
        if let regions = table.optional("regions")?.table() {
            for code in regions.keys {
                guard let node = regions.optional(code), let members = node.table() else { continue }
                check(code, node)
                names.also[code] = members.optional("also")?.list(orOne: true)?.compactMap(\.string) ?? []
                names.seats[code] = members.optional("seat")?.list(orOne: true)?.compactMap(\.string) ?? []
                members.refuseOthers()
            }
        }
        table.refuseOthers()
    }
}
