public import Model

/// A change to the record that a person asks for. Only the one writer makes it: the command itself while no daemon runs,
/// else the daemon, from the table of requests.
public enum RecordRequest: Codable, Sendable, Hashable {
    /// Erases what an alert says: from the journal, the daily logs and the evidence. In the log a line stays in its place
    /// that keeps number, link and digest and names the `alert.redacted` event, which says why and by whose authority;
    /// that event goes to whoever had been sent the alert. The chain holds, and the gap is seen and counted.
    ///
    /// Refused where the alert is held, unknown, or redacted already.
    case redact(alert: String, reason: String, authority: String)
    /// A legal hold: nothing of the alert may be redacted or forgotten until it is released.
    case hold(alert: String, reason: String)
    /// Ends a legal hold. Refused where there is none.
    case release(alert: String)
    case review(alert: String, review: Review)
    /// Makes dead letters owed again, and what waits for its next try due: of one webhook or all, one event or all, recorded
    /// since a time.
    case retry(webhook: String?, event: String?, since: Timestamp?)
    /// Sends to a webhook again that was disabled. Refused where it is not.
    case enable(webhook: String)
    /// Lets go what a webhook is owed that is no longer configured.
    case drop(webhook: String, reason: String)
}

/// What became of a request.
public enum RequestAnswer: Codable, Sendable, Hashable {
    /// - Parameter seq: Of the event that tells of it; nil where none does.
    case done(seq: Int64?)
    /// So many deliveries are owed again, or due at once.
    case revived(count: Int)
    case refused(what: String, remedy: String)
    /// A redaction that stands in the log, and of which a person has to see whether the files lost all that they should.
    case doubtful(seq: Int64, what: String)
}
