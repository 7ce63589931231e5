import Model
import Testing

@testable import Delivery

@Suite struct RetryScheduleTests {
    private let now = Timestamp(seconds: 1_731_550_000)

    @Test func `ten tries take about 75 hours`() {
        var time = now
        var tries = 1
        while let next = RetrySchedule.standard.next(afterFailures: tries, wish: nil, at: time, chance: 0.5) {
            #expect(next > time)
            time = next
            tries += 1
        }
        #expect(tries == 10)
        #expect(abs(time.seconds(since: now) - 75.6 * 3600) < 600)
    }

    @Test(arguments: [0.0, 0.25, 0.5, 0.999_999]) func `jitter stays within a tenth`(chance: Double) throws {
        let next = try #require(RetrySchedule.standard.next(afterFailures: 2, wish: nil, at: now, chance: chance))
        #expect((270.0...330.0).contains(next.seconds(since: now)))
    }

    @Test func `a wish makes the wait longer, never shorter`() throws {
        func wait(_ wish: Double) -> Double? {
            RetrySchedule.standard.next(afterFailures: 1, wish: wish, at: now, chance: 0.5)?.seconds(since: now)
        }
        #expect(wait(120) == 120)
        #expect(wait(0) == 5)
        #expect(wait(3) == 5)
    }

    @Test func `spent is spent, whatever the receiver wishes`() {
        let schedule = RetrySchedule(delays: [1, 2])
        #expect(schedule.next(afterFailures: 2, wish: nil, at: now, chance: 0) != nil)
        #expect(schedule.next(afterFailures: 3, wish: 60, at: now, chance: 0) == nil)
        #expect(RetrySchedule(delays: []).next(afterFailures: 1, wish: nil, at: now, chance: 0) == nil)
    }
}
