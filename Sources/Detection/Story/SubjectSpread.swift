import Glibc

/// What a sentence speaks of, coarsely.
struct Subjects: OptionSet, Sendable {
    let rawValue: UInt8

    /// An election, those who stand in one, a partisan act or end.
    static let electoral = Subjects(rawValue: 1)
    /// People bound to be neutral.
    static let servant = Subjects(rawValue: 2)
    /// What an office gives: its things, aid, money, posts.
    static let means = Subjects(rawValue: 4)

    private static let classes: [(subjects: Subjects, names: String)] = [
        (.electoral, "contest contestant electoral political-end national partisan neutral supervisor"),
        (.servant, "servant"),
        (.means, "facility aid transfer budget office"),
    ]

    static let classNames = Set(classes.flatMap { $0.names.split(separator: " ").map(String.init) })

    /// By sign: what a sentence speaks of in which it is found.
    static func bySign(_ signs: SignTable) -> [Subjects] {
        var found = [Subjects](repeating: [], count: signs.count)
        for (subjects, names) in classes {
            for name in names.split(separator: " ") {
                if let sign = signs.numbers["class." + name] { found[Int(sign)].formUnion(subjects) }
            }
        }
        return found
    }
}

/// How much of a story speaks of each subject, and how near each sentence stands to one that does.
///
/// In a long report everything is named once, so that a word says less the longer the report is: two sentences on a hall lent
/// to a campaign, among thirty on a budget, make a statement of those two and carry on to none of the others.
struct SubjectSpread: Sendable {
    private static let kinds: [(name: String, all: Subjects)] = [
        ("electoral", .electoral), ("servant", .servant), ("means", .means),
        ("electoral-servant", [.electoral, .servant]), ("electoral-means", [.electoral, .means]),
    ]
    /// By kind: nearness to the nearest sentence, 1 where it is itself one; the share of the sentences that are; and the product
    /// of what is missing of both. Then the natural logarithm of the number of sentences.
    static let ofSentence =
        kinds.flatMap { kind in ["near", "share", "far"].map { "\(kind.name)-\($0)" } } + ["length"]
    /// By kind: the share, and the logarithm of one more than the number of sentences.
    static let ofArticle = kinds.flatMap { kind in ["share", "count"].map { "\(kind.name)-\($0)" } } + ["length"]
    /// How much less near a sentence is with each step away.
    private static let decay = 0.7

    /// In the order of `ofArticle`.
    let article: [Double]
    /// By sentence, each in the order of `ofSentence`.
    private let sentences: [Double]

    init(_ subjects: [Subjects]) {
        let width = SubjectSpread.ofSentence.count
        var sentences = [Double](repeating: 0, count: subjects.count * width)
        var article: [Double] = []
        let length = log(Double(max(1, subjects.count)))
        for (place, kind) in SubjectSpread.kinds.enumerated() {
            var near = subjects.map { $0.isSuperset(of: kind.all) ? 1.0 : 0 }
            let count = near.reduce(0, +)
            let share = subjects.isEmpty ? 0 : count / Double(subjects.count)
            article += [share, log(1 + count)]
            for index in near.indices.dropFirst() {
                near[index] = max(near[index], near[index - 1] * SubjectSpread.decay)
            }
            for index in near.indices.dropLast().reversed() {
                near[index] = max(near[index], near[index + 1] * SubjectSpread.decay)
            }
            for (index, near) in near.enumerated() {
                let first = index * width + place * 3
                sentences[first] = near
                sentences[first + 1] = share
                sentences[first + 2] = (1 - near) * (1 - share)
            }
        }
        for index in subjects.indices { sentences[(index + 1) * width - 1] = length }
        self.article = article + [length]
        self.sentences = sentences
    }

    /// In the order of `ofSentence`.
    func values(_ sentence: Int) -> ArraySlice<Double> {
        let width = SubjectSpread.ofSentence.count
        return sentences[sentence * width..<(sentence + 1) * width]
    }
}
