import GRDB
public import Model

extension Journal {
    /// Forgets the kept text of articles that were read before a time. Never touches events, nor what is held. Done in
    /// small steps, so that nothing waits for it. Returns how many versions lost their text.
    @discardableResult
    public func forgetTexts(before time: Timestamp) async throws -> Int {
        var all = 0
        while true {
            let step = try await change { try $0.forgetTexts(before: time, limit: 500) }
            all += step
            if step < 500 { return all }
        }
    }

    /// Deletes the evidence of days before one, but for files with that of an alert that is held. Each deletion is an event
    /// of the log. Returns how many files it were.
    @discardableResult
    public func forgetEvidence(before day: Day) async throws -> Int {
        var all = 0
        while true {
            let step = try await change { try $0.forgetEvidence(before: day) }
            if step.isEmpty { return all }
            all += step.count
            try await flush()
            try erase()
        }
    }
}
