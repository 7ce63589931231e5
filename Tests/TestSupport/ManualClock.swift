public import Model
import Synchronization

/// A clock that stands still until a test turns it.
public final class ManualClock: WallClock {
    private let time: Mutex<Timestamp>

    public init(_ start: String = "2024-11-14T09:00:00+07:00") {
        time = Mutex(ZonedTime(start)?.instant ?? Timestamp(seconds: 0))
    }

    public func now() -> Timestamp { time.withLock { $0 } }

    public func advance(seconds: Double) {
        time.withLock { $0 = $0.adding(seconds: seconds) }
    }

    public func set(_ moment: String) {
        guard let moment = ZonedTime(moment) else { preconditionFailure("not an RFC 3339 time: \(moment)") }
        time.withLock { $0 = moment.instant }
    }
}
