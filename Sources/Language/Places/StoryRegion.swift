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
        let all = weights
        weights = weights.filter { $0.value >= StoryRegion.least }
        guard !weights.isEmpty else { return only(all, anchored, gazetteer) }
        let chosen = choose(weights, gazetteer)
        if isNational, let chosen, !isStaged(in: chosen) { return nil }
        // `PALEMBANG – Kapolda Sumatera Selatan`: told in the capital, about the province.
        if let chosen, chosen.code.utf8.count > 2, !anchored.contains(chosen.code) {
            let province = String(chosen.code.prefix(2))
            if ruled[province] ?? 0 >= StoryRegion.least { return gazetteer.region(code: province) }
        }
        return chosen
    }

    /// The one regency that the report speaks of, if it names its offices: some come to their place late.
    private func only(_ weights: [String: Int], _ anchored: Set<String>, _ gazetteer: Gazetteer) -> Region? {
        let regencies = weights.filter { $0.key.utf8.count > 2 }
        guard regencies.count == 1, let code = regencies.first?.key, anchored.contains(code), !isNational else {
            return nil
        }
        return gazetteer.region(code: code)
    }

    /// Told from the capital.
    private var isNational: Bool {
        body.contains { $0.mention.isDateline && $0.mention.region?.code.hasPrefix("31") ?? false }
    }

    /// Whether a report from the capital is about a region: its title or its lead says so, or it keeps coming
    /// back to it.
    private func isStaged(in region: Region) -> Bool {
        func isWithin(_ mention: PlaceMention) -> Bool { mention.region?.code.hasPrefix(region.code) ?? false }
        if region.code.hasPrefix("31") || title.contains(where: isWithin) { return true }
        if body.contains(where: { $0.sentence < 3 && $0.mention.marker != nil && isWithin($0.mention) }) { return true }
        return Set(body.filter { isWithin($0.mention) }.map(\.sentence)).count >= 3
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
