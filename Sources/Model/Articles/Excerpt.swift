/// Words that several detectors found, or that tell several dates: to people they are shown once. Who says them and what
/// they mean is the same.
public struct Excerpt: Hashable, Sendable {
    public let first: Statement
    public fileprivate(set) var others: [Statement] = []

    public var statements: [Statement] { [first] + others }
    public var quote: String { first.quote }

    /// Whether these words, said by the same person, mean the same.
    public func covers(_ statement: Statement) -> Bool {
        statement.quote == first.quote && statement.stance == first.stance && statement.deniedBy == first.deniedBy
            && statement.speaker == first.speaker
    }
}

extension Sequence<Statement> {
    /// In the order in which they first come.
    public var excerpts: [Excerpt] {
        var excerpts: [Excerpt] = []
        var places: [String: [Int]] = [:]
        for statement in self {
            if let place = places[statement.quote]?.first(where: { excerpts[$0].covers(statement) }) {
                excerpts[place].others.append(statement)
            } else {
                places[statement.quote, default: []].append(excerpts.count)
                excerpts.append(Excerpt(first: statement))
            }
        }
        return excerpts
    }
}
