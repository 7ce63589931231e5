import DequeModule
import Model

/// From due to started.
extension Fetcher {
    /// A source is due.
    func look(at name: String, note: UInt64, at now: Timestamp) {
        guard let state = sources[name], state.note == note, !state.isBusy else { return }
        sources[name]?.isBusy = true
        let source = state.source
        line(up: FetchJob(address: source.url, purpose: .source(name), isLocal: source.isLocal), at: now)
    }

    /// - Parameter isNewest: It goes before what waits in its lane.
    func line(up job: FetchJob, at now: Timestamp, isNewest: Bool = false) {
        if case .refused(let refusal) = robots.verdict(on: job.destination, at: now) {
            refused.append((job, refusal))
            return
        }
        let host = job.destination.host
        let lane = job.lane(at: clock.now())
        if isNewest {
            hosts[host, default: line(to: host)].lanes.prepend(job, to: lane)
        } else {
            hosts[host, default: line(to: host)].lanes.append(job, to: lane)
        }
        arm(host, at: now)
    }

    /// Queues the host if it may start something, or notes when it may.
    func arm(_ host: String, at now: Timestamp) {
        guard let line = hosts[host] else { return }
        let wanted = line.wanted
        // One that stands among the idle goes over to the ready when something new has come.
        guard wanted != .none, line.queue == .none || (line.queue == .idle && wanted == .ready) else { return }
        switch line.budget.next(at: now) {
        case .start:
            hosts[host]?.queue = wanted
            if wanted == .ready { ready.append(host) } else { idle.append(host) }
        case .wait(let moment):
            guard line.noted != moment else { return }
            hosts[host]?.noted = moment
            agenda.note(.host(host), at: moment)
        case .busy:
            break  // armed again when one of its transfers has finished
        }
    }

    /// Whether one more may start: neither the wire, nor those who take the results in, nor memory is full.
    private var hasRoom: Bool {
        tasks.count < settings.maximumTransfers && inHand + outbox.count < settings.maximumInHand && !pool.isFull
    }

    func startWhatMay(at now: Timestamp) {
        while !isStopping, !isPaused, hasRoom {
            if let (job, refusal) = refused.popFirst() {
                let failure = HTTPFailure(refusal.outcome, refusal.reason, address: job.destination)
                finish(Attempt(job: job, started: clock.now()), with: .failure(failure), at: now)
            } else if let host = ready.popFirst() {
                hosts[host]?.queue = .none
                startNext(of: host, at: now)
            } else if rereading * 4 < settings.maximumTransfers, let host = idle.popFirst() {
                // It may have gone over to the ready since.
                guard hosts[host]?.queue == .idle else { continue }
                hosts[host]?.queue = .none
                startNext(of: host, at: now)
            } else {
                return
            }
        }
    }

    private func startNext(of host: String, at now: Timestamp) {
        guard case .start? = hosts[host]?.budget.next(at: now) else {
            arm(host, at: now)
            return
        }
        guard let (job, lane) = hosts[host]?.lanes.next() else { return }
        if start(job, at: now) {
            arm(host, at: now)
        } else {
            // Its robots.txt comes first; the host is armed again when that is known.
            hosts[host]?.lanes.prepend(job, to: lane)
        }
    }

    /// False: the job must wait for the origin's robots.txt.
    private func start(_ job: FetchJob, at now: Timestamp) -> Bool {
        switch robots.verdict(on: job.destination, at: now) {
        case .ask:
            if asking[job.destination.origin] == nil {
                ask(job.destination, isLocal: job.isLocal, at: now)
            }
            return false
        case .refused(let refusal):
            refused.append((job, refusal))
            return true
        case .allowed:
            if case .source(let name) = job.purpose, sources[name] == nil { return true }
            hosts[job.destination.host]?.budget.started(at: now)
            perform(job)
            return true
        }
    }

    private func perform(_ job: FetchJob) {
        var attempt = Attempt(job: job, started: clock.now())
        attempt.allowance = pool.allowance()
        if case .source(let name) = job.purpose {
            attempt.known = sources[name]?.memory.validators
            attempt.conditions = sources[name]?.conditions(fullEvery: settings.fullEvery)?.conditions ?? []
        } else {
            attempt.known = job.validators
            // A server that lies of its feed lies of its articles too, and would hide their edits.
            let lies = sources[job.purpose.source]?.memory.liesAboutChange ?? false
            attempt.conditions = lies ? [] : job.validators?.conditions ?? []
        }
        var request = HTTPRequest(
            address: job.destination,
            headers: [HTTPHeader("Accept", Fetcher.accepted)] + attempt.conditions,
            redirects: .followed(atMost: settings.maximumRedirects),
            limits: settings.limits,
            isLocal: job.isLocal
        )
        request.allowance = attempt.allowance
        if case .reread = job.purpose { rereading += 1 }
        let journey = setOut(job)
        request.admits = { [weak self] last, next in await self?.refusal(of: next, from: last, on: journey, for: job) }
        let asked = request
        let underway = attempt
        run { fetcher in
            let reply = await fetcher.client.perform(asked)
            if case .reread = job.purpose { fetcher.rereading -= 1 }
            await fetcher.end(journey, of: underway, with: reply, at: fetcher.pace.now())
        }
    }

    private static let accepted =
        "application/rss+xml, application/atom+xml, application/feed+json, application/xml;q=0.9, text/html;q=0.9, */*;q=0.5"

    /// Runs on this actor until its end, and then looks what else can be done.
    private func run(_ body: @escaping @Sendable (isolated Fetcher) async -> Void) {
        lastTask += 1
        let id = lastTask
        tasks[id] = Task(executorPreference: client.executor.preference) { await self.see(body, through: id) }
    }

    private func see(_ body: @Sendable (isolated Fetcher) async -> Void, through id: UInt64) async {
        await body(self)
        tasks[id] = nil
        work()
    }

    // MARK: robots.txt

    /// Asks for an origin's robots.txt: one start of its host like any other.
    private func ask(_ address: WebAddress, isLocal: Bool, at now: Timestamp) {
        asking[address.origin] = []
        let host = address.host
        hosts[host, default: line(to: host)].budget.started(at: now)
        run { await $0.learnRobots(of: address, isLocal: isLocal) }
    }

    func learnRobots(of address: WebAddress, isLocal: Bool) async {
        let origin = address.origin
        guard let file = WebAddress(origin + "/robots.txt") else { return }
        var limits = settings.limits
        limits.bodyBytes = Robots.sizeLimit
        var request = HTTPRequest(address: file, limits: limits, oversize: .truncation, isLocal: isLocal)
        request.headers = [HTTPHeader("Accept", "text/plain, */*;q=0.5")]
        request.admits = { [weak self] _, next in await self?.refusal(ofRobotsAt: next) }
        let reply = await client.perform(request)
        let now = pace.now()
        robots.store(reply, of: origin, at: now)
        hosts[address.host]?.budget.finished()
        hosts[address.host]?.budget.obey(crawlDelay: robots.crawlDelay(of: origin), since: now)
        heard(reply, at: now)
        for waiting in asking.removeValue(forKey: origin) ?? [] { waiting.resume() }
        let forbidden = hosts[address.host]?.lanes.take { job in
            if case .refused = robots.verdict(on: job.destination, at: now) { true } else { false }
        }
        for job in forbidden ?? [] { line(up: job, at: now) }
        arm(address.host, at: now)
    }
}
