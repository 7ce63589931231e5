import Journal
import Model

extension EventContent {
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
