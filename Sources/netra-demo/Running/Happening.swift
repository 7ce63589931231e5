import Dispatch
import Glibc
import SampleSite

/// What a demonstration reacts to, one at a time.
enum Happening: Sendable {
    case delivered(SampleReceiver.Delivery)
    case ended(ChildProcess.End)
    /// SIGINT or SIGTERM.
    case interrupted
    case tick
}

/// Signals of this process as happenings. The sources live as long as this value.
final class Interruptions {
    private let sources: [any DispatchSourceSignal]

    init(_ numbers: [Int32], to stream: AsyncStream<Happening>.Continuation) {
        let queue = DispatchQueue(label: "netra-demo.signals")
        sources = numbers.map { number in
            let source = DispatchSource.makeSignalSource(signal: number, queue: queue)
            source.setEventHandler { stream.yield(.interrupted) }
            source.resume()
            return source
        }
    }

    deinit { for source in sources { source.cancel() } }
}
