import Language

/// Which sentences are lines of a schedule: short, a paragraph each, with a colon or a bullet or beginning with a figure, and
/// beside another such line.
struct ScheduleLines {
    /// Longer ones are prose.
    private static let longest = 20

    private let isLine: [Bool]

    init(_ story: Story) {
        let sentences = story.sentences
        var looks = [Bool](repeating: false, count: sentences.count)
        for (index, sentence) in sentences.enumerated() where !sentence.isTitle {
            let paragraph = sentence.sentence.paragraph
            let isAlone =
                (index == 0 || sentences[index - 1].isTitle || sentences[index - 1].sentence.paragraph != paragraph)
                && (index + 1 == sentences.count || sentences[index + 1].sentence.paragraph != paragraph)
            looks[index] =
                isAlone && sentence.sentence.words.count <= ScheduleLines.longest && ScheduleLines.isMarked(sentence)
        }
        isLine = looks.indices.map { index in
            looks[index]
                && ((index > 0 && looks[index - 1]) || (index + 1 < looks.count && looks[index + 1]))
        }
    }

    func contains(_ sentence: Int) -> Bool { isLine[sentence] }

    private static func isMarked(_ sentence: StorySentence) -> Bool {
        let bytes = sentence.passage.bytes
        let range = sentence.sentence.range
        guard let first = range.first else { return false }
        // Figures, a bullet or a dash begin it; or a colon parts the stage from its days.
        if (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(bytes[first]) || bytes[first] == UInt8(ascii: "-") {
            return true
        }
        if bytes[first] == UInt8(ascii: "*") || bytes[first] == 0xE2 { return true }
        return range.contains {
            $0 + 1 < bytes.count && bytes[$0] == UInt8(ascii: ":") && bytes[$0 + 1] == UInt8(ascii: " ")
        }
    }
}
