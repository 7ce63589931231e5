import Language

/// What a sentence's place in its story adds to its signs: numbers, one row a sentence.
struct StoryFeatures {
    /// Those that are there from the beginning.
    private static let own =
        ["bias", "title-points", "lead-points", "most-points", "second-points", "third-points", "title-other"]
        + [
            "points", "other-points", "is-likely", "is-sure", "is-title", "is-lead", "late", "begins-quoted",
            "holds-quote", "aside", "mute-aside", "mute-title",
        ] + SubjectSpread.ofSentence
    /// In the order of `values`. Behind those that are there from the beginning come, in probabilities of the first reading, those
    /// that are there from `look(around:in:)` on.
    static let names =
        own + ["before", "behind", "second-before", "second-behind", "before-in-paragraph", "behind-in-paragraph"]
        + ["open-quotation", "quotation-goes-on", "quotes-on", "most-before", "most-behind", "most", "second", "third"]
        + ["all", "named", "same-person", "near-before", "near-behind"]

    private static let width = names.count
    /// Where the features of the second reading begin.
    static let around = own.count
    /// Points by which title or lead tell what the article is about.
    private static let topical = 0.9
    /// A sentence of fewer points says nothing by itself.
    private static let audible = 0.7
    /// Points above these say no more.
    private static let ceiling = 4.0
    /// How much less a sentence weighs with each step away.
    private static let decay = 0.7

    private var rows: [Double]

    init(_ story: Story, points: [Double], other: [Double]) {
        let count = story.sentences.count
        rows = [Double](repeating: 0, count: count * StoryFeatures.width)
        func cut(_ value: Double) -> Double { min(value, StoryFeatures.ceiling) }
        let title = cut(points[..<story.titles].max() ?? 0)
        let lead = cut(points[story.titles..<min(story.titles + 3, count)].max() ?? 0)
        let titleOther = other[..<story.titles].max() ?? 0
        let most = StoryFeatures.greatest(points)
        // In a short article the lead is half of it, or every article would be about all that is in it.
        let opening = points[story.titles...].prefix(min(3, max(1, (count - story.titles) / 2)))
        // Where neither says anything, the article is about something else, and a statement in it an aside.
        let isAside = max(title, opening.max() ?? 0) < StoryFeatures.topical
        for sentence in story.sentences {
            let index = sentence.index
            let isMute = points[index] < StoryFeatures.audible
            let row =
                [
                    1, title, lead, cut(most.0), cut(most.1), cut(most.2), titleOther,
                    cut(points[index]), cut(other[index]), points[index] >= 2 ? 1 : 0, points[index] >= 2.5 ? 1 : 0,
                    sentence.isTitle ? 1 : 0, index <= 3 ? 1 : 0, Double(index) / Double(count),
                    sentence.beginsQuoted ? 1 : 0, sentence.holdsQuote ? 1 : 0,
                    isAside ? 1 : 0, isAside && isMute ? 1 : 0, sentence.isTitle && isMute ? 1 : 0,
                ] + story.spread.values(index)
            for (column, value) in row.enumerated() { rows[index * StoryFeatures.width + column] = value }
        }
    }

    func values(_ sentence: Int) -> ArraySlice<Double> {
        rows[sentence * StoryFeatures.width..<(sentence + 1) * StoryFeatures.width]
    }

    /// Adds what the first reading found around each sentence.
    mutating func look(around likely: [Double], in story: Story) {
        let sentences = story.sentences
        let count = sentences.count
        func at(_ index: Int) -> Double { likely.indices.contains(index) ? likely[index] : 0 }
        func isBeside(_ index: Int, _ other: Int) -> Bool {
            sentences.indices.contains(other) && sentences[other].isTitle == sentences[index].isTitle
                && sentences[other].sentence.paragraph == sentences[index].sentence.paragraph
        }
        let most = StoryFeatures.greatest(likely)
        let mean = count == 0 ? 0 : likely.reduce(0, +) / Double(count)
        let named = StoryFeatures.named(sentences, likely)
        let behind = StoryFeatures.behind(likely)
        var mostBefore = 0.0
        var nearBefore = 0.0
        for (index, sentence) in sentences.enumerated() {
            let isSamePerson = index > 0 && sentence.who != nil && sentence.who == sentences[index - 1].who
            let row = [
                at(index - 1), at(index + 1), at(index - 2), at(index + 2),
                isBeside(index, index - 1) ? at(index - 1) : 0, isBeside(index, index + 1) ? at(index + 1) : 0,
                sentence.beginsQuoted ? at(index - 1) : 0,
                index + 1 < count && sentences[index + 1].beginsQuoted ? at(index + 1) : 0,
                sentence.holdsQuote && !sentence.beginsQuoted ? at(index - 1) : 0,
                mostBefore, behind.most[index], most.0, most.1, most.2, mean, named[index],
                isSamePerson ? at(index - 1) : 0, nearBefore, behind.near[index],
            ]
            for (column, value) in row.enumerated() {
                rows[index * StoryFeatures.width + StoryFeatures.around + column] = value
            }
            mostBefore = max(mostBefore, likely[index])
            nearBefore = max(likely[index], nearBefore) * StoryFeatures.decay
        }
    }

    /// By sentence: the likeliest one behind it, and the likeliest where each step away counts for less.
    private static func behind(_ likely: [Double]) -> (most: [Double], near: [Double]) {
        var most = [Double](repeating: 0, count: likely.count)
        var near = most
        for index in likely.indices.dropLast().reversed() {
            most[index] = max(most[index + 1], likely[index + 1])
            near[index] = max(likely[index + 1], near[index + 1]) * decay
        }
        return (most, near)
    }

    /// By sentence: the likeliest other one in which a name of it stands too.
    private static func named(_ sentences: [StorySentence], _ likely: [Double]) -> [Double] {
        var best: [UInt32: (first: Double, of: Int, second: Double)] = [:]
        for sentence in sentences {
            let value = likely[sentence.index]
            for name in sentence.names {
                let known = best[name.hash] ?? (0, -1, 0)
                if known.of == sentence.index { continue }
                best[name.hash] =
                    value > known.first
                    ? (value, sentence.index, known.first) : (known.first, known.of, max(known.second, value))
            }
        }
        return sentences.map { sentence in
            sentence.names.reduce(0) { most, name in
                guard let known = best[name.hash] else { return most }
                return max(most, known.of == sentence.index ? known.second : known.first)
            }
        }
    }

    /// The three greatest, 0 where there are fewer.
    private static func greatest(_ values: [Double]) -> (Double, Double, Double) {
        var most = (0.0, 0.0, 0.0)
        for value in values {
            if value > most.0 {
                most = (value, most.0, most.1)
            } else if value > most.1 {
                most = (most.0, value, most.1)
            } else if value > most.2 {
                most.2 = value
            }
        }
        return most
    }
}
