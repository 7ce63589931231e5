public import Journal
public import Model

/// An alert as a reader of a report meets it.
public struct AlertEntry: Sendable {
    public let record: RecordedAlert
    public let followUps: [FollowUp]

    public init(_ record: RecordedAlert) {
        self.record = record
        followUps = record.followUps.map(FollowUp.init)
    }

    public var alert: Alert? { record.alert }

    /// The one that most statements are about; the first that is named of several.
    public var region: Region? {
        guard let statements = alert?.statements else { return nil }
        let named = statements.compactMap(\.region)
        var counts: [String: Int] = [:]
        for region in named { counts[region.code, default: 0] += 1 }
        let most = counts.values.max()
        return named.first { counts[$0.code] == most }
    }

    /// In the order in which they are to be read: the lead, the answer to it, then the others as the article has them.
    public var statements: [Statement] {
        guard let alert else { return [] }
        let first = [alert.lead, alert.answer].compactMap(\.self).filter(alert.statements.indices.contains)
        return first.map { alert.statements[$0] }
            + alert.statements.indices.filter { !first.contains($0) }.map { alert.statements[$0] }
    }

    /// The same, each sentence once.
    public var excerpts: [Excerpt] { statements.excerpts }

    public var sightings: [Sighting] {
        (alert?.sightings ?? [])
            + followUps.compactMap { if case .sighted(let event) = $0.content { event.sighting } else { nil } }
    }

    public var reviews: [(time: ZonedTime, review: Review)] {
        followUps.compactMap { item in
            if case .reviewed(let event) = item.content { (item.time, event.review) } else { nil }
        }
    }

    /// The last acceptance or dismissal; nil while there is none.
    public var verdict: Review? {
        reviews.last { $0.review.action == .accepted || $0.review.action == .dismissed }?.review
    }

    /// Whether somebody objects and was not answered yet: the last challenge has no outcome.
    public var hasOpenChallenge: Bool {
        reviews.last { $0.review.action == .challenged }.map { $0.review.challenge?.outcome == nil } ?? false
    }

    /// Whether a person has still to look at it.
    public var isPending: Bool { verdict == nil || hasOpenChallenge }

    /// The norms of its statements, each once.
    public var norms: [Norm] {
        var known: Set<String> = []
        return (alert?.statements ?? []).flatMap(\.norms).filter { known.insert($0.id).inserted }
    }

    /// Deadlines that end in these days, where no decision ended the matter.
    func deadlines(in days: ClosedRange<Day>) -> [Filing.Deadline] {
        (alert?.filing?.deadlines ?? []).filter { days.contains($0.until.day) }
    }

    /// More serious ones first, then as they were opened.
    static func isMoreSerious(_ a: AlertEntry, _ b: AlertEntry) -> Bool {
        let (first, second) = (a.alert?.severity ?? .info, b.alert?.severity ?? .info)
        return first == second ? a.record.head.seq < b.record.head.seq : first > second
    }
}
