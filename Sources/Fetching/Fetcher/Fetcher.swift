import DequeModule
import Dispatch
public import Model

/// Looks at every source when it is due and fetches every article it is handed, as politely as `FetchSettings` says:
/// robots.txt, spacing and connections per host, conditional requests, back-off. One Dispatch timer stands for the
/// earliest thing that is due.
///
/// Runs on the client's queue. Decisions are those of `HostBudget`, `SourceSchedule`, `RobotsCache` and `Agenda`; here
/// are their effects only.
public actor Fetcher {
    /// What stands in the agenda.
    enum Due: Sendable {
        case source(String, note: UInt64)
        case host(String)
        case job(FetchJob)
    }

    public nonisolated var unownedExecutor: UnownedSerialExecutor { client.unownedExecutor }

    let settings: FetchSettings
    let client: HTTPClient
    /// Tells the time of day, for records.
    let clock: any WallClock
    /// Never jumps, for schedules.
    let pace: any WallClock
    let sink: nonisolated(nonsending) @Sendable (FetchResult) async -> Void

    var random: SeededGenerator
    var sources: [String: WatchedSource] = [:]
    var notes: UInt64 = 0
    var hosts: [String: HostLine] = [:]
    var agenda = Agenda<Due>()
    /// Hosts that may start, first come first served.
    var ready = Deque<String>()
    /// Hosts that may start, where only articles to be read again wait: after all others.
    var idle = Deque<String>()
    /// Readings again that are on the wire.
    var rereading = 0
    /// Jobs that need not wait for their host, since its robots.txt forbids them.
    var refused = Deque<(job: FetchJob, refusal: FetchRefusal)>()
    var robots = RobotsCache(agent: FetchSettings.productToken)
    /// Exchanges on the wire.
    var journeys: [UInt64: Journey] = [:]
    var lastJourney: UInt64 = 0
    /// Origins whose robots.txt is on its way, and who waits for it.
    var asking: [String: [CheckedContinuation<Void, Never>]] = [:]
    let pool: BodyPool
    var tasks: [UInt64: Task<Void, Never>] = [:]
    var lastTask: UInt64 = 0
    /// Results on their way out, and how many `sink` has in hand.
    var outbox = Deque<(result: FetchResult, allowance: BodyAllowance?)>()
    var inHand = 0
    var finishedSinceSweep = 0
    private var timer: (any DispatchSourceTimer)?
    private var timerDue: Timestamp?
    /// When any host last answered anything.
    var answered: Timestamp?
    /// When this run took up what an earlier one left.
    var restarted: Timestamp?
    var isStopping = false
    var isPaused = false
    private var whenIdle: [CheckedContinuation<Void, Never>] = []

    /// Grows as it works.
    public internal(set) var progress: UInt64 = 0

    /// - Parameters:
    ///   - client: Shared with others; the fetcher does not shut it down.
    ///   - clock: The time of day.
    ///   - pace: What schedules go by; nil for a clock that never jumps.
    ///   - randomSeed: Spreads those that are due together; the same seed spreads them the same way.
    ///   - sink: Takes in each result, from this queue: it must go on elsewhere soon. At most `settings.maximumInHand` are in its hands at once.
    public init(
        settings: FetchSettings,
        client: HTTPClient,
        clock: any WallClock = SystemClock(),
        pace: (any WallClock)? = nil,
        randomSeed: UInt64 = UInt64.random(in: .min ... .max),
        sink: nonisolated(nonsending) @escaping @Sendable (FetchResult) async -> Void
    ) {
        self.settings = settings
        self.client = client
        self.clock = clock
        self.pace = pace ?? SteadyClock()
        self.sink = sink
        random = SeededGenerator(seed: randomSeed)
        pool = BodyPool(limit: settings.bodyBytesInFlight)
    }

    // MARK: What to do

    /// A line to a host that there is none to yet.
    func line(to host: String) -> HostLine {
        var line = HostLine(host: host, settings: settings)
        if let restarted { line.budget.leave(aloneSince: restarted) }
        return line
    }

    /// Fetches these too, each as soon as its time and manners allow; nothing any more once it is being shut down. Articles go
    /// before those that wait already, in the order given: what was found last is the newest.
    public func enqueue(_ jobs: [FetchJob]) {
        guard !isStopping else { return }
        let now = pace.now()
        // `notBefore` is a time of day; the agenda goes by the steady clock.
        let day = clock.now()
        var articles: [FetchJob] = []
        for job in jobs {
            if let moment = job.notBefore, moment > day {
                agenda.note(.job(job), at: now.adding(seconds: moment.seconds(since: day)))
            } else if job.lane(at: day) == .article {
                articles.append(job)
            } else {
                line(up: job, at: now)
            }
        }
        for job in articles.reversed() { line(up: job, at: now, isNewest: true) }
        work()
    }

    /// Fetches these too, but only where and when nothing new waits.
    /// - Returns: Those that were not taken, since too many wait for their host already: they are to be offered again.
    public func offer(_ jobs: [FetchJob]) -> [FetchJob] {
        var left: [FetchJob] = []
        let now = pace.now()
        let day = clock.now()
        for job in jobs {
            let waiting = hosts[job.address.host]?.lanes.count(in: job.lane(at: day)) ?? 0
            if isStopping || waiting >= Self.longestIdleLine { left.append(job) } else { line(up: job, at: now) }
        }
        work()
        return left
    }

    /// Articles of one host that wait to be read again.
    private static let longestIdleLine = 50

    /// The sitemaps that the robots.txt of an address' origin names, as far as it is known.
    public func sitemaps(of address: WebAddress) -> [String] { robots.sitemaps(of: address.origin) }

    /// Nothing is on the wire or in hand, and nothing that is due waits for it.
    public var isIdle: Bool {
        tasks.isEmpty && inHand == 0 && outbox.isEmpty && ready.isEmpty && idle.isEmpty && refused.isEmpty
    }

    /// Transfers and waiting robots.txt files, for the status page.
    public var running: Int { tasks.count }

    /// Starts nothing any more, gives what runs `settings.grace` seconds, abandons the rest, and returns when every
    /// result has been taken in. What had not started gives no result.
    public func shutDown() async {
        isStopping = true
        timer?.cancel()
        timer = nil
        agenda = Agenda()
        ready = []
        idle = []
        refused = []
        hosts = [:]
        let cutoff = Task {
            try? await Task.sleep(for: .seconds(settings.grace))
            for task in tasks.values { task.cancel() }
        }
        if !isIdle { await withCheckedContinuation { whenIdle.append($0) } }
        cutoff.cancel()
    }

    // MARK: When it is due

    /// Does all that can be done now, and sets the timer for what comes next.
    func work() {
        guard !isStopping else {
            if isIdle {
                for continuation in whenIdle { continuation.resume() }
                whenIdle = []
            }
            return
        }
        progress += 1
        let now = pace.now()
        while let (item, _) = agenda.take(at: now) {
            switch item {
            case .source(let name, let note): look(at: name, note: note, at: now)
            case .host(let host):
                hosts[host]?.noted = nil
                arm(host, at: now)
            case .job(let job): line(up: job, at: now, isNewest: true)
            }
        }
        startWhatMay(at: now)
        setTimer(at: now)
    }

    func note(_ name: String, at due: Timestamp) {
        notes += 1
        sources[name]?.note = notes
        sources[name]?.memory.due = due
        agenda.note(.source(name, note: notes), at: due)
    }

    private func setTimer(at now: Timestamp) {
        guard let due = agenda.earliest, due != timerDue else { return }
        timerDue = due
        if timer == nil {
            let source = DispatchSource.makeTimerSource(queue: client.executor.queue)
            source.setEventHandler { [weak self] in
                self?.assumeIsolated { fetcher in
                    fetcher.timerDue = nil
                    fetcher.work()
                }
            }
            source.resume()
            timer = source
        }
        let delay = Int(max(0, min(due.milliseconds - now.milliseconds, 3_600_000)))
        timer?.schedule(deadline: .now() + .milliseconds(delay), leeway: .milliseconds(5))
    }
}
