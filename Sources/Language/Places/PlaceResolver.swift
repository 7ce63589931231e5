import Model

/// Decides which region a shared name means: by the word before it, by what else the article names, by the outlet's home.
struct PlaceResolver {
    let gazetteer: Gazetteer
    let home: String?
    /// How often each province is named or implied without doubt.
    private var provinces: [String: Int] = [:]
    /// Regions named without doubt, and how often.
    private var certain: [Int: Int] = [:]
    private var regencyWords = 0
    private var cityWords = 0

    init(gazetteer: Gazetteer, home: String?) {
        self.gazetteer = gazetteer
        self.home = home
    }

    /// Counts words such as `Bupati` and `Wali Kota`: an article speaks of the one or of the other.
    mutating func countRanks(in passage: Passage) {
        for word in passage.words {
            switch gazetteer.markers[word.term] {
            case .regency?: regencyWords += 1
            case .city? where word.isCapitalised: cityWords += 1
            default: break
            }
        }
    }

    mutating func learn(_ candidates: [Gazetteer.Candidate]) {
        for candidate in candidates {
            let fitting = fitting(candidate)
            let homes = Set(fitting.map { gazetteer.province(of: $0.region) })
            if homes.count == 1, let province = homes.first { provinces[province, default: 0] += 1 }
            if fitting.count == 1, let only = fitting.first { certain[only.region, default: 0] += 1 }
        }
    }

    /// The senses whose rank the marker allows; all of them where it allows none.
    private func fitting(_ candidate: Gazetteer.Candidate) -> [Gazetteer.Sense] {
        guard candidate.senses.count > 1, let marker = candidate.marker, marker != .any else { return candidate.senses }
        let fitting = candidate.senses.filter { gazetteer.rank(of: $0.region) == marker && !$0.isSeat }
        return fitting.isEmpty ? candidate.senses : fitting
    }

    func decide(_ candidate: Gazetteer.Candidate) -> Gazetteer.Sense? {
        let senses = fitting(candidate)
        guard senses.count > 1 else { return senses.first }
        let scored = senses.map { ($0, score($0, candidate)) }.sorted { $0.1 > $1.1 }
        guard scored[0].1 > scored[1].1 else { return nil }
        return scored[0].0
    }

    private func score(_ sense: Gazetteer.Sense, _ candidate: Gazetteer.Candidate) -> Int {
        let province = gazetteer.province(of: sense.region)
        let rank = gazetteer.rank(of: sense.region)
        var score = 40 * min(provinces[province] ?? 0, 5)
        score += 60 * min(certain[sense.region] ?? 0, 3)
        if let home {
            if home == gazetteer.regions[sense.region].code { score += 60 }
            if home.hasPrefix(province) { score += 50 }
        }
        if sense.isSeat { score -= 15 }
        // A regency and a city of one name: the article's own words, then what a bare name most often means.
        switch rank {
        case .city: score += 5 * min(cityWords, 4) + (candidate.isDateline ? 20 : 0) + 3
        case .regency: score += 5 * min(regencyWords, 4)
        default: score += candidate.isDateline ? 0 : 8
        }
        return score
    }
}
