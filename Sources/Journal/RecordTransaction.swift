import GRDB
import Model

/// One open transaction of the journal, in which any number of changes are made and then committed together.
///
/// It is a class so that the changes can be written as extensions, one subject a file; it never leaves the journal's queue.
final class RecordTransaction {
    let db: Database
    let settings: JournalSettings
    let evidence: EvidenceWriter
    let coverage: CoverageWriter
    let subscriptions: [WebhookSubscription]
    /// The clock's time when the transaction began.
    let now: Timestamp
    /// Whether a change that fails is undone alone; else `NotApart` is thrown, and all are made again.
    let keepsApart: Bool
    var chain: Chain
    /// Whether deliveries have become owed without an event.
    var hasRevived = false
    /// Every event of this transaction, in order.
    private(set) var events: [EventRecord] = []
    /// Whether deliveries have become due because the clock was set back.
    var hasFollowedClock = false

    init(
        db: Database,
        settings: JournalSettings,
        evidence: EvidenceWriter,
        coverage: CoverageWriter,
        subscriptions: [WebhookSubscription],
        chain: Chain,
        now: Timestamp,
        keepsApart: Bool
    ) {
        self.db = db
        self.settings = settings
        self.evidence = evidence
        self.coverage = coverage
        self.subscriptions = subscriptions
        self.chain = chain
        self.now = now
        self.keepsApart = keepsApart
    }

    /// One of the changes failed where none can be undone alone.
    struct NotApart: Error {}

    /// Runs one change so that either all of it stands or nothing, whatever becomes of the others.
    func change<Result>(_ body: (RecordTransaction) throws -> Result) throws -> Result {
        guard keepsApart else {
            do {
                return try body(self)
            } catch  where !error.spoilsTransaction {
                throw NotApart()
            }
        }
        let (chain, count, mark) = (self.chain, events.count, evidence.mark)
        var result: Result?
        do {
            try db.inSavepoint {
                result = try body(self)
                return .commit
            }
        } catch {
            self.chain = chain
            events.removeSubrange(count...)
            evidence.goBack(to: mark)
            throw error
        }
        guard let result else {
            throw JournalError(.database, "a savepoint was lost", place: settings.databasePath, remedy: "start again")
        }
        return result
    }

    /// Joins an event to the chain and makes it owed to whoever wants it.
    @discardableResult
    func emit(_ payload: some EventPayload, about alert: Alert? = nil, at time: Timestamp) throws -> EventRecord {
        try emit(Swift.type(of: payload).type, try JSONText.bytes(of: payload), about: alert, at: time)
    }

    /// - Parameter payload: A JSON object in UTF-8, as the type's payload is encoded.
    func emit(_ type: EventType, _ payload: [UInt8], about alert: Alert?, at time: Timestamp) throws -> EventRecord {
        // A caller that read the clock before it went back is of no day that is open yet.
        let time = time.day(in: settings.zone) > chain.roll.open ? now : time
        let event = chain.join(type, payload: payload, alert: alert?.id, at: time)
        try db.run(
            "INSERT INTO events (seq, id, type, time, zone_offset, day, alert, line, hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            [
                event.seq, event.id, type.rawValue, time.milliseconds, event.time.offset, event.day.serial, alert?.id,
                Blob.of(event.line), Blob.of(event.hash),
            ]
        )
        events.append(event)
        try owe(event, notice: EventNotice(type: type, time: time, alert: alert))
        return event
    }

    /// Ends the days that have passed, before anything of the new one is recorded.
    func rollDay() throws {
        guard let ending = chain.roll.ending(at: now) else { return }
        try closeCoverage(of: ending)
        try db.run("UPDATE chain SET open_day = ?", [chain.roll.open.serial])
        try forgetOldStories()
    }
}
