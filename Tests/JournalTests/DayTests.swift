import Model
import TestSupport
import Testing

@testable import Journal

@Suite struct DayRollTests {
    private func roll(_ time: String) throws -> DayRoll {
        DayRoll(open: try #require(ZonedTime(time)).instant.day(in: .jakarta), zone: .jakarta)
    }

    @Test func `midnight is the zone's own`() throws {
        let roll = try roll("2024-11-14T12:00:00+07:00")
        #expect(roll.midnight.at(.jakarta).description == "2024-11-15T00:00:00+07:00")
        #expect(roll.ending(at: roll.midnight.adding(seconds: -0.001)) == nil)
        let day = try #require(Day("2024-11-14"))
        #expect(roll.ending(at: roll.midnight) == day...day)
        #expect(roll.ending(at: roll.midnight.adding(seconds: 3 * 86_400)) == day...(day + 3))
    }

    @Test func `a clock that goes back reopens nothing`() throws {
        var roll = try roll("2024-11-14T12:00:00+07:00")
        roll.advance(to: roll.midnight.adding(seconds: -86_400 * 30))
        #expect(roll.open.description == "2024-11-14")
    }

    @Test func `a day of the journal ends at midnight though nothing happens`() async throws {
        let desk = try Desk("2024-11-14T23:59:59+07:00")
        let journal = try await desk.open()
        let midnight = await journal.midnight
        #expect(midnight.at(.jakarta).description == "2024-11-15T00:00:00+07:00")
        desk.clock.advance(seconds: 1)
        try await journal.flush()
        try await journal.flush()
        #expect(desk.lines("2024-11-14").isEmpty)
        let line = try #require(desk.lines("2024-11-15").first)
        #expect(desk.lines("2024-11-15").count == 1)
        #expect(
            line.contains(
                #""type":"coverage.closed","time":"2024-11-15T00:00:00+07:00","day":"2024-11-14","unwatched_until":null"#
            )
        )
        #expect(await journal.openDay.description == "2024-11-15")
        try await journal.close()
    }

    @Test func `days on which the daemon did not run are told as not watched`() async throws {
        let desk = try Desk()
        try await desk.open().close()
        desk.clock.set("2024-11-18T10:00:00+07:00")
        let journal = try await desk.open()
        try await journal.flush()
        #expect(desk.lines("2024-11-18").first?.contains(#""day":"2024-11-14","unwatched_until":"2024-11-17""#) == true)
        try await journal.close()
    }

    @Test(arguments: [-86_400, -3600, 86_400, 3_456_000] as [Double])
    func `a clock that jumps leaves one whole chain in days that only go up`(jump: Double) async throws {
        let desk = try Desk()
        var journal = try await desk.open()
        _ = try await journal.record(Sample.alerting(1))
        desk.clock.advance(seconds: jump)
        _ = try await journal.record(Sample.alerting(2))
        try await journal.close()
        journal = try await desk.open()
        _ = try await journal.record(Sample.alerting(3))
        desk.clock.advance(seconds: -jump)
        _ = try await journal.record(Sample.alerting(4))
        let events = try await journal.events(from: 1, limit: 100)
        #expect(zip(events, events.dropFirst()).allSatisfy { $0.day <= $1.day })
        #expect(events.count { $0.type == .alertOpened } == 4)
        let report = LogVerifier.verify(directory: desk.logs, head: await journal.head)
        #expect(report.isWhole && report.isEndVouched, "\(report.text)")
        try await journal.close()
    }

    @Test func `another zone changes what the day is called, not the chain`() async throws {
        let desk = try Desk("2024-11-14T22:30:00+07:00")
        var journal = try await desk.open()
        _ = try await journal.record(Sample.alerting(1))
        try await journal.close()
        var settings = desk.settings
        settings.zone = .jayapura
        journal = try await Journal.open(settings, clock: desk.clock)
        let event = try #require(try await journal.record(Sample.alerting(2)).events.first)
        #expect(event.time.description == "2024-11-15T00:30:00+09:00")
        #expect(event.day.description == "2024-11-15")
        let first = try #require(try await journal.events(from: 1, limit: 1).first)
        #expect(first.time.description == "2024-11-14T22:30:00+07:00")
        #expect(LogVerifier.verify(directory: desk.logs, head: await journal.head).isEndVouched)
        try await journal.close()
    }
}
