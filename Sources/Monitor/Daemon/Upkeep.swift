import Fetching
import Journal
import Logging
import Model

/// What has to be done by the clock: the day ends at midnight also where nothing happens, what could not be written is
/// tried again, what commands ask for is done, days that are over get their pages, articles are read again when their turn
/// has come, and once a day what is too old is forgotten.
actor Upkeep {
    private let journal: Journal
    private let knowledge: CurrentKnowledge
    private let clock: any WallClock
    private let log: Logger
    private let fetching: any FetchingLine
    private let pages: PageDesk?
    /// Up to here all that is to be read again has been asked for in this run.
    private var place: Reread.Place?
    private var isTurning = false
    private var retention: Configuration.Retention
    /// The day on which the retention was last seen to.
    private var tidied: Day?
    /// Since when the clock has run without a jump, and what it showed last.
    private var steady: (since: Timestamp, last: Timestamp)?
    /// Seconds for which it has to, before what is too old is forgotten.
    private static let longEnough = 3600.0
    /// Seconds between two turns that are no jump: turns are seconds apart.
    private static let longestPause = 600.0

    init(
        journal: Journal,
        knowledge: CurrentKnowledge,
        clock: any WallClock,
        log: Logger,
        fetching: any FetchingLine,
        retention: Configuration.Retention,
        pages: PageDesk? = nil
    ) {
        self.journal = journal
        self.knowledge = knowledge
        self.clock = clock
        self.log = log
        self.fetching = fetching
        self.pages = pages
        self.retention = retention
    }

    /// A new configuration was taken over.
    func adopt(_ configuration: Configuration) {
        retention = configuration.retention
        tidied = nil
        pages?.adopt(configuration)
    }

    /// Does what is due. A turn that comes while another is under way is left out.
    func turn() async {
        guard !isTurning else { return }
        isTurning = true
        defer { isTurning = false }
        watchClock()
        do {
            let (midnight, condition) = await (journal.midnight, journal.condition)
            if midnight <= clock.now() || condition != nil { try await journal.flush() }
            try await journal.answerRequests(at: clock.now())
            pages?.turn(open: await journal.openDay)
            try await reread()
            try await forget()
        } catch {
            // What keeps the record from being written is said once, by `Pressure`.
            guard await journal.condition == nil else { return }
            log.error("what was due could not be done", metadata: ["error": "\(error)"])
        }
    }

    private func watchClock() {
        let now = clock.now()
        let isJump = steady.map { abs(now.seconds(since: $0.last)) > Self.longestPause } ?? true
        steady = (isJump ? now : steady?.since ?? now, now)
    }

    /// Forgets what is too old, by a clock that has shown itself steady: one that runs years ahead for some seconds, as after the
    /// start of a machine, would take all of it.
    private func forget() async throws {
        let today = await journal.openDay
        guard tidied != today, let steady, steady.last.seconds(since: steady.since) >= Self.longEnough,
            today <= steady.last.day(in: journal.settings.zone)
        else { return }
        tidied = today
        if let days = retention.articleText {
            let texts = try await journal.forgetTexts(before: (today - days).start(in: journal.settings.zone))
            if texts > 0 { log.notice("old texts forgotten", metadata: ["articles": "\(texts)"]) }
        }
        if let days = retention.evidence {
            let files = try await journal.forgetEvidence(before: today - days)
            if files > 0 { log.notice("old evidence deleted", metadata: ["files": "\(files)"]) }
        }
    }

    /// Offers the fetcher what is to be read again. What it cannot take now comes back in an hour; what no source leads to
    /// of its outlet any more, in a day, since a reload may bring one.
    private func reread() async throws {
        let now = clock.now()
        // A clock that was set back must not leave anything behind.
        if let place, place.due > now { self.place = nil }
        let due = try await journal.rereads(due: now, after: place)
        guard let last = due.last else { return }
        let knowledge = knowledge.value
        let jobs = due.compactMap { item -> FetchJob? in
            guard let source = knowledge.source(named: item.source, of: item.address) else { return nil }
            return FetchJob(
                address: item.address,
                purpose: .reread(source: source.name),
                isLocal: source.isLocal,
                validators: item.validators,
                token: item.article
            )
        }
        let left = await fetching.offer(jobs)
        try await journal.postpone(rereads: left.compactMap(\.token), by: 3600)
        let orphans = due.filter { knowledge.source(named: $0.source, of: $0.address) == nil }
        try await journal.postpone(rereads: orphans.map(\.article), by: 86_400)
        place = last.place
    }
}
