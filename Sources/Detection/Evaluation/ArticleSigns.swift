import Language
import Model

/// What the story readers go by in one article: the signs and the points of each sentence, before any weight of the two
/// readings. `Tests/Fitting/fit.py` learns the weights of `rules/evidence.yaml` from it.
public struct ArticleSigns: Encodable, Sendable {
    public struct Sentence: Encodable, Sendable {
        let text: String
        let isTitle: Bool
        let paragraph: Int32
        /// As the tables of the evidence call them.
        let signs: [String]
        let beginsQuoted: Bool
        let holdsQuote: Bool
        /// Words that look like names, as numbers: two sentences name one person where they share one.
        let names: [UInt32]
        let who: String?
        let days: [Day]
    }

    /// A stated day and a stage that it may be of.
    public struct Day: Encodable, Sendable {
        let event: String
        let start: String
        let end: String
        /// In the order of `dayFeatures`.
        let features: [Double]
    }

    /// What one detector makes of it.
    public struct Reading: Encodable, Sendable {
        let detector: Detector
        /// Whether the article is read at all.
        let isRead: Bool
        /// By sentence: what it says by itself, in points.
        let points: [Double]
        /// Of the article as a whole, in the order of `articleFeatures`.
        let article: [Double]
        /// By sentence: the features of the first reading, in the order of `features`.
        let features: [[Double]]
    }

    public let id: String
    public let sentences: [Sentence]
    public let readings: [Reading]
    /// Names of the features of both readings; those of the first come first.
    public let features: [String]
    let firstReading: Int
    let articleFeatures: [String]
    let dayFeatures: [String]
    /// Sentences of the body that make the lead.
    let lead: Int

    public init(_ article: LabelledArticle, pack: RulePack) {
        let document = Document(
            title: article.title,
            body: article.text,
            published: article.published?.day,
            vocabulary: pack.vocabulary
        )
        var story = Story(document, pack: pack)
        let points = pack.readers.map { reader in story.sentences.map { reader.points($0) } }
        let isRead = zip(pack.readers, points).map { reader, points in
            reader.isOpened(by: points) && story.concerns(reader.detector, pack)
        }
        story.mark(pack)
        id = article.id
        readings = pack.readers.indices.map { index in
            let features = StoryFeatures(story, points: points[index], other: points[1 - index])
            return Reading(
                detector: pack.readers[index].detector,
                isRead: isRead[index],
                points: points[index],
                article: ArticleReader.values(story, points: points[index], other: points[1 - index]),
                features: story.sentences.map { Array(features.values($0.index).prefix(StoryFeatures.around)) }
            )
        }
        features = StoryFeatures.names
        firstReading = StoryFeatures.around
        articleFeatures = ArticleReader.features
        dayFeatures = StageDays.features
        lead = ArticleReader.lead
        let days = Dictionary(grouping: StageDays.pairs(DateBinder(pack: pack, story: story)), by: \.sentence)
        sentences = story.sentences.map { sentence in
            Sentence(
                text: sentence.text,
                isTitle: sentence.isTitle,
                paragraph: sentence.sentence.paragraph,
                signs: sentence.signs.map { pack.signs.names[Int($0)] },
                beginsQuoted: sentence.beginsQuoted,
                holdsQuote: sentence.holdsQuote,
                names: sentence.names.map(\.hash),
                who: sentence.who?.name,
                days: (days[sentence.index] ?? []).compactMap { pair in
                    guard let start = pair.day.start, let end = pair.day.end else { return nil }
                    return Day(
                        event: pair.event.rawValue,
                        start: start.description,
                        end: end.description,
                        features: pair.values
                    )
                }
            )
        }
    }
}
