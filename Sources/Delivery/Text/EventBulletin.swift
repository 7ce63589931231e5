import Journal
import Model

/// Any event as people are told of it alone.
struct EventBulletin {
    let event: EventRecord
    let content: EventContent
    let style: MessageStyle
    let brevity: Brevity
    private var wording: Wording { style.wording }

    init(_ event: EventRecord, style: MessageStyle, brevity: Brevity) {
        self.event = event
        content = EventContent(event)
        self.style = style
        self.brevity = brevity
    }

    var bulletin: Bulletin {
        var text = style.detail == .minimal ? minimal : full
        text.space()
        text.line(.plain("\(wording.witness) \(event.head)"))
        return text
    }

    /// Whether accusation and answer are both told whole, or both shortened.
    var isFair: Bool {
        guard case .opened(let alert) = content, let length = brevity.quoteLength else { return true }
        guard let lead = alert.leading, let answer = alert.answering else { return true }
        return lead.quote.count > length && answer.quote.count > length
    }

    /// Where even the link is too long for the service: what has happened, and where it stands in the record.
    var least: Bulletin {
        var text = Bulletin()
        text.line(.italic(wording.disclaimer))
        text.line(.bold(title))
        text.line(.italic(wording.shortened), .plain(" \(event.alert ?? event.id)"))
        text.line(.plain("\(wording.witness) \(event.head)"))
        return text
    }

    /// Region, stance and link.
    private var minimal: Bulletin {
        var text = Bulletin()
        guard event.alert != nil else {
            text.line(.bold(title))
            return text
        }
        text.line(.italic(wording.disclaimer))
        text.space()
        let parts = [content.stance.map { wording.stance($0) } ?? title, content.region?.name]
        text.line(.bold(parts.compactMap(\.self).joined(separator: " · ")))
        if case .opened(let alert) = content, let lead = alert.leading, lead.isAccusation {
            text.line(.plain(alert.answering == nil ? wording.noDenial : wording.holdsDenial))
        }
        if let link = content.link { text.line(.plain("\(link)")) }
        return text
    }

    private var full: Bulletin {
        if case .opened(let alert) = content {
            return AlertBulletin(alert: alert, style: style, brevity: brevity).bulletin
        }
        var text = Bulletin()
        if event.alert != nil {
            text.line(.italic(wording.disclaimer))
            text.space()
        }
        text.line(.bold(title))
        if let alert = content.reference {
            text.line(.link(Brevity.cut(alert.title.onOneLine, to: brevity.titleLength), alert.address))
        }
        addDetails(to: &text)
        if event.alert != nil, let contact = style.objections {
            text.line(.plain("\(wording.objections): \(contact)"))
        }
        return text
    }

    /// What has happened, in one line.
    private var title: String {
        switch content {
        case .opened(let alert): alert.leading.flatMap(wording.stance) ?? alert.detectors.map(wording.detector).joined()
        case .sighted(let event): wording.sighted(by: (event.sighting.outlet ?? event.sighting.source).onOneLine)
        case .edited: wording.edited
        case .removed(let event): wording.removed(status: event.status)
        case .corrected(let event): wording.corrected(event.kind)
        case .reviewed(let event): wording.reviewed(event.review)
        case .redacted: wording.redacted
        case .deliveryFailed(let event): wording.deliveryFailed(event.webhook, attempts: event.attempts)
        case .deliveryDisabled(let event): wording.deliveryDisabled(event.webhook)
        case .coverageClosed(let event): wording.coverageClosed(event.day)
        case .sourceSilent(let event): wording.sourceSilent(event.source)
        case .sourceRecovered(let event): wording.sourceRecovered(event.source)
        case .other: wording.happening(event.type) ?? event.type.rawValue
        }
    }

    private func addDetails(to text: inout Bulletin) {
        switch content {
        case .sighted(let event): text.line(.plain("\(event.sighting.address)"))
        case .edited(let event): addEdit(event, to: &text)
        case .corrected(let event):
            let seen = event.correction
            text.line(.link(seen.title.onOneLine, seen.address), .plain(" (\((seen.outlet ?? seen.source).onOneLine))"))
        case .reviewed(let event): add(event.review, to: &text)
        case .redacted(let event):
            text.line(
                .plain("\(event.alert): \(event.reason.onOneLine), \(wording.authority(event.authority.onOneLine))")
            )
        case .deliveryFailed(let event): text.line(.plain("\(event.event): \(event.reason)"))
        case .deliveryDisabled(let event): text.line(.plain(event.reason))
        case .coverageClosed(let event):
            text.line(.plain(wording.coverage(event.sourcesReached, of: event.sources)))
        case .other where wording.happening(event.type) != nil: text.line(.plain(wording.time(event.time)))
        default: break
        }
    }

    /// A denial that is new stands first; those that find no room are counted, never dropped.
    private func addEdit(_ event: AlertEdited, to text: inout Bulletin) {
        let denials = event.gained.filter { $0.stance == .denial }
        let others = event.gained.filter { $0.stance != .denial }
        let (toldDenials, toldOthers) = (denials.prefix(max(1, brevity.denials)), others.prefix(brevity.others))
        for statement in toldDenials + toldOthers { add(statement, wording.newStatement, to: &text) }
        for statement in event.lost.prefix(brevity.others) { add(statement, wording.lostStatement, to: &text) }
        for change in event.changes.prefix(brevity.others) {
            let sides = [(wording.removedText, change.removed), (wording.addedText, change.added)]
            for (word, words) in sides where !words.isEmpty {
                text.item(.plain("\(word): "), .italic(Brevity.cut(words.onOneLine, to: brevity.otherLength)))
            }
        }
        if denials.count > toldDenials.count {
            text.item(.plain(wording.furtherDenials(denials.count - toldDenials.count)))
        }
        let isWhole = others.count == toldOthers.count && max(event.lost.count, event.changes.count) <= brevity.others
        if !isWhole { text.line(.italic(wording.shortened)) }
    }

    /// Who judged it and why; of a challenge what is objected to, and what the claimant says for themselves.
    private func add(_ review: Review, to text: inout Bulletin) {
        text.line(.plain("\(review.reviewer): \(Brevity.cut(review.reason.onOneLine, to: brevity.otherLength * 2))"))
        guard let challenge = review.challenge else { return }
        let due = challenge.due.map { "; \(wording.answerBy($0))" } ?? ""
        let ground = Brevity.cut(challenge.ground.onOneLine, to: brevity.otherLength)
        text.line(.plain("\(wording.ground): \(ground)\(due)"))
        guard let reply = challenge.reply else { return }
        text.line(.plain("\(wording.reply):"))
        text.quote(Brevity.cut(reply.onOneLine, to: brevity.quoteLength ?? brevity.otherLength * 2))
    }

    private func add(_ statement: Statement, _ verb: String, to text: inout Bulletin) {
        let kind = wording.stance(of: statement) ?? wording.date(of: statement) ?? wording.detector(statement.detector)
        text.line(.plain("\(verb): \(kind)"))
        text.quote(Brevity.cut(statement.quote.onOneLine, to: brevity.quoteLength ?? brevity.otherLength * 2))
    }
}
