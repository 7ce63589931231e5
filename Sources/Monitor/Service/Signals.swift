@preconcurrency import Dispatch
import Glibc

/// The signals that a daemon is spoken to with, as a stream.
final class Signals: Sendable {
    enum Signal: Int32, Sendable, CaseIterable {
        case hangUp = 1
        case interrupt = 2
        case terminate = 15

        var name: String {
            switch self {
            case .hangUp: "SIGHUP"
            case .interrupt: "SIGINT"
            case .terminate: "SIGTERM"
            }
        }
    }

    let stream: AsyncStream<Signal>
    private let sources: [any DispatchSourceSignal]

    init() {
        let (stream, continuation) = AsyncStream.makeStream(of: Signal.self)
        self.stream = stream
        let queue = DispatchQueue(label: "signals")
        sources = Signal.allCases.map { signal in
            // The source first: it installs its own handler, which a later signal(…, SIG_IGN) would take away.
            let source = DispatchSource.makeSignalSource(signal: signal.rawValue, queue: queue)
            source.setEventHandler { continuation.yield(signal) }
            source.resume()
            return source
        }
        // A receiver that closes its connection must not end the daemon.
        signal(SIGPIPE, SIG_IGN)
    }

    deinit { for source in sources { source.cancel() } }
}
