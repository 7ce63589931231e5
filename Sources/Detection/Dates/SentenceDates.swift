import Language
import Model

/// The days that the sentences of a story give, each read when it is first asked for: most sentences name no stage, and nobody
/// asks for theirs.
final class SentenceDates {
    /// Days of a sentence, and stages that it names, that are read: a whole schedule in one line has fewer. Each day is weighed
    /// against each stage and all other days.
    static let most = 40

    private let story: Story
    private let finder: DateFinder
    /// The class of names of contests.
    private let contest: Int32?
    private var known: [[DateMention]?]
    /// The year that the article names with its contest; without a publication day, a day and month are in that year.
    private(set) lazy var contestYear = yearOfContest()
    private lazy var assumedYear = contestYear ?? finder.year(in: story.document.body)

    init(_ story: Story, finder: DateFinder, contest: Int32?) {
        self.story = story
        self.finder = finder
        self.contest = contest
        known = Array(repeating: nil, count: story.sentences.count)
    }

    subscript(sentence: Int) -> [DateMention] {
        if let dates = known[sentence] { return dates }
        let dates = Array(read(story.sentences[sentence]).prefix(SentenceDates.most))
        known[sentence] = dates
        return dates
    }

    private func read(_ sentence: StorySentence) -> [DateMention] {
        let published = story.document.published
        let dates = finder.mentions(
            in: sentence.passage,
            sentence: sentence.sentence,
            published: published,
            isHeadline: sentence.isTitle
        )
        guard published == nil, dates.contains(where: { !$0.isResolved }), let year = assumedYear else { return dates }
        return finder.mentions(in: sentence.passage, sentence: sentence.sentence, published: nil, assuming: year)
            .filter { $0.kind != .relative && $0.kind != .countdown }
    }

    /// The year behind the first name of a contest: "Pilkada serentak 2018".
    private func yearOfContest() -> Int? {
        guard let contest else { return nil }
        for sentence in story.sentences {
            for hit in sentence.reading.hits.hits where hit.group == contest {
                for word in sentence.passage.words[
                    Int(hit.end)..<min(Int(hit.end) + 5, sentence.sentence.words.upperBound)
                ]
                where word.isNumber && word.range.count == 4 {
                    if let year = Int(sentence.passage.text(word)), (2005...2100).contains(year) { return year }
                }
            }
        }
        return nil
    }
}
