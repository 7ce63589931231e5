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
        Brevity(context: true, gists: true, norms: 8, others: 12, denials: 12, lengths: 400, nil, 300),
        Brevity(context: false, gists: true, norms: 8, others: 12, denials: 12, lengths: 400, nil, 300),
        Brevity(context: false, gists: false, norms: 4, others: 6, denials: 12, lengths: 240, nil, 300),
        Brevity(context: false, gists: false, norms: 4, others: 3, denials: 6, lengths: 140, nil, 200),
        Brevity(context: false, gists: false, norms: 2, others: 0, denials: 3, lengths: 140, nil, 160),
        Brevity(context: false, gists: false, norms: 2, others: 0, denials: 1, lengths: 120, nil, 120),
        Brevity(context: false, gists: false, norms: 1, others: 0, denials: 0, lengths: 120, 400, 100),
        Brevity(context: false, gists: false, norms: 1, others: 0, denials: 0, lengths: 100, 180, 80),
    ]

    /// - Parameter other: `otherLength`, before the lengths of quotation and title.
    private init(
        context: Bool,
        gists: Bool,
        norms: Int,
        others: Int,
        denials: Int,
        lengths other: Int,
        _ quote: Int?,
        _ title: Int
    ) {
        (hasContext, hasGists) = (context, gists)
        (self.norms, self.others, self.denials) = (norms, others, denials)
        (otherLength, quoteLength, titleLength) = (other, quote, title)
    }

    static let mark = " […]"

    /// `text` where it is short enough, else cut between words, with a mark.
    static func cut(_ text: String, to length: Int) -> String {
        guard text.count > length else { return text }
        let head = text.prefix(max(0, length - mark.count))
        let whole = head.lastIndex(of: " ").map { head[..<$0] } ?? head
        return whole + mark
    }
}
