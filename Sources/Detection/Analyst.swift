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
        let document = Document(title: title, body: text, published: published?.day, vocabulary: pack.vocabulary)
        guard var story = Story(political: document, pack: pack) else { return [] }
        let points = pack.readers.map { reader in story.sentences.map { reader.points($0) } }
        // Most articles end here: nothing in them is worth a second look.
        let opened = pack.readers.indices.filter {
            pack.readers[$0].isOpened(by: points[$0]) && story.concerns(pack.readers[$0].detector, pack)
        }
        if !opened.isEmpty { story.mark(pack.roles) }
        var found: [Finding] = []
        for index in opened {
            let reader = pack.readers[index]
            let isStatement = reader.read(story, points: points[index], other: points[1 - index])
            for sentence in story.sentences.indices where isStatement[sentence] {
                found.append(Finding(detector: reader.detector, sentence: sentence, dates: nil))
            }
        }
        found += DateBinder(pack: pack, story: story).findings()
        found.sort { ($0.sentence, $0.order) < ($1.sentence, $1.order) }
        return StatementWriter(pack: pack, story: story, outletRegion: outletRegion).statements(found)
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
