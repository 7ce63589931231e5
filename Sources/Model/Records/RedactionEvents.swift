/// A line of the log whose text was taken away.
public struct RedactedLine: Hashable, Sendable, Codable {
    public var seq: Int64
    /// `sha256:` of the line as it stood.
    public var digest: String

    public init(seq: Int64, digest: String) {
        self.seq = seq
        self.digest = digest
    }
}

/// What had to be erased was: which lines, why, and on whose authority. It names no person.
public struct AlertRedacted: EventPayload {
    public static var type: EventType { .alertRedacted }
    /// Id of the alert.
    public var alert: String
    public var reason: String
    /// Who ordered it, such as a court's decision by its number.
    public var authority: String
    public var lines: [RedactedLine]

    public init(alert: String, reason: String, authority: String, lines: [RedactedLine]) {
        self.alert = alert
        self.reason = reason
        self.authority = authority
        self.lines = lines
    }
}

/// A day's evidence was deleted because it had reached the age that the configuration sets: what an alert names and is no
/// longer there has its explanation.
public struct EvidenceExpired: EventPayload {
    public static var type: EventType { .evidenceExpired }
    /// Name of the web archive.
    public var file: String
    /// How many alerts had evidence in it.
    public var alerts: Int

    public init(file: String, alerts: Int) {
        self.file = file
        self.alerts = alerts
    }
}
