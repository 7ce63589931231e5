import Model

/// What may be asked of one host, and when. Pure: the caller owns the clock and the wire.
struct HostBudget: Sendable {
    enum Action: Hashable, Sendable {
        case start
        case wait(until: Timestamp)
        /// All its connections are in use: ask again when one has finished.
        case busy
    }

    /// Seconds between two starts.
    let spacing: Double
    let maximumConnections: Int
    /// Seconds that robots.txt asks for, within a bound.
    private(set) var crawlDelay: Double = 0
    private(set) var running = 0
    /// No start before this.
    private(set) var notBefore = Timestamp(milliseconds: .min)
    private var refusals = 0
    /// Its own wish, or what its refusals amount to: until then it is to be left alone altogether.
    private var quiet = Timestamp(milliseconds: .min)
    /// When robots.txt last said how it stands with the crawl delay.
    private var obeyed = Timestamp(milliseconds: .min)

    /// Seconds: the longest crawl delay that is honoured. A longer one would amount to a ban that was not meant.
    static let longestCrawlDelay: Double = 120

    init(spacing: Double, maximumConnections: Int = 2) {
        self.spacing = spacing
        self.maximumConnections = maximumConnections
    }

    func next(at now: Timestamp) -> Action {
        if running >= maximumConnections { return .busy }
        return now < notBefore ? .wait(until: notBefore) : .start
    }

    mutating func started(at now: Timestamp) {
        running += 1
        asked(at: now)
    }

    /// It is asked something on the way, which is no start of its own: a redirect within the host, or one of robots.txt.
    mutating func asked(at now: Timestamp) {
        postpone(until: now.adding(seconds: max(spacing, crawlDelay)))
    }

    mutating func finished() { running = max(0, running - 1) }

    /// Takes in how the host answered.
    /// - Parameters:
    ///   - status: HTTP status code.
    ///   - retryAfter: The response's field of that name.
    mutating func heard(status: Int, retryAfter: String? = nil, at now: Timestamp) {
        guard status == 429 || status == 503 else {
            refusals = 0
            return
        }
        refusals = min(refusals + 1, 12)
        let wish = retryAfter.flatMap { RetryAfter.seconds($0, at: now) }
        quiet = max(quiet, now.adding(seconds: wish ?? HostBudget.pause(after: refusals)))
        postpone(until: quiet)
    }

    /// Whether it answered that it wants to be left alone, which holds for what would not wait for its turn too.
    func isToBeLeftAlone(at now: Timestamp) -> Bool { now < quiet }

    /// - Parameter now: When robots.txt said so; that request was a start too.
    mutating func obey(crawlDelay seconds: Double?, since now: Timestamp) {
        crawlDelay = min(seconds ?? 0, HostBudget.longestCrawlDelay)
        obeyed = now
        if crawlDelay > 0 { postpone(until: now.adding(seconds: crawlDelay)) }
    }

    /// What the next run has to know; nil where nothing was ever started.
    var memory: HostMemory? {
        notBefore.milliseconds == .min ? nil : HostMemory(notBefore: notBefore, pause: max(spacing, crawlDelay))
    }

    /// Goes on from an earlier run, which may have started something a moment ago.
    /// - Parameter ahead: Seconds from the clock of the memory to that of `now`.
    mutating func take(up memory: HostMemory, ahead: Double, at now: Timestamp) {
        let wish = memory.notBefore.adding(seconds: ahead)
        postpone(until: min(wish, now.adding(seconds: RetryAfter.longest)))
        postpone(until: now.adding(seconds: min(memory.pause, HostBudget.longestCrawlDelay)))
    }

    /// Something may have been started at `moment`.
    mutating func leave(aloneSince moment: Timestamp) {
        if spacing > 0 { postpone(until: moment.adding(seconds: spacing)) }
    }

    /// Nothing is running, and nothing is remembered that a fresh budget would not know, or be told before its first
    /// start: a crawl delay is kept for as long as its robots.txt is not read again.
    func isForgettable(at now: Timestamp) -> Bool {
        guard running == 0, refusals == 0, notBefore <= now else { return false }
        return crawlDelay == 0 || now.seconds(since: obeyed) >= RobotsCache.lifetime
    }

    private mutating func postpone(until moment: Timestamp) { notBefore = max(notBefore, moment) }

    /// Seconds: half a minute after the first refusal in a row, twice as long after each, at most an hour.
    private static func pause(after refusals: Int) -> Double {
        var seconds: Double = 30
        for _ in 1..<max(refusals, 1) { seconds *= 2 }
        return min(seconds, 3600)
    }
}
