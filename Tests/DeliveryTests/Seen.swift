import Journal
import Model
import Synchronization

/// What a subscription was asked about.
final class Seen: Sendable {
    private let notices = Mutex<[EventNotice]>([])
    func add(_ notice: EventNotice) { notices.withLock { $0.append(notice) } }
    var types: [EventType] { notices.withLock { $0.map(\.type) } }
}
