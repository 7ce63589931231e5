import Glibc
import SampleSite
import Synchronization

/// One life of the daemon, from its start to its end.
final class Life: Sendable {
    private let child: ChildProcess
    private let ended = Mutex<ChildProcess.End?>(nil)
    private let waiting: Mutex<Task<ChildProcess.End, Never>?> = Mutex(nil)

    /// - Parameter whenEnded: Called once, when it has ended.
    init(_ child: ChildProcess, whenEnded: @escaping @Sendable () -> Void) {
        self.child = child
        let task = Task { [self] in
            let end = await child.waitForEnd()
            ended.withLock { $0 = end }
            whenEnded()
            return end
        }
        waiting.withLock { $0 = task }
    }

    var hasEnded: Bool { ended.withLock { $0 != nil } }

    func send(_ signal: Int32) {
        if !hasEnded { child.send(signal) }
    }

    func end() async -> ChildProcess.End {
        await waiting.withLock { $0 }?.value ?? .exited(-1)
    }
}
