import Fetching
import Journal
import Logging
import Model

/// What has to be done by the clock: the day ends at midnight also where nothing happens, what could not be written is
/// tried again, what commands ask for is done, and alerted articles are read again when their turn has come.
actor Upkeep {
    private let journal: Journal
    private let knowledge: CurrentKnowledge
    private let clock: any WallClock
    private let log: Logger
    private let enqueue: @Sendable ([FetchJob]) async -> Void
    /// Follow-ups that have been asked for and not yet recorded, with the turn they are for.
    private var asked: [String: Timestamp] = [:]
    private var isTurning = false

    init(
        journal: Journal,
        knowledge: CurrentKnowledge,
        clock: any WallClock,
        log: Logger,
        enqueue: @escaping @Sendable ([FetchJob]) async -> Void
    ) {
        self.journal = journal
        self.knowledge = knowledge
        self.clock = clock
        self.log = log
        self.enqueue = enqueue
    }

    /// Does what is due. A turn that comes while another is under way is left out.
    func turn() async {
        guard !isTurning else { return }
        isTurning = true
        defer { isTurning = false }
        do {
            let (midnight, condition) = await (journal.midnight, journal.condition)
            if midnight <= clock.now() || condition != nil { try await journal.flush() }
            try await journal.answerRequests(at: clock.now())
            try await followUp()
        } catch {
            // What keeps the record from being written is said once, by `Pressure`.
            guard await journal.condition == nil else { return }
            log.error("what was due could not be done", metadata: ["error": "\(error)"])
        }
    }

    private func followUp() async throws {
        let due = try await journal.followUps(due: clock.now())
        asked = asked.filter { turn in due.contains { $0.alert == turn.key && $0.due == turn.value } }
        let sources = knowledge.value.sources
        let jobs = due.compactMap { item -> FetchJob? in
            guard asked[item.alert] == nil, let source = sources[item.source] else { return nil }
            asked[item.alert] = item.due
            return FetchJob(address: item.address, purpose: .reread(source: source.name), isLocal: source.isLocal)
        }
        if !jobs.isEmpty { await enqueue(jobs) }
    }
}
