import Journal
import Model

/// Several events in one message: a few lines each.
struct DigestBulletin {
    let events: [EventRecord]
    let style: MessageStyle
    private var wording: Wording { style.wording }

    /// Characters of an accusation and of what is answered to it.
    private static let quoteLength = 240
    private static let titleLength = 140

    var bulletin: Bulletin {
        var text = Bulletin()
        text.line(.bold(wording.digest(events.count)))
        text.line(.italic(wording.disclaimer))
        for event in events {
            text.space()
            add(event, to: &text)
        }
        if style.detail == .full, let contact = style.objections {
            text.space()
            text.line(.plain("\(wording.objections): \(contact)"))
        }
        return text
    }

    private func add(_ event: EventRecord, to text: inout Bulletin) {
        let content = EventContent(event)
        guard style.detail == .full, case .opened(let alert) = content else {
            var brief = EventBulletin(event, style: style, brevity: Brevity.steps[4]).bulletin
            // The disclaimer and the contact stand in the digest once.
            brief.blocks.removeAll { $0 == .line([.italic(wording.disclaimer)]) || $0 == .space || isContact($0) }
            text.blocks += brief.blocks
            return
        }
        let lead = alert.leading
        let kind = lead.flatMap(wording.stance) ?? lead.flatMap(wording.date) ?? ""
        let place = content.region?.name
        text.line(.bold([kind, place].compactMap(\.self).filter { !$0.isEmpty }.joined(separator: " · ")))
        let title = Brevity.cut(alert.article.title.onOneLine, to: Self.titleLength)
        text.line(
            .link(title, alert.article.address),
            .plain(" (\((alert.article.outlet ?? alert.article.source).onOneLine))")
        )
        if let lead, lead.isAccusation { add(lead, alert.answering, to: &text) }
        text.line(.plain("\(wording.witness) \(event.head)"))
    }

    /// Both are quoted whole, or both shortened, or neither is quoted.
    private func add(_ lead: Statement, _ answer: Statement?, to text: inout Bulletin) {
        if let answer, (lead.quote.count > Self.quoteLength) != (answer.quote.count > Self.quoteLength) {
            text.line(.plain(wording.holdsDenial))
            return
        }
        text.quote(Brevity.cut(lead.quote.onOneLine, to: Self.quoteLength))
        guard let answer else {
            text.line(.plain(wording.noDenial))
            return
        }
        text.line(.plain("\(wording.stance(of: answer) ?? wording.stance(.denial)):"))
        text.quote(Brevity.cut(answer.quote.onOneLine, to: Self.quoteLength))
    }

    private func isContact(_ block: Bulletin.Block) -> Bool {
        style.objections.map { block == .line([.plain("\(wording.objections): \($0)")]) } ?? false
    }
}
