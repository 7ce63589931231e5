@preconcurrency import Dispatch

/// Runs a body again and again on a queue of its own, by the monotonic clock, until it is let go.
final class RepeatingTimer: Sendable {
    private let source: any DispatchSourceTimer

    init(label: String, every seconds: Double, _ body: @escaping @Sendable () -> Void) {
        source = DispatchSource.makeTimerSource(queue: DispatchQueue(label: label))
        source.schedule(deadline: .now() + seconds, repeating: seconds, leeway: .milliseconds(Int(seconds * 50)))
        source.setEventHandler(handler: body)
        source.resume()
    }

    deinit { source.cancel() }
}
