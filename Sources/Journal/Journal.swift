import Dispatch
import GRDB
public import Model

/// The only writer of the record: journal, daily log, evidence and coverage have one fate.
///
/// Every change waits a moment for company. Whatever has come together is made in one SQLite transaction, for which
/// evidence is made durable first; then the lines of its events are appended to the daily log and made durable; then
/// each caller hears that its own change stands. So a change that was acknowledged survives any crash, however many
/// share one fsync. What a crash interrupts is redone from the journal at the next `open`.
///
/// Ways in: `discover`, `record`, `note`, `append`, and for deliveries `owed` and `settle`. A caller that wants many
/// changes to share a transaction just makes them concurrently.
public actor Journal {
    private let executor: QueueExecutor
    public nonisolated var unownedExecutor: UnownedSerialExecutor { executor.asUnownedSerialExecutor() }

    public nonisolated let settings: JournalSettings
    /// What was found and mended at start.
    public nonisolated let opening: OpeningReport
    private let clock: any WallClock
    let calls: any FileCalls
    private var database: DatabaseQueue?
    private var lock: WriterLock?
    private var logLock: LogLock?
    let log: LogFollower
    let evidence: EvidenceWriter
    /// Of the evidence that is being written, for those who make more of it.
    nonisolated let archive = OpenArchive()
    private let coverage: CoverageWriter

    private var chain: Chain
    /// Up to here the journal says that the log is on the disk.
    private var acknowledged: Int64
    /// What the clock showed at the last change.
    private var lastTime: Timestamp
    private var waiting: [PendingChange] = []
    private var isScheduled = false
    private var subscriptions: [WebhookSubscription] = []
    private var onOwed: (@Sendable () -> Void)?
    private var onCondition: (@Sendable (JournalError?) -> Void)?
    private var onMended: (@Sendable (String) -> Void)?
    /// What failed last was the evidence: that has to be tried before all is said to be well again.
    private var mustProbeEvidence = false
    /// Whether what was erased may still stand in the database's write-ahead log. After `close` it does where somebody else
    /// was reading; the next to open the journal sees to it.
    public internal(set) var mustEmptyWriteAheadLog: Bool

    /// At most so many changes share a transaction, so that none waits for long.
    private static let largestGroup = 256
    /// Milliseconds; a clock that is kept in step goes back by less.
    private static let smallestJump: Int64 = 60_000

    /// The last event of the journal. The log holds it too, unless `condition` says that it cannot be written.
    public var head: LogHead { chain.head }
    /// What keeps the record from being written; nil while all is well. While it is not nil nothing should be fetched,
    /// and `flush` should be called now and then: it tries again.
    public private(set) var condition: JournalError? {
        didSet {
            // A shortage is worded anew at each look; it is news only once.
            let isNews = oldValue?.code != condition?.code || oldValue?.place != condition?.place
            if isNews { onCondition?(condition) }
        }
    }
    /// Up to here the log is on the disk.
    var durableSeq: Int64 { log.durableSeq }
    /// When the open day ends: `flush` should be called then, also where nothing happens.
    public var midnight: Timestamp { chain.roll.midnight }
    /// The day whose files are being written.
    public var openDay: Day { chain.roll.open }

    /// Opens the record, or begins one. Takes the writer's lock, brings schema, log and evidence in order, and says in
    /// `opening` what there was to mend.
    ///
    /// Throws `JournalError`: `held`, `files`, `database`, `schema` or `foreignLine`.
    public static func open(_ settings: JournalSettings, clock: any WallClock = SystemClock()) async throws -> Journal {
        try await open(settings, clock: clock, calls: SystemCalls())
    }

    static func open(_ settings: JournalSettings, clock: any WallClock, calls: any FileCalls) async throws -> Journal {
        let executor = QueueExecutor(label: "journal")
        return try await withCheckedThrowingContinuation { waiting in
            executor.queue.async {
                waiting.resume(
                    with: Result {
                        do {
                            let start = try JournalStart(settings, clock: clock, calls: calls)
                            return Journal(start, settings: settings, clock: clock, calls: calls, executor: executor)
                        } catch {
                            throw JournalError(error, at: settings.databasePath)
                        }
                    }
                )
            }
        }
    }

    private init(
        _ start: JournalStart,
        settings: JournalSettings,
        clock: any WallClock,
        calls: any FileCalls,
        executor: QueueExecutor
    ) {
        self.settings = settings
        self.clock = clock
        self.calls = calls
        self.executor = executor
        database = start.database
        lock = start.lock
        logLock = start.logLock
        log = LogFollower(start.log, settings: settings, durableSeq: start.chain.head.seq)
        evidence = EvidenceWriter(
            folder: settings.logFolder,
            software: settings.software,
            calls: calls,
            archive: archive
        )
        coverage = CoverageWriter(folder: settings.logFolder, calls: calls)
        chain = start.chain
        acknowledged = start.acknowledged
        lastTime = start.lastTime
        mustEmptyWriteAheadLog = start.hasLeftWriteAheadLog
        opening = start.report
    }

    /// Called, on the journal's queue, whenever deliveries may have become owed.
    public func whenOwed(_ body: @escaping @Sendable () -> Void) { onOwed = body }

    /// Called, on the journal's queue, whenever `condition` has become another one.
    public func whenCondition(_ body: @escaping @Sendable (JournalError?) -> Void) { onCondition = body }

    /// Called, on the journal's queue, with a whole sentence whenever the log was found changed while it is written, and was
    /// mended.
    public func whenMended(_ body: @escaping @Sendable (String) -> Void) { onMended = body }

    /// Makes everything durable that can be, ends a day that has passed, and tries again what failed before.
    public func flush() async throws {
        try probeEvidence()
        try await change { _ in }
        if let condition, durableSeq < chain.head.seq { throw condition }
    }

    /// Flushes, says in the journal that all is in order, and gives the lock back. Nothing can be done with it then.
    public func close() async throws {
        guard database != nil else { return }
        defer { abandon() }
        try await flush()
        let seq = durableSeq
        try perform { db in
            try db.run("UPDATE chain SET acknowledged = ?, clean = 1", [seq])
        }
        try emptyWriteAheadLog(waits: true)
    }

    /// Lets go of everything as it is, as a process that dies would.
    func abandon() {
        try? database?.close()
        database = nil
        lock = nil
        logLock = nil
        let left = waiting
        waiting = []
        for change in left { change.end(closed) }
    }

    private var closed: JournalError {
        JournalError(.closed, "the journal is closed", place: settings.databasePath, remedy: "open it again")
    }

    // MARK: Changing

    /// Makes a change together with whatever else comes at the same time; returns when it is durable.
    func change<Result: Sendable>(
        _ body: @escaping @Sendable (RecordTransaction) throws -> Result
    ) async throws -> Result {
        guard database != nil else { throw closed }
        return try await withCheckedThrowingContinuation { continuation in
            waiting.append(PendingChange(body, continuation))
            schedule()
        }
    }

    private func schedule() {
        guard !isScheduled, !waiting.isEmpty else { return }
        isScheduled = true
        // Runs behind everything that the queue has to do already, and that may add to the group.
        Task { commitGroup() }
    }

    private func commitGroup() {
        isScheduled = false
        let group = Array(waiting.prefix(Self.largestGroup))
        waiting.removeFirst(group.count)
        defer { schedule() }
        let transaction: RecordTransaction
        do {
            transaction = try commit(group)
        } catch {
            let failure = JournalError(error, at: settings.databasePath)
            if let file = error as? FileFailure, DayFile.isEvidence(file.path) { mustProbeEvidence = true }
            condition = failure
            for change in group { change.end(failure) }
            return
        }
        chain = transaction.chain
        writeLog(transaction.events)
        for change in group { change.end(nil) }
        if !transaction.events.isEmpty || transaction.hasFollowedClock || transaction.hasRevived { onOwed?() }
    }

    /// One transaction for all of them. Where it throws, nothing of it stands.
    ///
    /// Changes rarely fail, so they are first made without a savepoint each, which would have SQLite copy every page that
    /// they touch. Where one fails after all, everything is made again, each kept apart from the others.
    private func commit(_ group: [PendingChange]) throws -> RecordTransaction {
        do {
            return try commit(group, apart: false)
        } catch is RecordTransaction.NotApart {
            return try commit(group, apart: true)
        }
    }

    private func commit(_ group: [PendingChange], apart: Bool) throws -> RecordTransaction {
        let mark = evidence.mark
        // After a failure it takes a real write to know that the disk takes them again.
        let mustProbe = condition != nil
        let now = clock.now()
        let back = lastTime.milliseconds - now.milliseconds
        do {
            return try perform { [chain, durableSeq, acknowledged] db in
                let transaction = RecordTransaction(
                    db: db,
                    settings: settings,
                    evidence: evidence,
                    coverage: coverage,
                    subscriptions: subscriptions,
                    chain: chain,
                    now: now,
                    keepsApart: apart
                )
                try db.inTransaction(.immediate) {
                    if durableSeq > acknowledged || mustProbe {
                        try db.run("UPDATE chain SET acknowledged = ?", [durableSeq])
                    }
                    if back > Self.smallestJump { try transaction.followClock(back: back) }
                    try transaction.rollDay()
                    for change in group { try change.run(in: transaction) }
                    if let (file, size) = try evidence.sync() {
                        try db.run("INSERT OR REPLACE INTO evidence_files (file, size) VALUES (?, ?)", [file, size])
                    }
                    return .commit
                }
                self.acknowledged = durableSeq
                lastTime = now
                return transaction
            }
        } catch {
            evidence.goBack(to: mark)
            throw error
        }
    }

    private func writeLog(_ events: [EventRecord]) {
        do {
            guard let database else { throw closed }
            let mended = try log.follow(events, upTo: chain.head.seq, open: chain.roll.open, of: database)
            if let mended, let warning = mended.warning { onMended?(warning) }
            if !mustProbeEvidence {
                condition = FreeRoom(floor: settings.freeFloor)
                    .shortage(of: [settings.logFolder, settings.stateFolder], wasShort: condition != nil)
            }
        } catch {
            condition = JournalError(error, at: settings.logFolder)
        }
    }

    private func probeEvidence() throws {
        guard mustProbeEvidence, database != nil else { return }
        do {
            try evidence.probe(on: chain.roll.open)
            mustProbeEvidence = false
        } catch {
            let failure = JournalError(error, at: settings.logFolder)
            condition = failure
            throw failure
        }
    }

    // MARK: For the extensions

    func perform<Result>(_ body: (Database) throws -> Result) throws -> Result {
        guard let database else { throw closed }
        return try database.writeWithoutTransaction(body)
    }

    /// Looks something up. Throws `JournalError`.
    func read<Result>(_ body: (Database) throws -> Result) throws -> Result {
        guard let database else { throw closed }
        do {
            return try database.read(body)
        } catch {
            throw JournalError(error, at: settings.databasePath)
        }
    }

    var webhookNames: [String] { subscriptions.map(\.name) }

    func subscribe(_ webhooks: [WebhookSubscription]) { subscriptions = webhooks }
}
