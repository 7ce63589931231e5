import Model

/// One exchange on its way through redirects.
struct Journey {
    /// Hosts whose budget it was taken from.
    var hosts: [String]
    /// Redirects so far.
    var followed: Int
    /// Where a redirect leads that cannot be followed yet.
    var onward: WebAddress?
}

/// Where redirects lead, hosts are asked no sooner than if they had been asked themselves.
extension Fetcher {
    func setOut(_ job: FetchJob) -> UInt64 {
        lastJourney += 1
        journeys[lastJourney] = Journey(hosts: [job.destination.host], followed: job.onward?.followed ?? 0)
        return lastJourney
    }

    /// Whether a redirect may be followed there now. One that may, but not yet, is refused as abandoned, and its job then
    /// lined up for the host that it leads to.
    ///
    /// Within one host (to https, to a trailing slash) it is followed at once, as any browser would: the host has just said
    /// that what was asked for is there, and expects to be asked. Not where it wants to be left alone meanwhile.
    func refusal(of next: WebAddress, from last: WebAddress, on id: UInt64, for job: FetchJob) async -> FetchRefusal? {
        // The client counts those of this exchange only.
        guard let journey = journeys[id], journey.followed < settings.maximumRedirects else {
            return FetchRefusal(.tooManyRedirects, "more than \(settings.maximumRedirects) redirects")
        }
        let host = next.host
        if host == last.host {
            if isToBeLeftAlone(host) { return putOff(next, on: id) }
            if let refusal = await robotsRefusal(of: next, isLocal: job.isLocal) { return refusal }
            hosts[host]?.budget.asked(at: pace.now())
        } else {
            let now = pace.now()
            switch robots.verdict(on: next, at: now) {
            case .refused(let refusal): return refusal
            // It is asked for first, which is a start of that host: so this has to wait in any case.
            case .ask: return putOff(next, on: id)
            case .allowed: break
            }
            guard case .start = hosts[host, default: line(to: host)].budget.next(at: now) else {
                return putOff(next, on: id)
            }
            hosts[host]?.budget.started(at: now)
            journeys[id]?.hosts.append(host)
        }
        journeys[id]?.followed += 1
        return nil
    }

    /// A redirect of a robots.txt goes where it leads at once, since everything of its origin waits for it.
    func refusal(ofRobotsAt next: WebAddress) -> FetchRefusal? {
        let host = next.host
        if isToBeLeftAlone(host) { return FetchRefusal(.robotsUnreachable, "\(host) asks to be left alone") }
        hosts[host, default: line(to: host)].budget.asked(at: pace.now())
        return nil
    }

    /// An exchange is over: it gives a result, or goes on later where it was led.
    func end(_ id: UInt64, of attempt: Attempt, with reply: HTTPReply, at now: Timestamp) async {
        let journey = journeys.removeValue(forKey: id)
        for host in journey?.hosts ?? [] { hosts[host]?.budget.finished() }
        heard(reply, at: now)
        if let journey, let onward = journey.onward, !isStopping {
            attempt.allowance?.release()
            var job = attempt.job
            job.onward = FetchJob.Onward(address: onward, followed: journey.followed + 1)
            line(up: job, at: now, isNewest: true)
            if pool.takeTurnedAway() { await client.resumePaused() }
        } else if case .response(var capture) = reply {
            capture.requested = attempt.job.address
            finish(attempt, with: .response(capture), at: now)
        } else {
            finish(attempt, with: reply, at: now)
        }
        for host in journey?.hosts ?? [] { arm(host, at: now) }
    }

    private func isToBeLeftAlone(_ host: String) -> Bool {
        hosts[host]?.budget.isToBeLeftAlone(at: pace.now()) ?? false
    }

    private func putOff(_ next: WebAddress, on id: UInt64) -> FetchRefusal {
        journeys[id]?.onward = next
        return FetchRefusal(.abandoned, "\(next.host) is to be asked later")
    }

    /// What the robots.txt of another origin of the same host says; it is asked for where it is not known.
    private func robotsRefusal(of address: WebAddress, isLocal: Bool) async -> FetchRefusal? {
        if case .ask = robots.verdict(on: address, at: pace.now()) {
            if asking[address.origin] != nil {
                await withCheckedContinuation { asking[address.origin, default: []].append($0) }
            } else {
                asking[address.origin] = []
                hosts[address.host]?.budget.started(at: pace.now())
                await learnRobots(of: address, isLocal: isLocal)
            }
        }
        if case .refused(let refusal) = robots.verdict(on: address, at: pace.now()) { return refusal }
        return nil
    }
}
