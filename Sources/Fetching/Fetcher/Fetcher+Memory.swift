public import Model

/// What the fetcher is told of the sources that it watches, and what it remembers of them for the next run.
extension Fetcher {
    /// What was found in a source, so that its schedule learns from it.
    /// - Parameters:
    ///   - published: When its entries were published; empty where nothing new was read.
    ///   - hint: Seconds that the source itself asks for between two looks.
    /// - Returns: How the source stands now; nil where it is no longer watched.
    @discardableResult
    public func settled(source name: String, published: [Timestamp], hint: Double? = nil) -> SourceStanding? {
        sources[name]?.memory.schedule.observe(published: published, hint: hint, at: clock.now())
        return standing(of: name)
    }

    private func standing(of name: String) -> SourceStanding? {
        guard let source = sources[name]?.source, let memory = memory(of: name) else { return nil }
        let rhythm = memory.schedule.rhythm
        return SourceStanding(
            address: source.url,
            memory: memory,
            unpublishedSince: rhythm.isSilent(at: clock.now()) ? rhythm.newest : nil
        )
    }

    /// What was found in a source could not be kept: its next look must bring it again, so it goes without a condition.
    public func forgetContent(of name: String) { sources[name]?.memory.validators = nil }

    /// A source answered with something that is not what it should be. That is a failure like any other, and the same
    /// answer once more would not be *unchanged*. To be said before the result is out of hand.
    @discardableResult
    public func unread(source name: String) -> SourceStanding? {
        guard var state = sources[name] else { return nil }
        state.memory.validators = nil
        let chance = Double.random(in: 0..<1, using: &random)
        state.memory.due = state.memory.schedule.nextUnread(after: pace.now(), chance: chance)
        sources[name] = state
        return standing(of: name)
    }

    /// What is remembered of a source, for the next run. Its times are of the day's clock.
    public func memory(of name: String) -> SourceMemory? {
        guard let source = sources[name]?.source, var memory = sources[name]?.memory else { return nil }
        let ahead = clock.now().seconds(since: pace.now())
        memory.due = memory.due?.adding(seconds: ahead)
        memory.host = hosts[source.url.host]?.budget.memory.map {
            HostMemory(notBefore: $0.notBefore.adding(seconds: ahead), pause: $0.pause)
        }
        return memory
    }

    /// A restart is not a reason to ask a host sooner than it would have been asked.
    func remember(hosts known: [(host: String, memory: HostMemory?)], at now: Timestamp) {
        guard !known.isEmpty else { return }
        let ahead = now.seconds(since: clock.now())
        // Whatever the run before asked last, of hosts that nothing is remembered of too, was asked before now.
        restarted = now
        for (host, memory) in known {
            guard let memory else { continue }
            hosts[host, default: line(to: host)].budget.take(up: memory, ahead: ahead, at: now)
        }
    }
}
