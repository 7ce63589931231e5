public import Dispatch

/// A serial executor over one private queue: an actor that uses it *is* that queue.
///
/// `DispatchSerialQueue`, which would be an executor itself, does not exist on Linux (swift-corelibs-libdispatch #848).
public final class QueueExecutor: SerialExecutor {
    public let queue: DispatchQueue

    public init(label: String) {
        queue = DispatchQueue(label: label)
    }

    public func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        queue.async { job.runSynchronously(on: self.asUnownedSerialExecutor()) }
    }

    /// What `assumeIsolated` asks: are we on the queue?
    public func checkIsolated() {
        dispatchPrecondition(condition: .onQueue(queue))
    }
}
