import Delivery
import Detection
import Fetching
import Journal
import Logging
import Model

/// Taking over a configuration, at the start and while running.
extension Watch {
    /// Takes over a new configuration, but for what holds until the next start: that is said, here and in status.
    func reload(_ preparation: Preparation) async throws {
        let configuration = preparation.configuration
        let equipment = equipment
        let old = equipment.knowledge.value
        equipment.knowledge.replace(with: preparation.knowledge)
        try await adopt(configuration)
        keepPack(of: preparation)
        await equipment.upkeep.adopt(configuration)
        equipment.pulse.use(file: configuration.metrics)
        // One that comes back after a while goes on from what was known of it.
        try await watch(configuration.sources)
        try await equipment.desk.resume(besides: Set(old.sources.keys).intersection(preparation.knowledge.sources.keys))
        let now = equipment.clock.now()
        _ = try await equipment.journal.append(
            MonitorReloaded(
                packBefore: old.pack.fingerprint,
                packAfter: preparation.knowledge.pack.fingerprint,
                sources: configuration.sources.count,
                webhooks: configuration.webhooks.count
            ),
            at: now
        )
        let waiting = configuration.keysOfNextStart(since: started)
        if !waiting.isEmpty {
            let keys = waiting.joined(separator: ", ")
            equipment.log.warning("changed, and in force from the next start only", metadata: ["keys": "\(keys)"])
        }
        equipment.note.change { note in
            note.pack = preparation.knowledge.pack.fingerprint
            note.reloaded = now.at(started.zone)
            note.refused = nil
            note.waiting = waiting.isEmpty ? nil : waiting
        }
        tellVersion()
    }

    /// A new configuration did not hold: the one before stays in force.
    func refuse(reload problems: [String]) {
        let time = equipment.clock.now().at(started.zone)
        equipment.note.change { $0.refused = DaemonNote.RefusedReload(time: time, problems: problems) }
    }

    func adopt(_ configuration: Configuration) async throws {
        let left = try await equipment.courier.serve(configuration.webhooks)
        equipment.pulse.use(webhooks: Set(configuration.webhooks.map(\.name)))
        for name in left {
            equipment.log.warning(
                "deliveries are owed to a webhook that is no longer configured",
                metadata: ["webhook": "\(name)"]
            )
        }
        try await equipment.journal.setSources(configuration.sources)
    }

    func watch(_ sources: [Source]) async throws {
        let memories = try await Self.memories(of: sources, in: equipment.journal)
        try await equipment.desk.leave(await equipment.fetcher.watch(sources, remembering: memories))
    }

    /// So that what it raises can be replayed when its files have been changed. Without that the monitor still works.
    func keepPack(of preparation: Preparation) {
        do {
            let archive = PackArchive(stateFolder: started.state)
            try archive.keep(preparation.configuration.packs, fingerprint: preparation.knowledge.pack.fingerprint)
        } catch {
            equipment.log.warning("alerts of this pack cannot be replayed", metadata: ["error": "\(error)"])
        }
    }

    /// What earlier runs learnt of these sources.
    static func memories(of sources: [Source], in journal: Journal) async throws -> [String: SourceMemory] {
        let remembered = try await journal.rememberedSources()
        let known = sources.compactMap { source in
            remembered[source.name]?.memory(of: source).map { (source.name, $0) }
        }
        return Dictionary(known) { first, _ in first }
    }
}

extension Configuration {
    /// Keys of the file that say something else than at the start, and whose subject is made then: folders and days of the
    /// record, and the connections to the outlets.
    func keysOfNextStart(since started: Configuration) -> [String] {
        var keys: [String] = []
        if contact != started.contact { keys.append("contact") }
        if state != started.state { keys.append("state") }
        if logs != started.logs { keys.append("logs") }
        if freeBytes != started.freeBytes { keys.append("free-bytes") }
        if zone != started.zone { keys.append("timezone") }
        if fetching.atStart != started.fetching.atStart { keys.append("fetching") }
        return keys
    }
}

extension Configuration.FetchingSettings {
    /// Without what sources carry themselves.
    fileprivate var atStart: Self {
        var copy = self
        copy.shortestInterval = 0
        return copy
    }
}
