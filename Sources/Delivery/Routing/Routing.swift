public import Journal
public import Model

/// Which events a webhook is sent, and when. Pure.
public struct Routing: Sendable, Hashable {
    /// Nil for all.
    public var types: Set<EventType>?
    /// Seconds: an alert on an article published longer ago is not sent, nor what becomes of it. Nil for no limit.
    public var oldest: Double?
    public var filter: AlertFilter
    /// What can wait is gathered for it; nil where everything is sent at once.
    public var digest: DigestSchedule?
    /// What comes in them is due when they end.
    public var quiet: QuietHours?
    /// Whose hours those of digest and quiet are.
    public var zone: Zone

    public init(
        types: Set<EventType>? = nil,
        oldest: Double? = nil,
        filter: AlertFilter = AlertFilter(),
        digest: DigestSchedule? = nil,
        quiet: QuietHours? = nil,
        zone: Zone = .jakarta
    ) {
        self.types = types
        self.oldest = oldest
        self.filter = filter
        self.digest = digest
        self.quiet = quiet
        self.zone = zone
    }

    /// For programs: every event of the log, at once. Each such receiver is a witness of the whole chain.
    public static let everything = Routing()

    /// For people: alerts and what becomes of them, and webhooks that were given up. Reminders, pledges and dates that agree
    /// with the calendar wait for the morning.
    public static let alerts = Routing(
        types: [
            .alertOpened, .alertSighted, .alertEdited, .alertRemoved, .alertCorrected, .alertReviewed, .alertRedacted,
            .deliveryDisabled,
        ],
        digest: .daily
    )

    /// When the event is due; nil where it is not for this webhook. Follow-ups of what the webhook was sent are not asked
    /// about: they go out at once.
    public func owing(_ notice: EventNotice) -> Owing? {
        if let types, !types.contains(notice.type) { return nil }
        if let alert = notice.alert {
            guard filter.admits(alert) else { return nil }
            if let oldest, let published = alert.article.published {
                // It was old or not when it was opened: what follows an alert that was sent is news whenever it comes.
                let opened = notice.type == .alertOpened ? notice.time : alert.article.firstSeen.instant
                guard opened.seconds(since: Routing.end(of: published)) <= oldest else { return nil }
            }
        }
        var owing = Owing(due: notice.time)
        if let digest, digest.content == .all || !Routing.isUrgent(notice) {
            owing = Owing(due: digest.next(after: notice.time, in: zone), isDigest: true)
        }
        if let quiet { owing.due = quiet.end(at: owing.due, in: zone) }
        return owing
    }

    /// Whether it is to be known at once: a finding, an allegation, a denial, a date that differs from the calendar; or
    /// that a receiver or a source is lost.
    static func isUrgent(_ notice: EventNotice) -> Bool {
        guard let alert = notice.alert else {
            switch notice.type {
            case .deliveryDisabled, .deliveryFailed, .sourceSilent, .sourceRecovered: return true
            default: return false
            }
        }
        return alert.statements.contains { statement in
            switch statement.stance {
            case .finding, .allegation, .denial: true
            case .reminder, .pledge, nil: statement.calendar == .differs
            }
        }
    }

    /// The latest moment that is meant: of a day without a time, its end where it ends last in Indonesia (WIB).
    private static func end(of published: Publication) -> Timestamp {
        switch published {
        case .time(let time): time.instant
        case .day(let day): Timestamp(seconds: Int64((day + 1).serial) * 86_400 - Int64(Zone.jakarta.offset))
        }
    }
}
