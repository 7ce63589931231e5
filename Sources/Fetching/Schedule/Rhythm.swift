public import Model

/// How often a source publishes, learnt from the times of what it published. Old news weighs less.
public struct Rhythm: Hashable, Sendable, Codable {
    /// Publications seen, faded.
    private var weight: Double = 0
    /// Seconds those took, faded likewise.
    private var span: Double = 0
    /// The newest publication seen.
    public private(set) var newest: Timestamp?
    /// Seconds: the longest pause seen between two publications, faded.
    public private(set) var longestPause: Double = 0

    /// How much of what was known stays with each publication: about the last thirty count.
    private static let memory = 0.967

    public init() {}

    /// Takes in the times of a source's publications, in any order; what is not newer than what is known is left out.
    public mutating func observe(_ times: [Timestamp], at now: Timestamp) {
        let known = newest
        let fresh = times.filter { time in
            time <= now.adding(seconds: 300) && (known.map { time > $0 } ?? true)
        }
        for time in fresh.sorted() {
            if let newest {
                let pause = time.seconds(since: newest)
                guard pause > 0 else { continue }
                weight = weight * Rhythm.memory + 1
                span = span * Rhythm.memory + pause
                longestPause = max(longestPause * 0.99, pause)
            }
            newest = time
        }
    }

    /// Seconds between publications; nil before enough were seen.
    public var typicalPause: Double? { weight >= 4 ? span / weight : nil }

    /// Seconds after the newest publication at which silence is more than its history makes likely; nil before
    /// enough is known. At least six hours: nights are silent everywhere.
    public var unlikelySilence: Double? {
        typicalPause.map { max(6 * 3600, $0 * 8, longestPause * 2) }
    }

    /// Whether a source that usually publishes has been silent for longer than likely.
    public func isSilent(at now: Timestamp) -> Bool {
        guard let newest, let limit = unlikelySilence else { return false }
        return now.seconds(since: newest) > limit
    }
}
