import FoundationEssentials
import Language
import Model
import Settings
import TestSupport
import Testing

/// The shipped words and names, so that the tests hold for what monitors run.
enum Shipped {
    static let config = Fixtures("../../Config")

    static func speech() -> SpeechLexicon {
        var lists: [String: [String]] = [:]
        for node in classes("lexicon/speech.yaml") {
            guard let table = node.table(), let name = table.required("name")?.string else { continue }
            lists[name] = table.required("words")?.list()?.compactMap(\.string)
        }
        return SpeechLexicon(lists: lists)
    }

    static func regions() -> RegionNames {
        var names = RegionNames(regions: RegionNames.regions(csv: config.bytes("regions.csv")).regions)
        let problems = Problems(file: "regions-aliases.yaml")
        let table = SettingsFile.parse(bytes: config.bytes("regions-aliases.yaml"), into: problems)?.table()
        names.markedOnly = table?.optional("marked-only")?.list()?.compactMap(\.string) ?? []
        if let zones = table?.required("zones")?.table() {
            for name in zones.keys {
                for code in zones.optional(name)?.list() ?? [] { names.zones[code.string ?? ""] = Zone.named(name) }
            }
        }
        if let regions = table?.required("regions")?.table() {
            for code in regions.keys {
                let members = regions.optional(code)?.table()
                names.also[code] = members?.optional("also")?.list()?.compactMap(\.string)
                names.seats[code] = members?.optional("seat")?.list()?.compactMap(\.string)
            }
        }
        #expect(problems.all.isEmpty)
        return names
    }

    private static func classes(_ file: String) -> [SettingsNode] {
        let problems = Problems(file: file)
        return SettingsFile.parse(bytes: config.bytes(file), into: problems)?.table()?.required("classes")?.list() ?? []
    }
}

/// Built once: the tests of places and of speakers share them.
struct ShippedFinders: Sendable {
    let names: RegionNames
    let gazetteer: Gazetteer
    let speakers: SpeakerFinder
    let vocabulary: Vocabulary

    static let shared = ShippedFinders()

    private init() {
        var builder = Vocabulary.Builder()
        names = Shipped.regions()
        gazetteer = Gazetteer(names, adding: &builder)
        speakers = SpeakerFinder(Shipped.speech(), adding: &builder)
        vocabulary = builder.build()
    }
}
