public import Model

/// Predicted statements against labelled ones, by the definitions of the annotation guide: a statement matches one of the
/// same detector where their spans share more than half of the shorter, one to one, the best overlap first.
public struct Evaluation: Sendable {
    public private(set) var articles = 0
    /// Whether an article carries any statement of a detector.
    public private(set) var stories: [Detector: Tally] = [:]
    public private(set) var statements: [Detector: Tally] = [:]
    /// Whether the gravest stance of a matched story is right.
    public private(set) var storyStance = Share()
    public private(set) var stance = Share()
    public private(set) var dates = Share()
    public private(set) var speaker = Share()
    public private(set) var region = Share()
    /// Articles that carry no label, and the statements predicted in them.
    public private(set) var cleanArticles = 0
    public private(set) var falseOnClean = 0

    /// - Parameter predicted: What was found in an article; called once for each.
    public init(_ labelled: [LabelledArticle], predicted: (LabelledArticle) -> [Label]) {
        for detector in Detector.allCases {
            stories[detector] = Tally()
            statements[detector] = Tally()
        }
        for article in labelled { add(article, predicted(article)) }
    }

    public var falseAlarmsPer100Clean: Double? {
        cleanArticles == 0 ? nil : 100 * Double(falseOnClean) / Double(cleanArticles)
    }

    private mutating func add(_ article: LabelledArticle, _ predicted: [Label]) {
        articles += 1
        let gold = article.statements
        if gold.isEmpty {
            cleanArticles += 1
            falseOnClean += predicted.count
        }
        let body = FoldedText(article.title + "\n" + article.text)
        let pairs = pairs(gold, body.spans(of: gold), predicted, body.spans(of: predicted))
        for (index, other) in pairs { compare(gold[index], predicted[other]) }
        let matchedGold = Set(pairs.map(\.0))
        let matchedPredicted = Set(pairs.map(\.1))
        for (index, label) in gold.enumerated() where !matchedGold.contains(index) {
            statements[label.detector, default: Tally()].missed += 1
        }
        for (index, label) in predicted.enumerated() where !matchedPredicted.contains(index) {
            statements[label.detector, default: Tally()].wrong += 1
        }
        for detector in Detector.allCases {
            addStory(detector, gold.filter { $0.detector == detector }, predicted.filter { $0.detector == detector })
        }
    }

    private func pairs(
        _ gold: [Label],
        _ goldSpans: [Range<Int>?],
        _ predicted: [Label],
        _ predictedSpans: [Range<Int>?]
    ) -> [(Int, Int)] {
        var candidates: [(score: Double, gold: Int, predicted: Int)] = []
        for (i, label) in gold.enumerated() {
            for (j, other) in predicted.enumerated() where label.detector == other.detector {
                let overlap =
                    FoldedText.overlap(goldSpans[i], predictedSpans[j])
                    + (label.start == other.start ? 0.01 : 0) + (label.event == other.event ? 0.005 : 0)
                if overlap > 0.5 { candidates.append((overlap, i, j)) }
            }
        }
        candidates.sort { ($0.score, $0.gold, $0.predicted) > ($1.score, $1.gold, $1.predicted) }
        var usedGold: Set<Int> = []
        var usedPredicted: Set<Int> = []
        var pairs: [(Int, Int)] = []
        for candidate in candidates
        where !usedGold.contains(candidate.gold) && !usedPredicted.contains(candidate.predicted) {
            usedGold.insert(candidate.gold)
            usedPredicted.insert(candidate.predicted)
            pairs.append((candidate.gold, candidate.predicted))
        }
        return pairs
    }

    private mutating func compare(_ label: Label, _ other: Label) {
        statements[label.detector, default: Tally()].right += 1
        if label.detector == .electionDate {
            dates.count(label.event == other.event && label.start == other.start && label.end == other.end)
        } else {
            stance.count(label.stance == other.stance)
        }
        speaker.count(FoldedText.isSameName(label.speaker, other.speaker))
        region.count((label.region ?? "") == (other.region ?? ""))
    }

    private mutating func addStory(_ detector: Detector, _ gold: [Label], _ predicted: [Label]) {
        if gold.isEmpty {
            if !predicted.isEmpty { stories[detector, default: Tally()].wrong += 1 }
        } else if predicted.isEmpty {
            stories[detector, default: Tally()].missed += 1
        } else {
            stories[detector, default: Tally()].right += 1
            if detector != .electionDate {
                storyStance.count(gold.compactMap(\.stance).min() == predicted.compactMap(\.stance).min())
            }
        }
    }
}
