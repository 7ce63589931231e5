import Dispatch
import Synchronization

/// The bounded concurrent queue on which pages are read and judged: as many at once as there are cores, so that a flood
/// of pages neither starves the machine nor piles up threads.
final class WorkQueue: Sendable {
    private struct Line {
        var running = 0
        var waiting: [@Sendable () -> Void] = []
        var next = 0
    }

    private let queue = DispatchQueue(label: "work", attributes: .concurrent)
    private let line = Mutex(Line())
    private let width: Int

    init(width: Int) { self.width = max(1, width) }

    /// How many wait for their turn.
    var waiting: Int { line.withLock { $0.waiting.count - $0.next } }

    /// Runs `body` on the queue and returns what it returns.
    func run<Result: Sendable>(_ body: @escaping @Sendable () -> Result) async -> Result {
        await withCheckedContinuation { continuation in
            submit { continuation.resume(returning: body()) }
        }
    }

    private func submit(_ job: @escaping @Sendable () -> Void) {
        let startsNow = line.withLock { line in
            guard line.running < width else {
                line.waiting.append(job)
                return false
            }
            line.running += 1
            return true
        }
        if startsNow { start(job) }
    }

    private func start(_ job: @escaping @Sendable () -> Void) {
        queue.async { [self] in
            job()
            if let following = finishedOne() { start(following) }
        }
    }

    private func finishedOne() -> (@Sendable () -> Void)? {
        line.withLock { line in
            guard line.next < line.waiting.count else {
                line.waiting.removeAll(keepingCapacity: true)
                line.next = 0
                line.running -= 1
                return nil
            }
            defer { line.next += 1 }
            return line.waiting[line.next]
        }
    }
}
