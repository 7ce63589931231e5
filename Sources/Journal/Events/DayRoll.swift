import Model

/// Which day an event belongs to. A day never reopens: a clock that jumps back cannot split the chain.
struct DayRoll: Equatable {
    /// The day whose files are being written.
    private(set) var open: Day
    let zone: Zone

    init(open: Day, zone: Zone) {
        self.open = open
        self.zone = zone
    }

    /// The days that end when the clock shows `time`: from the open one to the one before; nil while it is still open.
    func ending(at time: Timestamp) -> ClosedRange<Day>? {
        let today = time.day(in: zone)
        return today > open ? open...(today - 1) : nil
    }

    /// Opens the day of `time`, unless a later one is open.
    mutating func advance(to time: Timestamp) {
        open = max(open, time.day(in: zone))
    }

    /// The instant at which the open day began.
    var begin: Timestamp { open.start(in: zone) }

    /// Whole seconds of the open day from an answer, or from its begin, until `time`.
    func gap(since last: Int64?, until time: Timestamp) -> Int {
        let from = max(begin, last.map { Timestamp(milliseconds: $0) } ?? begin)
        return max(0, Int(time.seconds(since: from)))
    }

    /// The instant at which the open day ends.
    var midnight: Timestamp { (open + 1).start(in: zone) }
}
