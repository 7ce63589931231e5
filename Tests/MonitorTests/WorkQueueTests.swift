import Synchronization
import Testing

@testable import Monitor

@Suite struct WorkQueueTests {
    /// How many jobs run at a time.
    private final class Crowd: Sendable {
        let state = Mutex((now: 0, most: 0))

        func enter() {
            state.withLock { state in
                state.now += 1
                state.most = max(state.most, state.now)
            }
        }

        func leave() { state.withLock { $0.now -= 1 } }
    }

    @Test func `every job runs once and no more run at a time than the queue is wide`() async {
        let queue = WorkQueue(width: 2)
        let crowd = Crowd()
        let sum = await withTaskGroup(of: Int.self) { group in
            for number in 1...500 {
                group.addTask {
                    await queue.run {
                        crowd.enter()
                        defer { crowd.leave() }
                        return number
                    }
                }
            }
            return await group.reduce(0, +)
        }
        #expect(sum == 500 * 501 / 2)
        #expect(crowd.state.withLock { $0.now } == 0)
        #expect((1...2).contains(crowd.state.withLock { $0.most }))
    }
}
