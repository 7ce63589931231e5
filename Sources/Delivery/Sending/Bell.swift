import Synchronization

/// Wakes whoever waits. A ring while nobody waits is kept for the next who does; many count as one.
final class Bell: Sendable {
    private struct State {
        var hasRung = false
        var isStopped = false
        var turn = 0
        var waiter: CheckedContinuation<Void, Never>?
    }
    private let state = Mutex(State())

    func ring() { wake { $0.hasRung = true } }

    /// From now on nobody waits.
    func stop() { wake { $0.isStopped = true } }

    var isStopped: Bool { state.withLock(\.isStopped) }

    /// Returns at the next ring, or when the time is over. For one waiter at a time.
    func wait(atMost time: Duration?) async {
        let turn = state.withLock { state in
            state.turn += 1
            return state.turn
        }
        let alarm = time.map { time in
            Task { [self] in
                try? await Task.sleep(for: time)
                if !Task.isCancelled { wake(turn: turn) { _ in } }
            }
        }
        await withCheckedContinuation { continuation in
            let isOver = state.withLock { state in
                guard !state.hasRung, !state.isStopped else {
                    state.hasRung = false
                    return true
                }
                state.waiter = continuation
                return false
            }
            if isOver { continuation.resume() }
        }
        alarm?.cancel()
    }

    private func wake(turn: Int? = nil, _ change: (inout State) -> Void) {
        let waiter = state.withLock { state -> CheckedContinuation<Void, Never>? in
            if let turn, turn != state.turn { return nil }
            change(&state)
            guard let waiter = state.waiter else {
                if turn != nil { state.hasRung = true }  // the alarm came before the wait had begun
                return nil
            }
            state.waiter = nil
            state.hasRung = false
            return waiter
        }
        waiter?.resume()
    }
}
