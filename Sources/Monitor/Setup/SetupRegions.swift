import Model

/// Provinces and regencies by what a person types. Pure.
struct SetupRegions: Sendable {
    let all: [Region]

    var provinces: [Region] { all.filter { $0.code.utf8.count == 2 } }

    func regencies(of province: Region) -> [Region] { all.filter { $0.code.hasPrefix(province.code + ".") } }

    /// The one that a code or a name stands for: the name in full, else the only one that holds it.
    static func find(_ text: String, in regions: [Region]) -> Region? {
        if let exact = regions.first(where: { $0.code == text }) { return exact }
        let wanted = letters(text)
        guard !wanted.isEmpty else { return nil }
        // `Seruyan` for `Kabupaten Seruyan`; of a city and a regency of one name, the word Kota or Kabupaten decides.
        let whole = regions.filter { letters($0.name) == wanted || letters(bare($0.name)) == wanted }
        if whole.count == 1 { return whole[0] }
        let part = regions.filter { letters($0.name).contains(wanted) }
        return whole.isEmpty && part.count == 1 ? part[0] : nil
    }

    /// The zone of most of the province; people there go by their own midnight.
    static func zone(ofProvince code: String) -> Zone {
        switch code {
        case "61", "62": .named("Asia/Pontianak") ?? .jakarta
        case "51"..."53", "63"..."65", "71"..."76": .named("Asia/Makassar") ?? .jakarta
        case "81"..."99": .named("Asia/Jayapura") ?? .jakarta
        default: .jakarta
        }
    }

    private static func bare(_ name: String) -> String {
        for title in ["Kabupaten ", "Kota "] where name.hasPrefix(title) { return String(name.dropFirst(title.count)) }
        return name
    }

    private static func letters(_ text: String) -> String { text.lowercased().filter(\.isLetter) }
}
