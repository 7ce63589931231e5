import Synchronization

/// How many bytes of bodies may be in flight at once, from the first byte that arrives until the result is out of
/// hand. Transfers beyond the bound pause; the oldest never does, so that one always comes to its end.
final class BodyPool: Sendable {
    private struct State {
        var total = 0
        var held: [UInt64: Int] = [:]
        var next: UInt64 = 0
        var arriving: Set<UInt64> = []
        var turnedAway = false
    }

    /// Bytes.
    let limit: Int
    private let state = Mutex(State())

    init(limit: Int) { self.limit = limit }

    func allowance() -> BodyAllowance {
        let ticket = state.withLock { state in
            state.next += 1
            state.held[state.next] = 0
            state.arriving.insert(state.next)
            return state.next
        }
        return BodyAllowance(pool: self, ticket: ticket)
    }

    /// Bytes that are held now.
    var total: Int { state.withLock { $0.total } }
    var isFull: Bool { total >= limit }

    /// Whether someone was turned away since this was last asked: there are paused transfers to wake.
    func takeTurnedAway() -> Bool {
        state.withLock { state in
            defer { state.turnedAway = false }
            return state.turnedAway
        }
    }

    fileprivate func take(_ count: Int, for ticket: UInt64) -> Bool {
        state.withLock { state in
            guard let held = state.held[ticket] else { return true }
            if state.total + count > limit, state.arriving.min() != ticket {
                state.turnedAway = true
                return false
            }
            state.held[ticket] = held + count
            state.total += count
            return true
        }
    }

    /// The body has arrived; its bytes stay counted.
    fileprivate func arrived(_ ticket: UInt64) {
        state.withLock { _ = $0.arriving.remove(ticket) }
    }

    fileprivate func release(_ ticket: UInt64) {
        state.withLock { state in
            state.arriving.remove(ticket)
            state.total -= state.held.removeValue(forKey: ticket) ?? 0
        }
    }
}

/// One body's share of a `BodyPool`.
struct BodyAllowance: Sendable {
    fileprivate let pool: BodyPool
    fileprivate let ticket: UInt64

    /// False: there is no room now; ask again after another has been released.
    func take(_ count: Int) -> Bool { pool.take(count, for: ticket) }
    func arrived() { pool.arrived(ticket) }
    /// The bytes are out of hand.
    func release() { pool.release(ticket) }
}
