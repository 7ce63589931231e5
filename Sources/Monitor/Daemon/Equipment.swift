import Delivery
import Detection
import Dispatch
import Fetching
import Glibc
import Journal
import Logging
import Model

/// The parts of a monitor, wired to one another; nothing of it moves yet.
struct Equipment: Sendable {
    let journal: Journal
    let client: HTTPClient
    let deliveries: HTTPClient
    let fetcher: Fetcher
    let desk: Desk
    let courier: Courier
    let knowledge: CurrentKnowledge
    let work: WorkQueue
    let upkeep: Upkeep
    let note: NoteKeeper
    let pulse: PulseTaker
    let clock: any WallClock
    let log: Logger

    /// Throws `JournalError` where the record cannot be kept.
    init(_ preparation: Preparation, clock: any WallClock, log: Logger) async throws {
        let configuration = preparation.configuration
        let journal = try await Journal.open(configuration.record, clock: clock)
        let knowledge = CurrentKnowledge(preparation.knowledge)
        work = WorkQueue(width: Int(sysconf(Int32(_SC_NPROCESSORS_ONLN))))
        client = HTTPClient(settings: configuration.fetchSettings.wire, clock: clock)
        let note = NoteKeeper(
            DaemonNote(
                version: Version.text,
                pack: preparation.knowledge.pack.fingerprint,
                started: clock.now().at(configuration.zone)
            ),
            stateFolder: configuration.state,
            log: log
        )
        pulse = PulseTaker(file: configuration.metrics, log: log) { problem in note.change { $0.metrics = problem } }
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
        fetcher = Fetcher(
            settings: configuration.fetchSettings,
            client: client,
            clock: clock,
            sink: { result in await desk.take(result) }
        )
        relay.set(fetcher)
        // Of its own, so that neither a busy fetcher nor a receiver that hangs takes the other's connections.
        deliveries = HTTPClient(settings: configuration.deliverySettings, clock: clock, label: "deliveries")
        courier = Courier(
            journal: journal,
            client: deliveries,
            clock: clock,
            pulse: { await Self.heartbeat(of: journal, knowledge: knowledge, clock: clock) },
            tell: { webhook, taking in
                note.take(taking, of: webhook, at: clock.now().at(configuration.zone))
                for refusal in taking.refusals {
                    log.warning(
                        "a mail was refused for an address, and went to the others",
                        metadata: ["webhook": "\(webhook)", "address": "\(refusal.address)", "code": "\(refusal.code)"]
                    )
                }
            }
        )
        upkeep = Upkeep(
            journal: journal,
            knowledge: knowledge,
            clock: clock,
            log: log,
            fetching: relay,
            retention: configuration.retention,
            pages: PageDesk(configuration: configuration, clock: clock, log: log)
        )
        self.note = note
        self.journal = journal
        self.desk = desk
        self.knowledge = knowledge
        self.clock = clock
        self.log = log
    }

    /// What a heartbeat says: sources count as covered that have answered within the time after which they would be told to
    /// be silent.
    private static func heartbeat(
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
}
