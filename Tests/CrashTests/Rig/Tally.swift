import Glibc
import Synchronization

/// Counts what was done to the daemon and what came of it, and says so when the tests end.
enum Tally {
    enum What: Int, CaseIterable { case faults, runs, violations }

    private static let counts = Mutex([0, 0, 0])

    /// So that it is said once, whatever tests were run.
    private static let atEnd: Void = {
        atexit { print("Faults: \(Tally.text)") }
    }()

    static func count(_ what: What, by number: Int = 1) {
        _ = atEnd
        counts.withLock { $0[what.rawValue] += number }
    }

    static var text: String {
        let counts = counts.withLock { $0 }
        return "\(counts[0]) made, \(counts[1]) runs to completion after them, \(counts[2]) violations"
    }
}
