/// A stage of an election as the official calendar has it.
public struct CalendarStage: Hashable, Sendable {
    public var event: ElectionEvent
    public var start: Day
    /// The last day of it.
    public var end: Day
    /// Whether it holds in the whole country.
    public var isNational: Bool

    public init(event: ElectionEvent, start: Day, end: Day, isNational: Bool) {
        self.event = event
        self.start = start
        self.end = end
        self.isNational = isNational
    }
}
