public import Model

/// When one source is looked at next: as often as it publishes, between a floor and a ceiling; a failing one ever more
/// seldom, but at least once a day for ever. What fails while nothing else answers either is not counted, since the line
/// may be down and not the source. Pure: the caller owns clock and chance.
public struct SourceSchedule: Hashable, Sendable, Codable {
    /// Seconds.
    public var floor: Double
    /// Seconds.
    public var ceiling: Double
    public private(set) var failures = 0
    /// Those before the last look, should its answer turn out not to be readable.
    private var failuresBefore = 0
    /// The last look was met with silence; nil where it was not, also in what an earlier version remembered.
    private var wasSilent: Bool?
    public private(set) var rhythm = Rhythm()
    /// Seconds that the feed itself announces: its `ttl`, its `sy:updatePeriod`.
    public private(set) var hint: Double?

    /// Seconds: a dead source is tried once in so long.
    public static let longestBackOff: Double = 86_400

    public init(floor: Double, ceiling: Double) {
        self.floor = floor
        self.ceiling = max(floor, ceiling)
    }

    /// Takes in what was found in the source.
    public mutating func observe(published: [Timestamp], hint: Double?, at now: Timestamp) {
        rhythm.observe(published, at: now)
        if let hint, hint.isFinite, hint > 0 { self.hint = hint }
    }

    /// Seconds between two looks while all is well. Half the pause that is usual between two publications; while that
    /// is not known, what the feed announces: many announce what their software came with, so it counts no longer then.
    public var interval: Double {
        let wish = rhythm.typicalPause.map { $0 / 2 } ?? hint ?? floor
        return min(max(wish, floor), ceiling)
    }

    /// When to look again after a look that ended at `now`.
    /// - Parameters:
    ///   - isReached: The source answered.
    ///   - isSilent: Nothing came from it at all.
    ///   - isLineUp: Others answered since it was looked at last. While none does, it is looked at as if all were well:
    ///     then it is not missed for long when the line is up again.
    ///   - fresh: Seconds for which the answer is fresh by its own word: asking sooner would bring the same.
    ///   - retryAfter: Seconds that the server asked for.
    ///   - chance: Evenly between 0 and 1: spreads those that failed together.
    public mutating func next(
        after now: Timestamp,
        isReached: Bool,
        isSilent: Bool = false,
        isLineUp: Bool = true,
        fresh: Double? = nil,
        retryAfter: Double? = nil,
        chance: Double
    ) -> Timestamp {
        var pause = interval
        failuresBefore = failures
        wasSilent = isSilent ? true : nil
        if isReached {
            failures = 0
            // A little unevenness, so that sources of one interval do not stay in step for ever.
            pause = max(pause, min(fresh ?? 0, ceiling)) * (1 + 0.02 * chance)
        } else if isSilent, !isLineUp {
            pause *= 1 + 0.02 * chance
        } else {
            failures = min(failures + 1, 64)
            pause = backOff * (0.75 + 0.5 * chance)
        }
        return now.adding(seconds: min(max(pause, retryAfter ?? 0), SourceSchedule.longestBackOff))
    }

    /// When to look again after all, where the source answered but nothing of it could be read: that is a failure too.
    public mutating func nextUnread(after now: Timestamp, chance: Double) -> Timestamp {
        failures = failuresBefore
        return next(after: now, isReached: false, chance: chance)
    }

    /// Seconds after a restart until the next look, at the most: whoever restarts a daemon that reached nothing expects it
    /// to try.
    var longestWait: Double { wasSilent == true ? interval : SourceSchedule.longestBackOff }

    /// Seconds: the interval, doubled by each failure in a row.
    private var backOff: Double {
        var pause = max(interval, 1)
        for _ in 0..<failures where pause < SourceSchedule.longestBackOff { pause *= 2 }
        return min(pause, SourceSchedule.longestBackOff)
    }
}
