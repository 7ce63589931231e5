import Model

/// How far the record goes: up to the day whose files are being written.
enum OpenDay {
    /// Why nothing can be said of a day; nil where something can. That no alert is known of a day to come would read like
    /// a quiet day.
    static func refusal(of day: Day, open: Day) -> String? {
        day > open ? "\(day) is still to come for the record: its open day is \(open)" : nil
    }
}
