import Language
public import Model
public import Settings

/// Tells from what an outlet is called where it is at home: `Berita Sampit`, `kalteng.antaranews.com`.
public struct OutletRegions: Sendable {
    /// The regions that go by a name, in letters alone.
    private var regions: [String: [Region]] = [:]
    private var provinces: [String: Region] = [:]
    /// The longest first.
    private var names: [String] = []
    /// Provinces, regencies and cities, in the order of the file.
    public let all: [Region]

    /// Goes by the packs' regions and their aliases. What is wrong with them goes to `problems`.
    public init(paths: PackPaths, into problems: Problems) {
        let known = RegionsFile.read(paths.regions, aliases: paths.aliases, into: problems)
        all = known.regions
        let markedOnly = Set(known.markedOnly.map(Self.letters))
        for region in known.regions {
            if region.code.utf8.count == 2 { provinces[region.code] = region }
            let written =
                [Self.bareName(of: region)] + (known.also[region.code] ?? []) + (known.seats[region.code] ?? [])
            for name in Set(written.map(Self.letters)) where name.utf8.count >= 4 && !markedOnly.contains(name) {
                regions[name, default: []].append(region)
            }
        }
        names = regions.keys.sorted { ($1.utf8.count, $0) < ($0.utf8.count, $1) }
    }

    /// The region that the longest name stands for in the first of these texts that holds any. A name that a regency
    /// shares with a city tells the province only; nil where it tells nothing.
    public func region(in texts: [String]) -> Region? {
        for text in texts {
            let words = text.split { !$0.isLetter }.map { Self.letters(String($0)) }
            let whole = words.joined()
            guard let name = names.first(where: { Self.holds($0, words: words, whole: whole) }) else { continue }
            let found = regions[name] ?? []
            if found.count == 1 { return found[0] }
            let codes = Set(found.map { String($0.code.prefix(2)) })
            return codes.count == 1 ? codes.first.flatMap { provinces[$0] } : nil
        }
        return nil
    }

    /// As a word or several, or at either end of one word (`beritasampit`).
    private static func holds(_ name: String, words: [String], whole: String) -> Bool {
        for word in words {
            if word == name { return true }
            if name.utf8.count >= 5, word.hasSuffix(name) || word.hasPrefix(name) { return true }
        }
        return name.utf8.count >= 8 && whole.contains(name)
    }

    private static func bareName(of region: Region) -> String {
        for rank in ["Kabupaten ", "Kota Administrasi ", "Kota "] where region.name.hasPrefix(rank) {
            return String(region.name.dropFirst(rank.count))
        }
        return region.name
    }

    private static func letters(_ text: String) -> String { String(text.lowercased().filter(\.isLetter)) }
}
