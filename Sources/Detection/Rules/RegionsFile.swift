import FoundationEssentials
import Language
import Model
import Settings

/// Reads `regions.csv` and the names beside it, for the `Gazetteer`.
enum RegionsFile {
    /// What is wrong is noted; what is right is returned.
    static func read(csv path: String, aliases: String, into problems: Problems) -> RegionNames {
        var names = RegionNames(regions: regions(path, into: problems))
        let known = Set(names.regions.map(\.code))
        guard let table = SettingsFile.read(path: aliases, into: Problems(file: aliases, parent: problems))?.table()
        else {
            return names
        }
        if let zones = table.required("zones")?.table() {
            for name in zones.keys { readZone(name, zones, known, into: &names) }
        }
        names.markedOnly = table.optional("marked-only")?.list()?.compactMap(\.string) ?? []
        if let regions = table.required("regions")?.table() {
            for code in regions.keys {
                guard let node = regions.optional(code), let members = node.table() else { continue }
                if !known.contains(code) { node.fail("there is no region `\(code)`: take the code from regions.csv") }
                names.also[code] = members.optional("also")?.list()?.compactMap(\.string)
                names.seats[code] = members.optional("seat")?.list()?.compactMap(\.string)
                members.refuseOthers()
            }
        }
        table.refuseOthers()
        return names
    }

    private static func regions(_ path: String, into problems: Problems) -> [Region] {
        guard let data = FileManager.default.contents(atPath: path) else {
            problems.add(Diagnostic("no such file, or it cannot be read", file: path))
            return []
        }
        do throws(RegionNames.BadLine) {
            return try RegionNames.regions(csv: String(decoding: data, as: UTF8.self))
        } catch {
            problems.add(Diagnostic(error.message, file: path, line: error.line))
            return []
        }
    }

    private static func readZone(
        _ name: String,
        _ zones: SettingsTable,
        _ known: Set<String>,
        into names: inout RegionNames
    ) {
        guard let node = zones.optional(name) else { return }
        guard let zone = Zone.named(name) else {
            node.fail("there is no zone `\(name)`: one of \(Zone.all.map(\.name).joined(separator: ", "))")
            return
        }
        for item in node.list() ?? [] {
            guard let code = item.string else { continue }
            if !known.contains(code) { item.fail("there is no province `\(code)`: take the code from regions.csv") }
            names.zones[code] = zone
        }
    }
}
