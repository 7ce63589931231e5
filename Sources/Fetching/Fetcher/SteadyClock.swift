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
