import Dispatch
import Glibc
import SampleSite

/// What a demonstration reacts to, one at a time.
enum Happening: Sendable {
    case delivered(SampleReceiver.Delivery)
    case ended(ChildProcess.End)
    /// A signal that asks to end.
    case interrupted
    case tick
}

/// Signals of this process as happenings. The sources live as long as this value.
final class Interruptions {
    private let sources: [any DispatchSourceSignal]

    /// A terminal that is closed says SIGHUP: the daemon, which has a process group of its own, would stay behind.
    private static let numbers = [SIGINT, SIGTERM, SIGHUP, SIGQUIT]

    /// From its return on none of these signals ends the process.
    init(to stream: AsyncStream<Happening>.Continuation) {
        let queue = DispatchQueue(label: "netra-demo.signals")
        let registered = DispatchGroup()
        sources = Self.numbers.map { number in
            let source = DispatchSource.makeSignalSource(signal: number, queue: queue)
            source.setEventHandler { stream.yield(.interrupted) }
            registered.enter()
            source.setRegistrationHandler { registered.leave() }
            source.resume()
            return source
        }
        registered.wait()
    }

    deinit { for source in sources { source.cancel() } }
}
