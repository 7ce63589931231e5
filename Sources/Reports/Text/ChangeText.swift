import Journal
import Model

/// What became of an alert, in a sentence.
struct ChangeText {
    private let wording: Wording

    init(_ wording: Wording) { self.wording = wording }

    func of(_ item: FollowUp) -> String {
        let what =
            switch item.content {
            case .sighted(let event): wording.sighted(by: event.sighting.outlet ?? event.sighting.source)
            case .edited(let event): edit(event)
            case .removed(let event): wording.removed(status: event.status)
            case .corrected(let event):
                wording.corrected(event.kind, by: event.correction.outlet ?? event.correction.source)
                    + ": \(event.correction.title) \(event.correction.address.text)"
            case .reviewed(let event): review(event.review)
            case .redacted(let event):
                "\(wording.redacted): \(event.reason), \(wording.authority(event.authority))"
            default: item.type.rawValue
            }
        return "\(wording.time(item.time)): \(what) (\(item.head.seq))"
    }

    func of(_ review: Review, at time: ZonedTime) -> String { "\(wording.time(time)): \(self.review(review))" }

    private func edit(_ event: AlertEdited) -> String {
        var parts = [wording.edited]
        func add(_ statements: [Statement], _ verb: String) {
            parts += statements.map { statement in
                let kind = wording.stance(of: statement) ?? wording.detector(statement.detector)
                return "\(verb): \(kind), “\(statement.quote)”"
            }
        }
        // A denial that is new stands first.
        add(event.gained.filter { $0.stance == .denial }, wording.newStatement)
        add(event.gained.filter { $0.stance != .denial }, wording.newStatement)
        add(event.lost, wording.lostStatement)
        for change in event.changes.prefix(5) {
            if !change.removed.isEmpty { parts.append("\(wording.removedText): “\(change.removed)”") }
            if !change.added.isEmpty { parts.append("\(wording.addedText): “\(change.added)”") }
        }
        return parts.joined(separator: "; ")
    }

    private func review(_ review: Review) -> String {
        var parts = ["\(wording.review(review.action)), \(review.reviewer): \(review.reason)"]
        if let challenge = review.challenge {
            parts.append(challenge.ground)
            parts.append(challenge.outcome.map(wording.challenge) ?? wording.challengeOpen)
            if let due = challenge.due { parts.append(wording.answerBy(due)) }
            if let reply = challenge.reply { parts.append("\(wording.reply): “\(reply)”") }
        }
        return parts.joined(separator: "; ")
    }
}
