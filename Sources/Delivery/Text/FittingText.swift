import Journal
import Model

/// The text of an occasion in a service's markup, shortened only as far as the service makes it necessary.
struct FittingText: Sendable {
    let text: String
    /// Events of a digest that it tells.
    let events: Int
    /// The first line in plain text, for a subject.
    let bulletin: Bulletin

    /// - Parameter limit: UTF-16 units of the marked-up text: at least as many as any service counts.
    init(_ occasion: Occasion, style: MessageStyle, markup: some Markup, limit: Int) {
        let fitter = Fitter(style: style, markup: markup, limit: limit)
        switch occasion {
        case .event(let event):
            (bulletin, text) = fitter.fit(event)
            events = 1
        case .digest(let all):
            (bulletin, text, events) = fitter.fit(all)
        case .heartbeat, .test:
            bulletin = occasion.notice(in: style.wording) ?? Bulletin()
            text = bulletin.rendered(markup)
            events = 0
        }
    }
}

/// Tries until a text fits.
private struct Fitter<Service: Markup> {
    let style: MessageStyle
    let markup: Service
    let limit: Int

    private func isFitting(_ text: String) -> Bool { text.utf16.count <= limit }

    func fit(_ event: EventRecord) -> (Bulletin, String) {
        var least = style
        least.detail = .minimal
        for brevity in Brevity.steps {
            let candidate = EventBulletin(event, style: style, brevity: brevity)
            guard candidate.isFair else { continue }
            let bulletin = candidate.bulletin
            let text = bulletin.rendered(markup)
            if isFitting(text) { return (bulletin, text) }
        }
        // Not even the shortest: region, stance and link are left.
        let brief = EventBulletin(event, style: least, brevity: Brevity.steps[0])
        let text = brief.bulletin.rendered(markup)
        return isFitting(text) ? (brief.bulletin, text) : (brief.least, brief.least.rendered(markup))
    }

    /// As many of the first events as one message holds, found by halving: each try is a whole text.
    func fit(_ events: [EventRecord]) -> (Bulletin, String, Int) {
        func attempt(_ count: Int) -> (Bulletin, String, Int)? {
            let bulletin = DigestBulletin(events: Array(events.prefix(count)), style: style).bulletin
            let text = bulletin.rendered(markup)
            return isFitting(text) ? (bulletin, text, count) : nil
        }
        if let all = attempt(events.count) { return all }
        var best: (Bulletin, String, Int)?
        var (fitting, tooMany) = (0, events.count)
        while fitting + 1 < tooMany {
            let middle = (fitting + tooMany) / 2
            if let found = attempt(middle) { (best, fitting) = (found, middle) } else { tooMany = middle }
        }
        if let best { return best }
        guard let first = events.first else { return (Bulletin(), "", 0) }
        let (bulletin, text) = fit(first)
        return (bulletin, text, 1)
    }
}
