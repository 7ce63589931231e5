public import Journal
public import Model

/// What of a day's sources a reader must know: who was reached, who was not and why, and where silence means nothing.
public struct CoverageSummary: Sendable {
    /// What was watched of one province.
    public struct Province: Sendable {
        public let region: Region
        /// Sources at home there.
        public let sources: Int
        public let reached: Int
        /// Regencies and cities without a source of their own that was reached.
        public let unwatched: [Region]
        /// Pages of articles read from its sources.
        public let read: Int
    }

    /// By name of source; nil where the day was not watched, or what was written of that cannot be relied on.
    public let entries: [CoverageEntry]?
    public let finding: DayCoverage.Finding
    public let reached: Int
    /// Each source stands under its gravest trouble only.
    public let troubled: [CoverageTrouble: [CoverageEntry]]
    public let provinces: [Province]
    /// Sources that are at home nowhere in particular.
    public let elsewhere: (sources: Int, reached: Int)
    public let balance: ArticleBalance
    public let isBalanced: Bool

    /// - Parameter isOpen: Whether the day goes on: what it settles is then not counted yet.
    init(
        _ entries: [CoverageEntry]?,
        _ finding: DayCoverage.Finding,
        isOpen: Bool,
        in surroundings: Surroundings
    ) {
        let all = entries ?? []
        self.entries = entries
        self.finding = finding
        reached = all.count { $0.fetches.reached > 0 }
        troubled = Dictionary(grouping: all) { CoverageTrouble($0, isOpen: isOpen) }
            .reduce(into: [:]) { found, item in
                if let trouble = item.key { found[trouble] = item.value }
            }
        balance = all.reduce(ArticleBalance()) { $0 + $1.balance }
        isBalanced = isOpen || all.allSatisfy { $0.balance.holds }
        var byProvince: [String: [CoverageEntry]] = [:]
        for entry in all { byProvince[String((entry.region ?? "").prefix(2)), default: []].append(entry) }
        let regencies = Dictionary(grouping: surroundings.regencies) { String($0.code.prefix(2)) }
        let watched = Set(all.filter { $0.fetches.reached > 0 }.compactMap(\.region))
        provinces = surroundings.provinces.map { province in
            let here = byProvince[province.code] ?? []
            return Province(
                region: province,
                sources: here.count,
                reached: here.count { $0.fetches.reached > 0 },
                unwatched: (regencies[province.code] ?? []).filter { !watched.contains($0.code) },
                read: here.reduce(0) { $0 + ($1.read ?? 0) }
            )
        }
        let none = byProvince[""] ?? []
        elsewhere = (none.count, none.count { $0.fetches.reached > 0 })
    }

    /// Whether it is known what was watched: also that nobody did.
    var isCounted: Bool { finding != .fileMissing && finding != .fileDiffers }

    /// Why the figures are missing or not to be relied on; nil where they are.
    func doubt(in wording: Wording) -> String? {
        switch finding {
        case .fileMissing: wording.coverageFileMissing
        case .fileDiffers: wording.coverageFileDiffers
        case .unvouched: wording.coverageUnvouched
        case .open, .whole, .unwatched: entries == nil ? wording.uncounted : nil
        }
    }

    var unwatchedProvinces: [Province] { provinces.filter { $0.reached == 0 } }
}
