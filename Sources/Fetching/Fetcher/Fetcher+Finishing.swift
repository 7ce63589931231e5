import DequeModule
import Model

/// A job that was started.
struct Attempt: Sendable {
    let job: FetchJob
    let started: Timestamp
    var allowance: BodyAllowance?
    var known: Validators?
    var conditions: [HTTPHeader] = []
}

/// From a reply to a result that has been taken in.
extension Fetcher {
    /// How a host answered counts for the host that answered, wherever a redirect led.
    func heard(_ reply: HTTPReply, at now: Timestamp) {
        if reply.status != nil { answered = now }
        switch reply {
        case .response(let capture):
            let retryAfter = capture.header("retry-after")
            hosts[capture.address.host]?.budget.heard(status: capture.status, retryAfter: retryAfter, at: now)
        case .failure(let failure):
            // A redirect that was not followed is no answer of the host that it leads to.
            guard let status = failure.status, !Redirect.statuses.contains(status) else { return }
            hosts[failure.address.host]?.budget.heard(status: status, at: now)
        }
    }

    func finish(_ attempt: Attempt, with reply: HTTPReply, at now: Timestamp) {
        progress += 1
        let isConditional = !attempt.conditions.isEmpty
        let verdict = FetchVerdict(reply, known: attempt.known, isConditional: isConditional)
        var result = FetchResult(
            job: attempt.job,
            outcome: verdict.outcome,
            reason: verdict.reason,
            capture: reply.capture,
            status: reply.status,
            started: attempt.started,
            finished: clock.now(),
            validators: verdict.validators ?? attempt.known,
            isLineUp: hasHeard(since: attempt.job.tried)
        )
        result.job.tried = now
        // Where it is asked for once more, that begins at its own address.
        result.job.onward = nil
        if case .source(let name) = attempt.job.purpose {
            result.nextDue = settle(name, attempt.job, verdict, reply, isConditional, at: now)
        }
        outbox.append((result, attempt.allowance))
        handOut()
        sweep(at: now)
    }

    /// Sets when the source is due again.
    private func settle(
        _ name: String,
        _ job: FetchJob,
        _ verdict: FetchVerdict,
        _ reply: HTTPReply,
        _ isConditional: Bool,
        at now: Timestamp
    ) -> Timestamp? {
        guard sources[name]?.source.url == job.address, var state = sources[name] else { return nil }
        state.learn(verdict, wasConditional: isConditional)
        let wish = reply.capture?.header("retry-after").flatMap { RetryAfter.seconds($0, at: now) }
        let due: Timestamp
        if verdict.outcome == .abandoned {
            due = now.adding(seconds: state.memory.schedule.interval)
        } else {
            due = state.memory.schedule.next(
                after: now,
                isReached: verdict.outcome.isReached,
                isSilent: verdict.outcome.isSilence,
                isLineUp: hasHeard(since: state.looked),
                fresh: reply.capture.flatMap { Freshness.seconds(of: $0) },
                retryAfter: verdict.outcome.isReached ? nil : wish,
                chance: Double.random(in: 0..<1, using: &random)
            )
        }
        state.memory.due = due
        state.looked = now
        sources[name] = state
        return clock.now().adding(seconds: due.seconds(since: now))
    }

    /// Whether anyone has answered since that look: "this source is down" is told by that from "our own line is down".
    private func hasHeard(since look: Timestamp?) -> Bool {
        guard let answered else { return false }
        return look.map { answered > $0 } ?? true
    }

    /// A look has been taken in, and what it brought is known: only now may the next one begin, however slow that was.
    private func release(_ job: FetchJob) {
        guard case .source(let name) = job.purpose, let state = sources[name], state.source.url == job.address else {
            return
        }
        sources[name]?.isBusy = false
        if let due = state.memory.due { note(name, at: due) }
    }

    /// Hands results out, never more than `maximumInHand` at once.
    private func handOut() {
        while inHand < settings.maximumInHand, let (result, allowance) = outbox.popFirst() {
            inHand += 1
            let sink = sink
            Task {
                await sink(result)
                allowance?.release()
                self.inHand -= 1
                self.release(result.job)
                self.progress += 1
                self.handOut()
                if self.pool.takeTurnedAway() { await self.client.resumePaused() }
                self.work()
            }
        }
    }

    /// Forgets hosts that nothing need be known of any more, now and then.
    private func sweep(at now: Timestamp) {
        finishedSinceSweep += 1
        guard finishedSinceSweep >= 4096 else { return }
        finishedSinceSweep = 0
        hosts = hosts.filter {
            !$0.value.lanes.isEmpty || $0.value.queue != .none || !$0.value.budget.isForgettable(at: now)
        }
        robots.prune(at: now)
    }
}
