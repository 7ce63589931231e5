import Model

/// The 38 provinces as tiles, about where they lie. A dashed tile is a province without a source that was reached: there a
/// missing number means nothing.
struct ProvinceTiles {
    /// By Kemendagri code: column, row, and what people call it for short.
    private static let places: [String: (column: Int, row: Int, short: String)] = [
        "11": (0, 0, "Aceh"), "12": (0, 1, "Sumut"), "13": (0, 2, "Sumbar"), "14": (1, 1, "Riau"),
        "15": (1, 2, "Jambi"), "16": (1, 3, "Sumsel"), "17": (0, 3, "Bgkulu"), "18": (1, 4, "Lampung"),
        "19": (2, 2, "Babel"), "21": (2, 1, "Kepri"), "31": (2, 5, "Jakarta"), "32": (3, 5, "Jabar"),
        "33": (4, 5, "Jateng"), "34": (4, 6, "DIY"), "35": (5, 5, "Jatim"), "36": (1, 5, "Banten"),
        "51": (6, 5, "Bali"), "52": (7, 5, "NTB"), "53": (8, 5, "NTT"), "61": (3, 2, "Kalbar"),
        "62": (3, 3, "Kalteng"), "63": (4, 3, "Kalsel"), "64": (4, 2, "Kaltim"), "65": (4, 1, "Kaltara"),
        "71": (7, 1, "Sulut"), "72": (6, 2, "Sulteng"), "73": (6, 4, "Sulsel"), "74": (7, 4, "Sultra"),
        "75": (6, 1, "Grtalo"), "76": (6, 3, "Sulbar"), "81": (8, 3, "Maluku"), "82": (8, 2, "Malut"),
        "91": (11, 2, "Papua"), "92": (10, 2, "Pabar"), "93": (11, 4, "Pasel"), "94": (10, 3, "Pateng"),
        "95": (11, 3, "Papeg"), "96": (9, 2, "PBD"),
    ]

    private let provinces: [CoverageSummary.Province]
    private let counts: [String: Int]
    /// Whether it is known what was watched.
    private let isCounted: Bool
    private let wording: Wording

    private static let tile = 40.0

    /// - Parameter counts: Alerts by the province's code.
    init(
        _ provinces: [CoverageSummary.Province],
        counts: [String: Int],
        isCounted: Bool = true,
        in wording: Wording
    ) {
        self.provinces = provinces
        self.counts = counts
        self.isCounted = isCounted
        self.wording = wording
    }

    func write(to page: inout HTMLText) {
        let named = provinces.filter { counts[$0.region.code] ?? 0 > 0 }
            .sorted { (counts[$1.region.code] ?? 0, $0.region.code) < (counts[$0.region.code] ?? 0, $1.region.code) }
        let unwatched = isCounted ? provinces.count { $0.reached == 0 } : nil
        let most = named.prefix(5).map { "\($0.region.name) \(counts[$0.region.code] ?? 0)" }
        let picture = Picture(
            id: "g-provinsi",
            title: wording.tilesTitle,
            description: wording.tilesWords(most: most, unwatched: unwatched, all: provinces.count),
            width: Int(Self.tile) * 12,
            height: Int(Self.tile) * 7,
            heads: [
                wording.province, wording.alerts, wording.sources, wording.sourcesReached, wording.articlesRead,
            ],
            rows: provinces.map {
                [$0.region.name, "\(counts[$0.region.code] ?? 0)"]
                    + [$0.sources, $0.reached, $0.read].map { isCounted ? "\($0)" : "–" }
            }
        )
        picture.write(to: &page, tableWords: wording.tableBehind) { svg in
            for province in provinces { draw(province, to: &svg) }
        }
    }

    private func draw(_ province: CoverageSummary.Province, to svg: inout HTMLText) {
        guard let place = Self.places[province.region.code] else { return }
        let count = counts[province.region.code] ?? 0
        let (x, y) = (Double(place.column) * Self.tile, Double(place.row) * Self.tile)
        let shade = shade(of: count)
        let isWatched = province.reached > 0
        svg.rectangle(
            .init(x: x + 1.5, y: y + 1.5, width: Self.tile - 3, height: Self.tile - 3),
            class: "tile t\(shade)\(isWatched || !isCounted ? "" : " off")"
        )
        let ink = shade == 4 ? "on" : nil
        let middle = x + Self.tile / 2
        svg.label(
            place.short,
            x: middle,
            y: y + 14,
            size: place.short.utf8.count > 6 ? 8 : 9,
            anchor: .middle,
            class: ink
        )
        let figure = count > 0 || isWatched ? "\(count)" : "–"
        svg.label(figure, x: middle, y: y + 31, size: 14, anchor: .middle, class: ink)
    }

    /// 0 for none, then four steps: fixed where counts are small, so that two days look alike where they are.
    private func shade(of count: Int) -> Int {
        guard count > 0 else { return 0 }
        let step = max(3, ((counts.values.max() ?? 0) + 3) / 4)
        return min(4, (count - 1) / step + 1)
    }
}
