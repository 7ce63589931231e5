import FoundationEssentials
import Language
import Model
import Settings

/// Reads the regions, and what reporters call them, from `regions.csv` and `regions-aliases.yaml`.
enum RegionsFile {
    static func read(_ path: String, aliases: String, into problems: Problems) -> RegionNames {
        guard let data = FileManager.default.contents(atPath: path) else {
            problems.add(Diagnostic("no such file, or not readable: name the shipped regions.csv", file: path))
            return RegionNames(regions: [])
        }
        var names = RegionNames(regions: [])
        do {
            names.regions = try RegionNames.regions(csv: String(decoding: data, as: UTF8.self))
        } catch {
            problems.add(Diagnostic(error.message, file: path, line: error.line))
        }
        readAliases(aliases, into: &names, problems)
        return names
    }

    private static func readAliases(_ path: String, into names: inout RegionNames, _ problems: Problems) {
        guard let root = SettingsFile.read(path: path, into: Problems(file: path, parent: problems)),
            let table = root.table()
        else { return }
        let known = Set(names.regions.map(\.code))
        func check(_ code: String, _ place: SettingsNode) {
            if !known.contains(code) {
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
