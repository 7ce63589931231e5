/// Every kind of event that the daily log may hold.
public enum EventType: String, Sendable, Codable, CaseIterable {
    case alertOpened = "alert.opened"
    case alertSighted = "alert.sighted"
    case alertEdited = "alert.edited"
    case alertRemoved = "alert.removed"
    case alertCorrected = "alert.corrected"
    case alertReviewed = "alert.reviewed"
    case alertRedacted = "alert.redacted"
    case deliveryFailed = "delivery.failed"
    case deliveryDisabled = "delivery.disabled"
    case evidenceExpired = "evidence.expired"
    case journalRestored = "journal.restored"
    case coverageClosed = "coverage.closed"
    case monitorStarted = "monitor.started"
    case monitorReloaded = "monitor.reloaded"
    case monitorStopped = "monitor.stopped"
    case sourceSilent = "source.silent"
    case sourceRecovered = "source.recovered"
}

/// What an event says beyond its head (`seq`, `prev`, `id`, `type`, `time`). Its members stand at the top level of
/// the log line, after the head, in the order of declaration.
public protocol EventPayload: Codable, Sendable {
    static var type: EventType { get }
}
