import Model

/// A statement as `netra scan` prints it: flat, with the region's code.
struct ScannedStatement: Encodable {
    let quote: String
    let detector: Detector
    let stance: Stance?
    let event: ElectionEvent?
    let start: Day?
    let end: Day?
    let speaker: String?
    let region: String?
    let rule: String
    let calendar: CalendarCheck?

    init(_ statement: Statement) {
        quote = statement.quote
        detector = statement.detector
        stance = statement.stance
        event = statement.event
        start = statement.start
        end = statement.end
        speaker = statement.speaker
        region = statement.region?.code
        rule = statement.rule
        calendar = statement.calendar
    }
}
