import Model

/// Weighs the places of an article for the one that its story is set in.
struct StoryRegion {
    let title: [PlaceMention]
    /// With the number of the sentence it stands in.
    let body: [(mention: PlaceMention, sentence: Int)]

    private static let least = 4

    func region(in gazetteer: Gazetteer) -> Region? {
        var weights: [String: Int] = [:]
        /// Regencies and cities that the report speaks of by their rank or their offices, and not only from.
        var anchored: Set<String> = []
        /// Provinces whose offices it speaks of, and how weightily.
        var ruled: [String: Int] = [:]
        func add(_ mention: PlaceMention, _ weight: Int) {
            guard let code = mention.region?.code else { return }
            // The capital is where national news is told from.
            if code.hasPrefix("31"), mention.isDateline || mention.marker == nil { return }
            if code.utf8.count > 2 {
                if mention.marker != nil { anchored.insert(code) }
            } else if mention.marker != nil {
                ruled[code, default: 0] += weight
            }
            let marked = mention.marker.map { $0 == .any ? 1 : 2 } ?? 0
            weights[code, default: 0] += weight + marked
        }
        for mention in title {
            add(mention, 7)
            if let code = mention.region?.code { anchored.insert(code) }
        }
        for (mention, sentence) in body {
            add(mention, mention.isDateline ? 6 : mention.isVenue ? 1 : sentence < 3 ? 4 : 1)
        }
        // A place named in passing, far down, is not where the story is set.
        weights = weights.filter { $0.value >= StoryRegion.least }
        guard !weights.isEmpty else { return nil }
        let chosen = choose(weights, gazetteer)
        // `PALEMBANG – Kapolda Sumatera Selatan`: told in the capital, about the province.
        if let chosen, chosen.code.utf8.count > 2, !anchored.contains(chosen.code) {
            let province = String(chosen.code.prefix(2))
            if ruled[province] ?? 0 >= StoryRegion.least { return gazetteer.region(code: province) }
        }
        return chosen
    }

    private func choose(_ weights: [String: Int], _ gazetteer: Gazetteer) -> Region? {
        let regencies = weights.filter { $0.key.utf8.count > 2 }
            .sorted { ($0.value, $1.key) > ($1.value, $0.key) }
        let provinces = weights.filter { $0.key.utf8.count == 2 }.sorted { ($0.value, $1.key) > ($1.value, $0.key) }
        guard let first = regencies.first else { return provinces.first.flatMap { gazetteer.region(code: $0.key) } }
        let inTitle = Set(title.compactMap { $0.region?.code })
        let second = regencies.dropFirst().first { $0.value * 2 > first.value }
        if let province = provinces.first, province.value > first.value * 2 || inTitle.contains(province.key) {
            if !inTitle.contains(first.key), province.value > first.value {
                return gazetteer.region(code: province.key)
            }
        }
        if second == nil || inTitle.contains(first.key) { return gazetteer.region(code: first.key) }
        // Several regions as weighty: their province, if it is one.
        let homes = Set(regencies.filter { $0.value * 2 > first.value }.map { String($0.key.prefix(2)) })
        guard homes.count == 1, let home = homes.first else { return gazetteer.region(code: first.key) }
        return provinces.contains { $0.key == home } ? gazetteer.region(code: home) : gazetteer.region(code: first.key)
    }
}
