public import Dispatch

/// A serial executor over one private queue: an actor that uses it *is* that queue.
///
/// `DispatchSerialQueue`, which would be an executor itself, does not exist on Linux (swift-corelibs-libdispatch #848).
public final class QueueExecutor: SerialExecutor {
    public let queue: DispatchQueue
    /// The preference of tasks that live on this queue: what they waited for resumes them here. A continuation of any
    /// other task resumes on the global pool and hops from there, which costs two switches of threads. Functions
    /// without an actor that such a task calls run on this queue too.
    public let preference: QueuePreference

    public init(label: String) {
        queue = DispatchQueue(label: label)
        preference = QueuePreference(queue: queue)
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

/// A queue as the place where a task's unisolated parts run (SE-0417).
public final class QueuePreference: TaskExecutor {
    private let queue: DispatchQueue

    init(queue: DispatchQueue) { self.queue = queue }

    public func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        queue.async { job.runSynchronously(on: self.asUnownedTaskExecutor()) }
    }
}
