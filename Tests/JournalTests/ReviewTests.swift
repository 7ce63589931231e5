import FoundationEssentials
import Model
import TestSupport
import Testing

@testable import Journal

@Suite struct ReviewTests {
    private func review(_ action: Review.Action, _ challenge: Challenge? = nil) -> Review {
        Review(action: action, reviewer: "pemantau-7", reason: "kutipan diperiksa", challenge: challenge)
    }

    private func alert(_ number: Int) -> String { Alert.id(of: Sample.address(number)) }

    private func reader(_ desk: Desk) throws -> JournalReader {
        try JournalReader(stateFolder: desk.folder.path + "/state")
    }

    @Test func `a review is an event of the chain, and the last acceptance or dismissal counts`() async throws {
        let desk = try Desk()
        let journal = try await desk.open()
        for number in 1...4 { _ = try await journal.record(Sample.alerting(number)) }
        let before = await journal.head.seq
        for (number, action) in [
            (1, Review.Action.accepted), (2, .accepted), (2, .dismissed), (2, .noted), (3, .accepted),
        ] {
            let request = RecordRequest.review(alert: alert(number), review: review(action))
            let answer = try await journal.perform(request, at: desk.clock.now())
            guard case .done(let seq?) = answer else {
                Issue.record("\(answer)")
                return
            }
            #expect(seq > before)
        }
        try await journal.close()
        #expect(LogVerifier.verify(directory: desk.logs, head: await journal.head).isEndVouched)
        let tallies = try reader(desk).reviews()
        #expect(tallies.all == ReviewTally(alerts: 4, accepted: 2, dismissed: 1))
        #expect(tallies.rules == ["asn-kampanye": ReviewTally(alerts: 4, accepted: 2, dismissed: 1)])
        #expect(tallies.detectors[.neutrality]?.precision == 2.0 / 3)
        #expect(tallies.all.share == 0.75)
        let record = try #require(try reader(desk).alert(alert(2)))
        #expect(record.followUps.map(\.type) == [.alertReviewed, .alertReviewed, .alertReviewed])
        #expect(record.alert?.severity == .medium)
    }

    @Test func `a rule counts once for an alert, however many of its statements it made`() async throws {
        let desk = try Desk()
        let journal = try await desk.open()
        var reading = Sample.alerting(1)
        let statement = try #require(reading.alert?.statements.first)
        var other = statement
        other.rule = "lain"
        other.detector = .misuseOfOffice
        reading.alert?.statements = [statement, statement, other]
        _ = try await journal.record(reading)
        try await journal.close()
        let tallies = try reader(desk).reviews()
        #expect(tallies.rules == ["asn-kampanye": ReviewTally(alerts: 1), "lain": ReviewTally(alerts: 1)])
        #expect(tallies.detectors.count == 2 && tallies.all.precision == nil)
        let elsewhere = Day(serial: 1)...Day(serial: 2)
        #expect(try reader(desk).reviews(openedOn: elsewhere).all == ReviewTally())
    }

    @Test func `what a review lacks or may not hold is refused, and nothing is recorded`() async throws {
        let desk = try Desk()
        let journal = try await desk.open()
        _ = try await journal.record(Sample.alerting(1))
        let head = await journal.head
        let long = String(repeating: "x", count: 70_000)
        let bad = [
            Review(action: .accepted, reviewer: "Budi Santoso", reason: "x"),
            Review(action: .accepted, reviewer: "a", reason: "x"),
            Review(action: .accepted, reviewer: "pemantau-7", reason: "  "),
            Review(action: .accepted, reviewer: "pemantau-7", reason: long),
            Review(action: .challenged, reviewer: "pemantau-7", reason: "x"),
            Review(action: .accepted, reviewer: "pemantau-7", reason: "x", challenge: Challenge(ground: "x")),
            Review(action: .challenged, reviewer: "pemantau-7", reason: "x", challenge: Challenge(ground: " ")),
        ]
        for review in bad {
            let request = RecordRequest.review(alert: alert(1), review: review)
            let error = await #expect(throws: JournalError.self) {
                try await journal.perform(request, at: desk.clock.now())
            }
            #expect(error?.code == .refused, "\(review.reviewer)")
        }
        let unknown = RecordRequest.review(alert: "alr_x", review: review(.noted))
        await #expect(throws: JournalError.self) { try await journal.perform(unknown, at: desk.clock.now()) }
        #expect(await journal.head == head)
        try await journal.close()
    }

    @Test func `a redacted alert is not judged, and its reviews count no more`() async throws {
        let desk = try Desk()
        let journal = try await desk.open()
        for number in 1...2 { _ = try await journal.record(Sample.alerting(number)) }
        let accepted = RecordRequest.review(alert: alert(1), review: review(.accepted))
        _ = try await journal.perform(accepted, at: desk.clock.now())
        try await journal.perform(.redact(alert: alert(1), reason: "putusan", authority: "PN"), at: desk.clock.now())
        await #expect(throws: JournalError.self) { try await journal.perform(accepted, at: desk.clock.now()) }
        try await journal.close()
        let reader = try reader(desk)
        #expect(try reader.reviews().all == ReviewTally(alerts: 1))
        let record = try #require(try reader.alert(alert(1)))
        #expect(record.alert == nil)
        #expect(try reader.lastRedaction() == record.redactedBy)
        #expect(try reader.text(ofAlert: alert(1)) == nil)
        #expect(try reader.text(ofAlert: alert(2))?.title == "Camat nomor 2 diduga ikut kampanye")
        #expect(LogVerifier.verify(directory: desk.logs, head: await journal.head).redacted == 2)
    }

    @Test func `alerts are found by the day that opened them, by what followed, and by what expires`() async throws {
        let desk = try Desk()
        let journal = try await desk.open()
        let day = Day(serial: 20_041)
        var first = Sample.alerting(1)
        let until = try #require(ZonedTime(day: day + 5, hour: 16, minute: 0, offset: 9 * 3600))
        first.alert?.filing = Filing(
            deadlines: [.init(route: "Bawaslu", until: until, source: "x")],
            missing: [],
            note: ""
        )
        _ = try await journal.record(first)
        _ = try await journal.record(Sample.alerting(2))
        desk.clock.advance(seconds: 86_400)
        _ = try await journal.record(Sample.alerting(3))
        let noted = RecordRequest.review(alert: alert(2), review: review(.noted))
        _ = try await journal.perform(noted, at: desk.clock.now())
        try await journal.close()
        let reader = try reader(desk)
        #expect(try reader.alerts(openedOn: day...day).map(\.id) == [alert(1), alert(2)])
        #expect(try reader.alerts(followedOn: (day + 1)...(day + 1)).map(\.id) == [alert(2)])
        #expect(
            try reader.alerts(openedOn: (day - 9)...(day + 9), expiringOn: (day + 4)...(day + 5)).map(\.id) == [
                alert(1)
            ]
        )
        #expect(try reader.alerts(openedOn: (day - 9)...(day + 9), expiringOn: (day + 6)...(day + 7)).isEmpty)
        #expect(try reader.alertCounts(on: (day - 3)...(day + 3)) == [day: 2, day + 1: 1])
        #expect(try reader.openDay() == day + 1)
    }
}
