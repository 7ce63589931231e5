import FoundationEssentials
import Journal
import Model

/// An event's payload, read back from its line.
enum EventContent {
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
    /// Nothing that people are told more of than its kind.
    case other

    init(_ event: EventRecord) {
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

    /// The alert that a follow-up is about.
    var reference: AlertReference? {
        switch self {
        case .sighted(let event): event.alert
        case .edited(let event): event.alert
        case .removed(let event): event.alert
        case .corrected(let event): event.alert
        case .reviewed(let event): event.alert
        default: nil
        }
    }

    /// Of the statement that is read first.
    var region: Region? {
        guard case .opened(let alert) = self else { return nil }
        return alert.leading?.region ?? alert.statements.lazy.compactMap(\.region).first
    }

    var stance: Stance? {
        guard case .opened(let alert) = self else { return nil }
        return alert.stance
    }

    /// Where the article stands.
    var link: WebAddress? {
        if case .opened(let alert) = self { alert.article.address } else { reference?.address }
    }
}

extension Statement {
    /// Whether somebody is said to have done wrong: then what is answered to it must stand beside it.
    var isAccusation: Bool { stance == .allegation || stance == .finding }
}

extension Alert {
    /// The statement to read first.
    var leading: Statement? { statements.indices.contains(lead) ? statements[lead] : statements.first }

    /// The denial that stands beside it.
    var answering: Statement? {
        answer.flatMap { statements.indices.contains($0) && $0 != lead ? statements[$0] : nil }
    }
}
