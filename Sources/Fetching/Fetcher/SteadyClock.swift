import Glibc
import Model

/// A clock that never jumps: it starts at the time of day and goes on by the machine's own count, sleep included.
/// Schedules go by it, so that a corrected time of day neither stops them nor makes all sources due at once.
struct SteadyClock: WallClock {
    private let start = SystemClock().now()
    private let began = SteadyClock.count()

    func now() -> Timestamp { Timestamp(milliseconds: start.milliseconds + SteadyClock.count() - began) }

    /// Milliseconds since the machine was started.
    private static func count() -> Int64 {
        var time = timespec()
        clock_gettime(CLOCK_BOOTTIME, &time)
        return Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000
    }
}

/// A generator that gives the same numbers for the same seed (SplitMix64): what chance decides can be repeated.
struct SeededGenerator: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
}
