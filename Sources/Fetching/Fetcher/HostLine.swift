import Model

/// What waits for one host and what it may be asked. The host's name is what counts, whatever addresses it has.
struct HostLine {
    var budget: HostBudget
    var lanes = Lanes<FetchJob>()
    /// In which queue of hosts that may start it stands.
    var queue = Queue.none
    /// Noted in the agenda for this time.
    var noted: Timestamp?

    enum Queue {
        case none
        /// Something new waits.
        case ready
        /// Only articles that are to be read again wait.
        case idle
    }

    /// Where it should stand.
    var wanted: Queue { lanes.isEmpty ? .none : lanes.hasNew ? .ready : .idle }

    /// - Parameter host: As in `WebAddress`.
    init(host: String, settings: FetchSettings) {
        let spacing = AddressClass.isLoopback(host) ? 0 : settings.hostSpacing
        budget = HostBudget(spacing: spacing, maximumConnections: settings.connectionsPerHost)
    }
}

extension FetchJob {
    /// - Parameter day: The time of day.
    func lane(at day: Timestamp) -> Lanes<FetchJob>.Lane {
        switch purpose {
        case .source, .sitemap: .source
        case .article: isArchive(at: day) ? .archive : .article
        case .reread: .reread
        }
    }

    /// A sitemap lists what an outlet has published in years: what is new must not wait until all of that has been read.
    private func isArchive(at day: Timestamp) -> Bool {
        switch dated {
        case .time(let time): day.seconds(since: time.instant) > FetchJob.newsPeriod
        // The end of the day, as far west as Greenwich: it may have been any time of it.
        case .day(let date):
            day.seconds(since: Timestamp(seconds: Int64(date.serial + 1) * 86_400)) > FetchJob.newsPeriod
        case nil: false
        }
    }

    /// Seconds.
    private static let newsPeriod: Double = 3 * 86_400
}
