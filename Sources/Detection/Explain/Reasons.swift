/// Something that a sentence was read by, and how many logits it was worth there: what the second reading would come to without
/// it, taken off what it came to.
public struct Reason: Hashable, Sendable {
    /// As `rules/trees.txt` calls it: `class.pose`, `before/class.denied`, `before-in-paragraph`; a word as the sentence has it, `word/berasnya`.
    public let name: String
    public let logits: Double
}

/// What decided the second reading of a sentence.
public struct SecondReading: Hashable, Sendable {
    public let logits: Double
    /// The heaviest first.
    public let reasons: [Reason]
}

extension StoryReader {
    /// Reasons of fewer logits say nothing to a reader.
    private static let least = 0.15
    private static let most = 5

    /// By sentence: what the second reading came to, and by what of the sentence itself and of those beside it.
    func secondReadings(_ story: Story, points: [Double], other: [Double]) -> [SecondReading] {
        var features = StoryFeatures(story, points: points, other: other)
        lookAround(story, &features)
        var found: [SecondReading] = []
        readAgain(story, features) { sentence, row in
            var row = row
            let logits = second.logits(row)
            let reasons = row.answers.compactMap { number -> Reason? in
                guard let name = numbers.name(of: number, in: sentence) else { return nil }
                let worth = row[number]
                row.change(number, to: 0)
                defer { row.change(number, to: worth) }
                let difference = logits - second.logits(row)
                return abs(difference) < StoryReader.least ? nil : Reason(name: name, logits: difference)
            }
            found.append(
                SecondReading(
                    logits: logits,
                    reasons: Array(reasons.sorted { abs($0.logits) > abs($1.logits) }.prefix(StoryReader.most))
                )
            )
        }
        return found
    }
}
