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
    private let upkeep: Mutex<RepeatingTimer?> = Mutex(nil)
    private let pressure: Mutex<Task<Void, Never>?> = Mutex(nil)
    /// Why nothing is fetched; nil while all is well.
    private let trouble: Mutex<String?> = Mutex(nil)

    private init(
        journal: Journal,
        client: HTTPClient,
        deliveries: HTTPClient,
        fetcher: Fetcher,
        courier: Courier,
        knowledge: CurrentKnowledge,
        work: WorkQueue,
        clock: any WallClock,
        log: Logger
    ) {
        self.journal = journal
        self.client = client
        self.deliveries = deliveries
        self.fetcher = fetcher
        self.courier = courier
        self.knowledge = knowledge
        self.work = work
        self.clock = clock
        self.log = log
    }

    /// Opens the journal, says in it that the monitor has started, and starts watching.
    ///
    /// Throws `JournalError` where the record cannot be kept: without it nothing is started.
    static func start(
        _ preparation: Preparation,
        clock: any WallClock,
        log: Logger,
        status: @escaping @Sendable (String) -> Void
    ) async throws -> Watch {
        let configuration = preparation.configuration
        let journal = try await Journal.open(
            JournalSettings(
                stateFolder: configuration.state,
                logFolder: configuration.logs,
                zone: configuration.zone,
                software: "netra/\(Version.text)",
                freeFloor: configuration.freeBytes
            ),
            clock: clock
        )
        let (conditions, changed) = AsyncStream.makeStream(of: JournalError?.self)
        await journal.whenCondition { changed.yield($0) }
        for warning in journal.opening.warnings { log.warning("\(warning)") }
        if !journal.opening.wasClean { lookForDamage(configuration, log: log) }
        let knowledge = CurrentKnowledge(preparation.knowledge)
        let work = WorkQueue(width: Int(sysconf(Int32(_SC_NPROCESSORS_ONLN))))
        let client = HTTPClient(settings: configuration.fetchSettings.wire, clock: clock)
        let relay = Relay()
        let desk = Desk(
            journal: journal,
            knowledge: knowledge,
            work: work,
            clock: clock,
            log: log,
            fetching: relay
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
            clock: clock,
            log: log
        )
        let pressure = Pressure(fetcher: fetcher, log: log) { trouble in
            watch.trouble.withLock { $0 = trouble }
            status(watch.summary())
        }
        watch.pressure.withLock { $0 = Task { await pressure.follow(conditions) } }
        try await watch.adopt(configuration)
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
        let upkeep = Upkeep(journal: journal, knowledge: knowledge, clock: clock, log: log, fetching: relay)
        let timer = RepeatingTimer(label: "upkeep", every: 1) { Task { await upkeep.turn() } }
        watch.upkeep.withLock { $0 = timer }
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

    /// Takes over a new configuration. Folders and zone stay those of the start.
    func reload(_ preparation: Preparation) async throws {
        let before = knowledge.value.pack.fingerprint
        knowledge.replace(with: preparation.knowledge)
        try await adopt(preparation.configuration)
        let sources = preparation.configuration.sources
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
    }

    /// Stops fetching, then delivering, then the record: what one leaves the next still takes in.
    func stop(reason: String) async {
        upkeep.withLock { $0 = nil }
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

    /// One line for `systemctl status`.
    func summary() -> String {
        if let trouble = trouble.withLock({ $0 }) { return trouble }
        let known = knowledge.value
        return "watching \(known.sources.count) sources, rules \(known.pack.fingerprint.prefix(19))…"
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
