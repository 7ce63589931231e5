import Delivery
import Detection
import Dispatch
import Fetching
import Glibc
import Journal
import Logging
import Model
import Synchronization

/// A monitor at work: journal, fetcher, desk and courier, wired.
final class Watch: Sendable {
    private let journal: Journal
    private let client: HTTPClient
    private let deliveries: HTTPClient
    private let fetcher: Fetcher
    private let courier: Courier
    private let knowledge: CurrentKnowledge
    private let work: WorkQueue
    private let clock: any WallClock
    private let log: Logger
    private let note: NoteKeeper
    private let pulse: PulseTaker
    private let tell: @Sendable (String) -> Void
    private let upkeep: Upkeep
    private let timer: Mutex<RepeatingTimer?> = Mutex(nil)
    private let pulseTimer: Mutex<RepeatingTimer?> = Mutex(nil)
    private let pressure: Mutex<Task<Void, Never>?> = Mutex(nil)
    private init(
        journal: Journal,
        client: HTTPClient,
        deliveries: HTTPClient,
        fetcher: Fetcher,
        courier: Courier,
        knowledge: CurrentKnowledge,
        work: WorkQueue,
        upkeep: Upkeep,
        clock: any WallClock,
        log: Logger,
        note: NoteKeeper,
        pulse: PulseTaker,
        tell: @escaping @Sendable (String) -> Void
    ) {
        self.journal = journal
        self.client = client
        self.deliveries = deliveries
        self.fetcher = fetcher
        self.courier = courier
        self.knowledge = knowledge
        self.work = work
        self.upkeep = upkeep
        self.clock = clock
        self.log = log
        self.note = note
        self.pulse = pulse
        self.tell = tell
    }

    /// Opens the journal, says in it that the monitor has started, and starts watching.
    ///
    /// - Parameter tell: Given one line of how things stand, whenever that changes.
    /// - Throws: `JournalError` where the record cannot be kept: without it nothing is started.
    static func start(
        _ preparation: Preparation,
        clock: any WallClock,
        log: Logger,
        tell: @escaping @Sendable (String) -> Void
    ) async throws -> Watch {
        let configuration = preparation.configuration
        let journal = try await Journal.open(
            configuration.record,
            clock: clock
        )
        let (conditions, changed) = AsyncStream.makeStream(of: JournalError?.self)
        await journal.whenCondition { changed.yield($0) }
        for warning in journal.opening.warnings { log.warning("\(warning)") }
        if !journal.opening.wasClean { lookForDamage(configuration, log: log) }
        let knowledge = CurrentKnowledge(preparation.knowledge)
        let work = WorkQueue(width: Int(sysconf(Int32(_SC_NPROCESSORS_ONLN))))
        let client = HTTPClient(settings: configuration.fetchSettings.wire, clock: clock)
        let pulse = PulseTaker(file: configuration.metrics, log: log)
        let relay = Relay()
        let desk = Desk(
            journal: journal,
            knowledge: knowledge,
            work: work,
            clock: clock,
            log: log,
            fetching: relay,
            metrics: pulse.metrics
        )
        let fetcher = Fetcher(
            settings: configuration.fetchSettings,
            client: client,
            clock: clock,
            sink: { result in await desk.take(result) }
        )
        relay.set(fetcher)
        // Of its own, so that neither a busy fetcher nor a receiver that hangs takes the other's connections.
        let deliveries = HTTPClient(settings: configuration.deliverySettings, clock: clock, label: "deliveries")
        let courier = Courier(
            journal: journal,
            client: deliveries,
            clock: clock,
            pulse: { await Self.pulse(of: journal, knowledge: knowledge, clock: clock) }
        )
        let watch = Watch(
            journal: journal,
            client: client,
            deliveries: deliveries,
            fetcher: fetcher,
            courier: courier,
            knowledge: knowledge,
            work: work,
            upkeep: Upkeep(
                journal: journal,
                knowledge: knowledge,
                clock: clock,
                log: log,
                fetching: relay,
                retention: configuration.retention
            ),
            clock: clock,
            log: log,
            note: NoteKeeper(
                DaemonNote(
                    version: Version.text,
                    pack: preparation.knowledge.pack.fingerprint,
                    started: clock.now().at(configuration.zone)
                ),
                stateFolder: configuration.state,
                log: log
            ),
            pulse: pulse,
            tell: tell
        )
        let pressure = Pressure(fetcher: fetcher, log: log) { trouble in
            watch.note.change { $0.trouble = trouble }
            pulse.metrics.set("netra_fetching_stopped", [], trouble == nil ? 0 : 1)
            tell(watch.summary())
        }
        watch.pressure.withLock { $0 = Task { await pressure.follow(conditions) } }
        try await watch.adopt(configuration)
        watch.keepPack(of: preparation)
        _ = try await journal.append(
            MonitorStarted(
                version: Version.text,
                pack: preparation.knowledge.pack.fingerprint,
                zone: configuration.zone.name,
                isClockSynchronised: KernelClock.isSynchronised,
                sources: configuration.sources.count,
                webhooks: configuration.webhooks.count
            ),
            at: clock.now()
        )
        await fetcher.watch(
            configuration.sources,
            remembering: try await memories(of: configuration.sources, in: journal)
        )
        try await desk.resume()
        let timer = RepeatingTimer(label: "upkeep", every: 1) { Task { await watch.upkeep.turn() } }
        watch.timer.withLock { $0 = timer }
        watch.startPulse()
        return watch
    }

    /// What a heartbeat says: sources count as covered that have answered within the time after which they would be told to
    /// be silent.
    private static func pulse(
        of journal: Journal,
        knowledge: CurrentKnowledge,
        clock: any WallClock
    ) async -> Heartbeat.Pulse? {
        let since = clock.now().adding(seconds: -Double(journal.settings.silence))
        guard let covered = try? await journal.sourcesReached(since: since) else { return nil }
        return Heartbeat.Pulse(
            head: await journal.head,
            zone: journal.settings.zone,
            configured: knowledge.value.sources.count,
            covered: covered
        )
    }

    /// What earlier runs learnt of these sources.
    static func memories(of sources: [Source], in journal: Journal) async throws -> [String: SourceMemory] {
        let remembered = try await journal.rememberedSources()
        let known = sources.compactMap { source in
            remembered[source.name]?.memory(of: source).map { (source.name, $0) }
        }
        return Dictionary(known) { first, _ in first }
    }

    /// After an unclean stop the whole database is looked through, beside the work.
    private static func lookForDamage(_ configuration: Configuration, log: Logger) {
        DispatchQueue.global(qos: .utility).async {
            do {
                let reader = try JournalReader(stateFolder: configuration.state, zone: configuration.zone)
                for damage in try reader.damage() {
                    log.critical(
                        "the journal is damaged: stop, and restore a backup",
                        metadata: ["damage": "\(damage)"]
                    )
                }
            } catch {
                log.error("the journal could not be looked through", metadata: ["error": "\(error)"])
            }
        }
    }

    private func adopt(_ configuration: Configuration) async throws {
        let left = try await courier.serve(configuration.webhooks)
        for name in left {
            log.warning(
                "deliveries are owed to a webhook that is no longer configured",
                metadata: ["webhook": "\(name)"]
            )
        }
        try await journal.setSources(configuration.sources)
    }

    /// So that what it raises can be replayed when its files have been changed. Without that the monitor still works.
    private func keepPack(of preparation: Preparation) {
        do {
            let archive = PackArchive(stateFolder: journal.settings.stateFolder)
            try archive.keep(preparation.configuration.packs, fingerprint: preparation.knowledge.pack.fingerprint)
        } catch {
            log.warning("alerts of this pack cannot be replayed", metadata: ["error": "\(error)"])
        }
    }

    /// Takes over a new configuration. Folders and zone stay those of the start.
    func reload(_ preparation: Preparation) async throws {
        let before = knowledge.value.pack.fingerprint
        knowledge.replace(with: preparation.knowledge)
        try await adopt(preparation.configuration)
        keepPack(of: preparation)
        await upkeep.adopt(preparation.configuration.retention)
        let sources = preparation.configuration.sources
        pulse.use(file: preparation.configuration.metrics)
        // One that comes back after a while goes on from what was known of it.
        await fetcher.watch(sources, remembering: try await Self.memories(of: sources, in: journal))
        _ = try await journal.append(
            MonitorReloaded(
                packBefore: before,
                packAfter: preparation.knowledge.pack.fingerprint,
                sources: preparation.configuration.sources.count,
                webhooks: preparation.configuration.webhooks.count
            ),
            at: clock.now()
        )
        let zone = journal.settings.zone
        note.change { note in
            note.pack = preparation.knowledge.pack.fingerprint
            note.reloaded = clock.now().at(zone)
            note.refused = nil
        }
        startPulse()
    }

    /// A new configuration did not hold: the one before stays in force.
    func refuse(reload problems: [String]) {
        let time = clock.now().at(journal.settings.zone)
        note.change { $0.refused = DaemonNote.RefusedReload(time: time, problems: problems) }
    }

    /// Stops fetching, then delivering, then the record: what one leaves the next still takes in.
    func stop(reason: String) async {
        timer.withLock { $0 = nil }
        pulseTimer.withLock { $0 = nil }
        pressure.withLock { $0?.cancel() }
        await fetcher.shutDown()
        do {
            // Before the courier stops, so that receivers may still hear of it; else they do after the next start.
            _ = try await journal.append(MonitorStopped(reason: reason), at: clock.now())
            await courier.shutDown()
            await deliveries.shutDown()
            await client.shutDown()
            try await journal.close()
        } catch {
            log.error("the journal could not be closed", metadata: ["error": "\(error)"])
        }
    }

    /// What the watchdog asks.
    var parts: [Watchdog.Part] {
        [
            .init(name: "net", answer: { [fetcher] in _ = await fetcher.progress }),
            .init(name: "work", answer: { [work] in await work.run {} }),
            .init(name: "journal", answer: { [journal] in _ = await journal.head }),
        ]
    }

    /// A part has answered the watchdog.
    func answered(part: String) {
        pulse.metrics.set("netra_last_progress_time_seconds", [("part", part)], Double(clock.now().seconds))
    }

    /// One line for `systemctl status`, as long as the first figures are not there.
    func summary() -> String {
        let note = note.current
        if let trouble = note.trouble { return trouble }
        let count = knowledge.value.sources.count
        let refusal = note.refused == nil ? "" : "; the new configuration does not hold"
        return "watching \(count) \(count == 1 ? "source" : "sources"), rules \(note.pack.prefix(19))…\(refusal)"
    }

    private func startPulse() {
        note.change { _ in }
        let current = note.current
        pulse.metrics.set(
            "netra_build_info",
            [("version", current.version), ("rules", String(current.pack.prefix(19)))],
            1
        )
        pulse.metrics.set("netra_start_time_seconds", [], Double(current.started.instant.seconds))
        pulse.metrics.set("netra_fetching_stopped", [], current.trouble == nil ? 0 : 1)
        let timer = RepeatingTimer(label: "pulse", every: PulseTaker.interval) { [weak self] in
            Task { await self?.takePulse() }
        }
        pulseTimer.withLock { $0 = timer }
        Task { await takePulse() }
    }

    private func takePulse() async {
        let vitals = await pulse.take(journal.settings, fetcher: fetcher, courier: courier, now: clock.now())
        pulse.metrics.set("netra_work_queue", [], Double(work.waiting))
        guard let vitals else { return }
        let note = note.current
        if let trouble = note.trouble { return tell(trouble) }
        tell(vitals.summary + (note.refused == nil ? "" : "; the new configuration does not hold"))
    }
}

/// The fetcher needs the desk, and the desk the fetcher: this is the one knot, tied before anything runs.
final class Relay: FetchingLine {
    private let held = Mutex<Fetcher?>(nil)

    private var fetcher: Fetcher? { held.withLock { $0 } }

    func set(_ fetcher: Fetcher) { held.withLock { $0 = fetcher } }

    func enqueue(_ jobs: [FetchJob]) async { await fetcher?.enqueue(jobs) }

    func offer(_ jobs: [FetchJob]) async -> [FetchJob] { await fetcher?.offer(jobs) ?? jobs }

    func settled(source name: String, published: [Timestamp], hint: Double?) async -> SourceStanding? {
        await fetcher?.settled(source: name, published: published, hint: hint)
    }

    func unread(source name: String) async -> SourceStanding? { await fetcher?.unread(source: name) }

    func forgetContent(of name: String) async { await fetcher?.forgetContent(of: name) }
}
