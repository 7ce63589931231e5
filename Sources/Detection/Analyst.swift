import Language
public import Model

/// Reads articles with a rule pack. A pure value: the same title, text, date and pack give the same statements.
public struct Analyst: Sendable {
    public let pack: RulePack

    public init(pack: RulePack) { self.pack = pack }

    /// The statements of an article, in the order in which they stand; those of the title first.
    ///
    /// - Parameters:
    ///   - text: Paragraphs parted by a line feed or a blank line. Furniture that is still in it is not read.
    ///   - published: What dates without a year, and relative ones, are resolved against.
    ///   - outletRegion: Kemendagri code of where the outlet is at home: decides between two places of one name.
    public func statements(
        title: String,
        text: String,
        published: Publication?,
        outletRegion: String? = nil
    ) -> [Statement] {
        let title = WordedText(title, vocabulary: pack.vocabulary)
        let body = WordedText(text, vocabulary: pack.vocabulary)
        guard pack.gate.lets(title: title.words, body: body.words) else { return [] }
        let (story, opened) = read(Document(title: title, body: body, published: published?.day))
        var found: [Finding] = []
        for reading in opened {
            let isStatement = reading.reader.read(
                story,
                whole: reading.whole,
                points: reading.points,
                other: reading.other
            )
            for sentence in story.sentences.indices
            where isStatement[sentence] && !story.sentences[sentence].isUnanswered(pack) {
                found.append(Finding(detector: reading.reader.detector, sentence: sentence, dates: nil))
            }
        }
        let binder = DateBinder(pack: pack, story: story)
        found += pack.days.read(binder, found: binder.findings())
        if found.isEmpty { return [] }
        found.sort { ($0.sentence, $0.order) < ($1.sentence, $1.order) }
        return StatementWriter(pack: pack, story: story, outletRegion: outletRegion).statements(found)
    }

    /// An article that one detector reads as a whole.
    struct Opened {
        let reader: StoryReader
        let story: Story
        /// By sentence: what it says by itself, for this detector and for the other one.
        let points: [Double]
        let other: [Double]
        /// Logits of all of it, by which it is a story or none.
        let whole: Double
    }

    /// An article and the detectors that have any business with it.
    func read(_ document: Document) -> (story: Story, opened: [Opened]) {
        var story = Story(document, pack: pack)
        let points = pack.readers.map { reader in story.sentences.map { reader.points($0) } }
        let opened = pack.readers.indices.filter {
            pack.readers[$0].isOpened(by: points[$0]) && story.concerns(pack.readers[$0].detector, pack)
        }
        guard let first = opened.first else { return (story, []) }
        story.mark(pack)
        var row = pack.readers[first].article.row(of: story)
        let readings = opened.map { index in
            let (reader, other) = (pack.readers[index], points[1 - index])
            let whole = reader.article.logits(story, points: points[index], other: other, &row)
            return Opened(reader: reader, story: story, points: points[index], other: other, whole: whole)
        }
        return (story, readings)
    }
}

/// What a detector found in a sentence, before it is attributed.
struct Finding {
    var detector: Detector
    var sentence: Int
    var dates: DatedEvent?

    var order: Int { Detector.allCases.firstIndex(of: detector) ?? 0 }
}

/// A stage of an election and the day, or days, that the text gives for it.
struct DatedEvent: Hashable {
    var event: ElectionEvent
    var start: Day
    var end: Day
    /// Index of the rule that named the stage.
    var rule: Int
}
