public import Model

/// Which sources are watched, and what becomes of what one led to that is watched no more.
extension Fetcher {
    /// Watches these sources from now on and no others. Those that were watched before, at the same address, keep
    /// what is known of them and when they are due.
    /// - Parameter memories: By name, what an earlier run remembered.
    /// - Returns: What was still to be fetched for sources that are watched no more, but for what is on the wire: it is not asked
    ///   for any more.
    @discardableResult
    public func watch(_ sources: [Source], remembering memories: [String: SourceMemory] = [:]) -> [FetchJob] {
        let now = pace.now()
        if self.sources.isEmpty {
            let known = sources.compactMap { source in memories[source.name].map { (source.url.host, $0.host) } }
            remember(hosts: known, at: now)
        }
        var watched: [String: WatchedSource] = [:]
        watched.reserveCapacity(sources.count)
        var newcomers = 0
        for source in sources where watched[source.name] == nil {
            if var known = self.sources.removeValue(forKey: source.name), known.source.url == source.url {
                known.source = source
                known.memory.read(as: source)
                known.memory.schedule.floor = Double(source.every)
                known.memory.schedule.ceiling = max(settings.ceiling, Double(source.every))
                watched[source.name] = known
                continue
            }
            let floor = Double(source.every)
            var memory = memories[source.name] ?? SourceMemory(schedule: SourceSchedule(floor: floor, ceiling: 0))
            memory.read(as: source)
            memory.schedule.floor = floor
            memory.schedule.ceiling = max(settings.ceiling, floor)
            // First looks are spread, so that a start is no burst.
            let spread = now.adding(seconds: Double(newcomers) / settings.firstLooksPerSecond)
            let remembered = memory.due.map { now.adding(seconds: $0.seconds(since: clock.now())) } ?? spread
            memory.due = min(max(remembered, spread), spread.adding(seconds: memory.schedule.longestWait))
            newcomers += 1
            watched[source.name] = WatchedSource(source: source, memory: memory)
        }
        let left = leave(Set(self.sources.keys).subtracting(watched.keys))
        self.sources = watched
        for source in sources {
            guard let state = self.sources[source.name], state.note == 0, let due = state.memory.due else { continue }
            note(source.name, at: due)
        }
        for host in hosts.keys {
            _ = hosts[host]?.lanes.take { job in
                if case .source(let name) = job.purpose { watched[name]?.source.url != job.address } else { false }
            }
        }
        work()
        return left
    }

    /// Takes out what waits for these sources: an outlet that somebody took away is asked nothing more.
    private func leave(_ names: Set<String>) -> [FetchJob] {
        guard !names.isEmpty else { return [] }
        var left = agenda.remove { item in
            if case .job(let job) = item { names.contains(job.purpose.source) } else { false }
        }.compactMap { item in if case .job(let job) = item { job } else { nil } }
        for host in hosts.keys {
            left += hosts[host]?.lanes.take { names.contains($0.purpose.source) } ?? []
        }
        left += refused.filter { names.contains($0.job.purpose.source) }.map(\.job)
        refused.removeAll { names.contains($0.job.purpose.source) }
        return left
    }
}
