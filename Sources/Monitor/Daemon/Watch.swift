import Delivery
import Detection
import Dispatch
import Fetching
import Journal
import Logging
import Model
import Synchronization

/// A monitor at work, from its start to its stop.
final class Watch: Sendable {
    let equipment: Equipment
    /// What it was started with: some of it holds until the next start.
    let started: Configuration
    /// Given one line of how things stand, whenever that changes.
    let tell: @Sendable (String) -> Void
    private let timers: Mutex<[RepeatingTimer]> = Mutex([])
    private let pressure: Mutex<Task<Void, Never>?> = Mutex(nil)

    private init(_ equipment: Equipment, started: Configuration, tell: @escaping @Sendable (String) -> Void) {
        self.equipment = equipment
        self.started = started
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
        let equipment = try await Equipment(preparation, clock: clock, log: log)
        let watch = Watch(equipment, started: configuration, tell: tell)
        let journal = equipment.journal
        await watch.mindConditions()
        await journal.whenMended { log.warning("\($0)") }
        for warning in journal.opening.warnings { log.warning("\(warning)") }
        if !journal.opening.wasClean { lookForDamage(configuration, log: log) }
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
        try await watch.watch(configuration.sources)
        try await equipment.desk.resume()
        watch.startTimers()
        return watch
    }

    /// Stops fetching, then delivering, then the record: what one leaves the next still takes in.
    func stop(reason: String) async {
        timers.withLock { $0 = [] }
        pressure.withLock { $0?.cancel() }
        let equipment = equipment
        await equipment.fetcher.shutDown()
        do {
            // Before the courier stops, so that receivers may still hear of it; else they do after the next start.
            _ = try await equipment.journal.append(MonitorStopped(reason: reason), at: equipment.clock.now())
            await equipment.courier.shutDown()
            await equipment.deliveries.shutDown()
            await equipment.client.shutDown()
            try await equipment.journal.close()
        } catch {
            equipment.log.error("the journal could not be closed", metadata: ["error": "\(error)"])
        }
    }

    /// What the watchdog asks.
    var parts: [Watchdog.Part] {
        [
            .init(name: "net", answer: { [equipment] in _ = await equipment.fetcher.progress }),
            .init(name: "work", answer: { [equipment] in await equipment.work.run {} }),
            .init(name: "journal", answer: { [equipment] in _ = await equipment.journal.head }),
        ]
    }

    /// Fetching stops while the record cannot be written.
    private func mindConditions() async {
        let (conditions, changed) = AsyncStream.makeStream(of: JournalError?.self)
        await equipment.journal.whenCondition { changed.yield($0) }
        let pressure = Pressure(fetcher: equipment.fetcher, log: equipment.log) { [weak self] in self?.note(trouble: $0)
        }
        self.pressure.withLock { $0 = Task { await pressure.follow(conditions) } }
    }

    /// After an unclean stop the whole database is looked through, beside the work.
    private static func lookForDamage(_ configuration: Configuration, log: Logger) {
        DispatchQueue.global(qos: .utility).async {
            do {
                let reader = try configuration.reader()
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

    private func startTimers() {
        let upkeep = RepeatingTimer(label: "upkeep", every: 1) { [upkeep = equipment.upkeep] in
            Task { await upkeep.turn() }
        }
        let pulse = RepeatingTimer(label: "pulse", every: PulseTaker.interval) { [weak self] in
            Task { await self?.takePulse() }
        }
        timers.withLock { $0 = [upkeep, pulse] }
        tellVersion()
    }
}
