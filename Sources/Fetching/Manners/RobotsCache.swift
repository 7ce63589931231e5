import Model

/// What is known of each origin's robots.txt, and for how long it holds (RFC 9309 §2.3 and §2.4). Pure: the caller
/// asks for the file when it is told to.
struct RobotsCache: Sendable {
    enum Verdict: Hashable, Sendable {
        case allowed
        case refused(FetchRefusal)
        /// Not known: ask for the origin's robots.txt first.
        case ask
    }

    private struct Entry {
        /// Nil while it has never been reached.
        var robots: Robots?
        var learnt: Timestamp
        var expires: Timestamp
        var failure: FetchRefusal?
        var failures = 0
    }

    /// Seconds: after so many, at the most, a robots.txt is asked for again before anything else is.
    static let lifetime: Double = 86_400
    /// Seconds after the first failure in a row; doubled by each.
    private static let shortestRetry: Double = 300
    /// Seconds after nothing came at all: fewer than between two looks, so that each look asks once. How often a source
    /// is looked at that is down, or behind a line that is, its schedule says.
    private static let pauseAfterSilence: Double = 30
    /// Seconds after which a robots.txt that stays unreachable is taken as absent: RFC 9309 §2.3.1.4's 30 days.
    private static let longestSilence: Double = 30 * 86_400

    private let agent: String
    private var entries: [String: Entry] = [:]

    /// - Parameter agent: The product token, such as `Netra`.
    init(agent: String) { self.agent = agent }

    func verdict(on address: WebAddress, at now: Timestamp) -> Verdict {
        guard let entry = entries[address.origin], now < entry.expires else { return .ask }
        if let robots = entry.robots {
            if robots.allows(address) { return .allowed }
            return .refused(FetchRefusal(.forbiddenByRobots, "robots.txt of \(address.origin) forbids it"))
        }
        return entry.failure.map { .refused($0) } ?? .allowed
    }

    func crawlDelay(of origin: String) -> Double? { entries[origin]?.robots?.crawlDelay }
    func sitemaps(of origin: String) -> [String] { entries[origin]?.robots?.sitemaps ?? [] }

    /// Takes in what came of asking for `origin`'s robots.txt.
    mutating func store(_ reply: HTTPReply, of origin: String, at now: Timestamp) {
        switch reply {
        case .response(let capture) where (200..<300).contains(capture.status):
            // Any 2xx is a success (RFC 9309 §2.3.1.1): 204 says that there are no rules.
            learn(Robots(parsing: capture.body, agent: agent), of: origin, at: now)
        case .response(let capture) where (400..<500).contains(capture.status) && capture.status != 429:
            // "Unavailable": the site has no rules, or none that we may see.
            learn(.allowingAll, of: origin, at: now)
        case .failure(let failure) where failure.outcome == .tooManyRedirects:
            learn(.allowingAll, of: origin, at: now)
        case .response(let capture):
            fail(FetchRefusal(.robotsUnreachable, "robots.txt answers \(capture.status)"), of: origin, at: now)
        case .failure(let failure):
            fail(FetchRefusal(failure.outcome, "robots.txt: \(failure.reason)"), of: origin, at: now)
        }
    }

    /// Forgets origins that have not been asked about since their entry ran out long ago.
    mutating func prune(at now: Timestamp) {
        entries = entries.filter { now.seconds(since: $0.value.expires) < RobotsCache.lifetime }
    }

    private mutating func learn(_ robots: Robots, of origin: String, at now: Timestamp) {
        entries[origin] = Entry(robots: robots, learnt: now, expires: now.adding(seconds: RobotsCache.lifetime))
    }

    /// A file that was read before stays in force while it cannot be reached; one that never was forbids everything.
    private mutating func fail(_ refusal: FetchRefusal, of origin: String, at now: Timestamp) {
        var entry = entries[origin] ?? Entry(robots: nil, learnt: now, expires: now)
        entry.failure = refusal
        if now.seconds(since: entry.learnt) > RobotsCache.longestSilence {
            entry.robots = .allowingAll
        }
        var pause = RobotsCache.pauseAfterSilence
        if entry.robots != nil || !refusal.outcome.isSilence {
            entry.failures = min(entry.failures + 1, 16)
            pause = RobotsCache.shortestRetry
            for _ in 1..<entry.failures { pause *= 2 }
        }
        entry.expires = now.adding(seconds: min(pause, RobotsCache.lifetime))
        entries[origin] = entry
    }
}
