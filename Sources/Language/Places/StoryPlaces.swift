public import Model

/// The regions of one article: every mention, decided, and the place the story is set in.
public struct StoryPlaces: Sendable {
    public let title: [PlaceMention]
    public let body: [PlaceMention]
    /// Nil where it is set in none, or in several.
    public let region: Region?

    /// So many mentions of one sentence are weighed; real ones have a handful.
    private static let most = 64

    /// The most specific region that a sentence is about: one that it names, else the story's.
    public func region(of sentence: Sentence, inTitle: Bool = false) -> Region? {
        named(in: sentence, inTitle: inTitle) ?? region
    }

    /// The most specific region that a sentence names.
    public func named(in sentence: Sentence, inTitle: Bool = false) -> Region? {
        let mentions = (inTitle ? title : body).touching(sentence.words).prefix(StoryPlaces.most)
        var regions: [Region] = []
        for mention in mentions {
            guard let region = mention.region, !regions.contains(region) else { continue }
            // The capital is where national news is told, not what it is about.
            if region.code.hasPrefix("31"), mention.marker == nil, self.region?.code.hasPrefix("31") != true {
                continue
            }
            // `Pemerintah Provinsi Kaltim` in the story of one of its regencies is who invites, not where it is.
            if mention.marker == .province, let story = self.region, story.code.hasPrefix(region.code + ".") {
                continue
            }
            if mention.isVenue, let story = self.region, story != region { continue }
            regions.append(region)
        }
        let specific = regions.filter { outer in
            outer.code.utf8.count > 2 || !regions.contains { $0.code != outer.code && $0.code.hasPrefix(outer.code) }
        }
        guard specific.count > 1 else { return specific.first }
        if let region, specific.contains(region) { return region }
        // Several of one province: what is said is about the province.
        if let first = specific.first, specific.allSatisfy({ $0.code.prefix(2) == first.code.prefix(2) }) {
            let province = first.code.prefix(2)
            if let region, region.code == province { return region }
            if let named = regions.first(where: { $0.code == province }) { return named }
        }
        return specific.first
    }
}

extension Gazetteer {
    /// Reads the places of an article.
    /// - Parameter home: Code of the region where the outlet is at home; decides between regions that share a name.
    public func places(in document: Document, home: String? = nil) -> StoryPlaces {
        var resolver = PlaceResolver(gazetteer: self, home: home)
        let title = candidates(in: document.title, words: document.title.words.indices, isDateline: false)
        var body: [(candidate: Candidate, sentence: Int)] = []
        for (index, sentence) in document.body.sentences.enumerated() where sentence.kind != .furniture {
            let isDateline = sentence.kind == .dateline
            for candidate in candidates(in: document.body, words: sentence.words, isDateline: isDateline) {
                body.append((candidate, index))
            }
        }
        resolver.countRanks(in: document.title)
        resolver.countRanks(in: document.body)
        resolver.learn(title + body.map(\.candidate))
        func mention(_ candidate: Candidate, _ passage: Passage) -> PlaceMention {
            let sense = resolver.decide(candidate)
            let bytes =
                Int(
                    passage.words[candidate.words.lowerBound].start
                )..<Int(passage.words[candidate.words.upperBound - 1].end)
            return PlaceMention(
                words: candidate.words,
                bytes: bytes,
                region: sense.map { regions[$0.region] },
                marker: candidate.marker,
                isSeat: sense?.isSeat ?? false,
                isDateline: candidate.isDateline,
                isVenue: candidate.isVenue
            )
        }
        let inTitle = title.map { mention($0, document.title) }
        let inBody = body.map { mention($0.candidate, document.body) }
        let story = StoryRegion(title: inTitle, body: zip(inBody, body.map(\.sentence)).map { ($0, $1) })
        return StoryPlaces(title: inTitle, body: inBody, region: story.region(in: self))
    }
}
