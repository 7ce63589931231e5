import FoundationEssentials
public import Model

/// An event's payload, read back from its line.
public enum EventContent: Sendable {
    case opened(Alert)
    case sighted(AlertSighted)
    case edited(AlertEdited)
    case removed(AlertRemoved)
    case corrected(AlertCorrected)
    case reviewed(AlertReviewed)
    case redacted(AlertRedacted)
    case deliveryFailed(DeliveryFailed)
    case deliveryDisabled(DeliveryDisabled)
    case coverageClosed(CoverageClosed)
    case sourceSilent(SourceSilent)
    case sourceRecovered(SourceRecovered)
    /// Its text was taken away, or people are told no more of it than its kind.
    case other

    public init(_ event: EventRecord) {
        func payload<Payload: Decodable>(_: Payload.Type) -> Payload? {
            try? JSONDecoder().decode(Payload.self, from: Data(event.line))
        }
        let content: EventContent? =
            switch event.type {
            case .alertOpened: payload(AlertOpened.self).map { .opened($0.alert) }
            case .alertSighted: payload(AlertSighted.self).map { .sighted($0) }
            case .alertEdited: payload(AlertEdited.self).map { .edited($0) }
            case .alertRemoved: payload(AlertRemoved.self).map { .removed($0) }
            case .alertCorrected: payload(AlertCorrected.self).map { .corrected($0) }
            case .alertReviewed: payload(AlertReviewed.self).map { .reviewed($0) }
            case .alertRedacted: payload(AlertRedacted.self).map { .redacted($0) }
            case .deliveryFailed: payload(DeliveryFailed.self).map { .deliveryFailed($0) }
            case .deliveryDisabled: payload(DeliveryDisabled.self).map { .deliveryDisabled($0) }
            case .coverageClosed: payload(CoverageClosed.self).map { .coverageClosed($0) }
            case .sourceSilent: payload(SourceSilent.self).map { .sourceSilent($0) }
            case .sourceRecovered: payload(SourceRecovered.self).map { .sourceRecovered($0) }
            default: nil
            }
        // A line that was redacted since is no payload any more.
        self = content ?? .other
    }
}
