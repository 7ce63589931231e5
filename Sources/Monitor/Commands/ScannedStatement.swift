import Detection
import Model

/// A statement as `netra scan` prints it: flat, as articles are labelled, and by which rule it was found.
struct ScannedStatement: Encodable {
    let statement: Statement

    init(_ statement: Statement) { self.statement = statement }

    private enum CodingKeys: String, CodingKey { case rule, calendar }

    func encode(to encoder: any Encoder) throws {
        try Label(statement).encode(to: encoder)
        var members = encoder.container(keyedBy: CodingKeys.self)
        try members.encode(statement.rule, forKey: .rule)
        try members.encodeIfPresent(statement.calendar, forKey: .calendar)
    }
}
