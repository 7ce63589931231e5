/// How far a message is shortened to fit a service. What is about the case stays to the last: first goes context, then what
/// the norms say, then other statements; accusation and denial are shortened together or not at all.
struct Brevity: Hashable, Sendable {
    /// The sentences around the lead.
    var hasContext: Bool
    /// What each norm says, beside its name.
    var hasGists: Bool
    /// Norms that are named at most.
    var norms: Int
    /// Further statements that are told at most; denials are told beyond that number.
    var others: Int
    /// Further denials that are told at most; the rest are counted, never dropped.
    var denials: Int
    /// Characters of each further statement.
    var otherLength: Int
    /// Characters of the lead and of its answer, alike; nil for whole.
    var quoteLength: Int?
    /// Characters of the article's title.
    var titleLength: Int

    /// From everything to the least that is still fair.
    static let steps = [
        Brevity(
            hasContext: true,
            hasGists: true,
            norms: 8,
            others: 12,
            denials: 12,
            otherLength: 400,
            titleLength: 300
        ),
        Brevity(
            hasContext: false,
            hasGists: true,
            norms: 8,
            others: 12,
            denials: 12,
            otherLength: 400,
            titleLength: 300
        ),
        Brevity(
            hasContext: false,
            hasGists: false,
            norms: 4,
            others: 6,
            denials: 12,
            otherLength: 240,
            titleLength: 300
        ),
        Brevity(
            hasContext: false,
            hasGists: false,
            norms: 4,
            others: 3,
            denials: 6,
            otherLength: 140,
            titleLength: 200
        ),
        Brevity(
            hasContext: false,
            hasGists: false,
            norms: 2,
            others: 0,
            denials: 3,
            otherLength: 140,
            titleLength: 160
        ),
        Brevity(
            hasContext: false,
            hasGists: false,
            norms: 2,
            others: 0,
            denials: 1,
            otherLength: 120,
            titleLength: 120
        ),
        Brevity(
            hasContext: false,
            hasGists: false,
            norms: 1,
            others: 0,
            denials: 0,
            otherLength: 120,
            quoteLength: 400,
            titleLength: 100
        ),
        Brevity(
            hasContext: false,
            hasGists: false,
            norms: 1,
            others: 0,
            denials: 0,
            otherLength: 100,
            quoteLength: 180,
            titleLength: 80
        ),
    ]

    static let mark = " […]"

    /// `text` where it is short enough, else cut between words, with a mark.
    static func cut(_ text: String, to length: Int) -> String {
        guard text.count > length else { return text }
        let head = text.prefix(max(0, length - mark.count))
        let whole = head.lastIndex(of: " ").map { head[..<$0] } ?? head
        return whole + mark
    }
}
