import GRDB
public import Model

extension Journal {
    /// Erases what an alert says: from the journal, the daily logs and the evidence. In the log a line stays in its place
    /// that keeps number, link and digest and names the `alert.redacted` event, which says why and by whose authority;
    /// that event goes to whoever had been sent the alert. The chain holds, and the gap is seen and counted.
    ///
    /// Throws `refused` where the alert is held, unknown, or redacted already; `files` where the files could not be
    /// rewritten: that is then done at the next `open`; or where evidence is damaged and the alert's was not found in it.
    @discardableResult
    public func redact(alert: String, reason: String, authority: String, at time: Timestamp) async throws -> EventRecord
    {
        let event = try await change { try $0.redact(alert, reason: reason, authority: authority, at: time) }
        try await flush()
        try erase()
        return event
    }
}
