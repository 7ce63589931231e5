import FoundationEssentials
import Journal
import Model
import TestSupport
import Testing

@testable import Delivery

@Suite struct RoutingTests {
    @Test func `for programs every kind of event is sent at once`() async throws {
        let post = try await Post()
        let seen = Seen()
        _ = try await post.journal.setWebhooks([
            WebhookSubscription(of: "all") { notice in
                seen.add(notice)
                return Routing.everything.owing(notice)
            }
        ])
        try await post.happen(2)
        #expect(seen.types == [.monitorStopped, .monitorStopped])
        #expect(try await post.owed("all").map(\.due) == [post.clock.now(), post.clock.now()])
        try await post.end()
    }

    @Test func `only the kinds that were asked for are sent`() async throws {
        let post = try await Post()
        let routing = Routing(types: [.alertOpened])
        _ = try await post.journal.setWebhooks([WebhookSubscription(of: "alerts") { routing.owing($0) }])
        try await post.happen(2)
        #expect(try await post.owed("alerts").isEmpty)
        try await post.end()
    }

    // MARK: What is urgent

    private static let noon = Timestamp(seconds: 1_731_560_400)  // 2024-11-14T12:00:00+07:00
    private static let seven = Timestamp(seconds: 1_731_628_800)  // the next morning at seven

    struct Calm: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let statements: [Statement]
        let waits: Bool
    }

    static let calm = [
        Calm(testDescription: "an allegation", statements: [.sample(.allegation)], waits: false),
        Calm(testDescription: "a finding", statements: [.sample(.finding)], waits: false),
        Calm(testDescription: "a denial", statements: [.sample(.denial)], waits: false),
        Calm(testDescription: "a date that differs", statements: [.date(.differs)], waits: false),
        Calm(testDescription: "a date that agrees", statements: [.date(.agrees)], waits: true),
        Calm(testDescription: "a date unknown to the calendar", statements: [.date(.unknown)], waits: true),
        Calm(testDescription: "a reminder", statements: [.sample(.reminder)], waits: true),
        Calm(testDescription: "a pledge", statements: [.sample(.pledge)], waits: true),
        Calm(
            testDescription: "one grave among calm ones",
            statements: [.sample(.pledge), .sample(.denial)],
            waits: false
        ),
    ]

    @Test(arguments: calm) func `people are told at once, or with the morning's digest, of`(_ case: Calm) {
        let notice = EventNotice(type: .alertOpened, time: Self.noon, alert: .sample(`case`.statements))
        let expected = `case`.waits ? Owing(due: Self.seven, isDigest: true) : Owing(due: Self.noon)
        #expect(Routing.alerts.owing(notice) == expected)
        #expect(Routing.everything.owing(notice) == Owing(due: Self.noon))
    }

    @Test(arguments: [EventType.alertOpened, .alertSighted, .alertEdited, .alertReviewed])
    func `an alert on an article that was old when it was found is not sent, nor what becomes of it`(type: EventType) {
        let routing = Routing(oldest: 7 * 86_400)
        var alert = Alert.sample([.sample(.finding)])
        let seen = alert.article.firstSeen.instant
        func owing(publishedBefore days: Double, toldAfter later: Double) -> Owing? {
            alert.article.published = .time(seen.adding(seconds: -days * 86_400).at(.jakarta))
            let time = type == .alertOpened ? seen : seen.adding(seconds: later * 86_400)
            return routing.owing(EventNotice(type: type, time: time, alert: alert))
        }
        #expect(owing(publishedBefore: 8, toldAfter: 0) == nil)
        #expect(owing(publishedBefore: 6, toldAfter: 3) != nil)
    }

    @Test func `a digest that holds all makes everything wait`() {
        let routing = Routing(digest: DigestSchedule(period: 900, content: .all))
        let notice = EventNotice(type: .alertOpened, time: Self.noon, alert: .sample([.sample(.finding)]))
        #expect(routing.owing(notice) == Owing(due: Self.noon.adding(seconds: 900), isDigest: true))
    }

    @Test func `what people are not told of is not owed to them`() {
        for type in [EventType.monitorStarted, .coverageClosed, .sourceSilent] {
            #expect(Routing.alerts.owing(EventNotice(type: type, time: Self.noon)) == nil)
        }
        #expect(Routing.alerts.owing(EventNotice(type: .deliveryDisabled, time: Self.noon)) == Owing(due: Self.noon))
    }

    // MARK: Hours, drawn as the clock shows them in Jakarta

    @Test(arguments: [
        ("24h at 07:00", "2024-11-14T06:59:59+07:00", "2024-11-14T07:00:00+07:00"),
        ("24h at 07:00", "2024-11-14T07:00:00+07:00", "2024-11-15T07:00:00+07:00"),
        ("15m at 00:00", "2024-11-14T12:07:30+07:00", "2024-11-14T12:15:00+07:00"),
        ("6h at 07:00", "2024-11-14T02:00:00+07:00", "2024-11-14T07:00:00+07:00"),
        ("1m at 00:00", "1969-12-31T23:59:30Z", "1970-01-01T00:00:00Z"),
    ]) func `the next digest`(schedule: String, now: String, next: String) throws {
        let parts = schedule.split(separator: " at ")
        let unit = parts[0].hasSuffix("h") ? 3600 : 60
        let period = try #require(Int(parts[0].dropLast())) * unit
        let anchor = try #require(TimeOfDay(parts[1])).minutes * 60
        let digest = DigestSchedule(period: period, anchor: anchor, content: .all)
        let time = try #require(ZonedTime(now)).instant
        #expect(digest.next(after: time, in: .jakarta) == ZonedTime(next)?.instant)
    }

    @Test(arguments: [
        ("22:00-06:00", "2024-11-14T21:59:59+07:00", "2024-11-14T21:59:59+07:00"),
        ("22:00-06:00", "2024-11-14T22:00:00+07:00", "2024-11-15T06:00:00+07:00"),
        ("22:00-06:00", "2024-11-15T05:59:59+07:00", "2024-11-15T06:00:00+07:00"),
        ("22:00-06:00", "2024-11-15T06:00:00+07:00", "2024-11-15T06:00:00+07:00"),
        ("12:00-13:30", "2024-11-15T13:29:00+07:00", "2024-11-15T13:30:00+07:00"),
        ("12:00-13:30", "2024-11-15T11:59:00+07:00", "2024-11-15T11:59:00+07:00"),
    ]) func `quiet hours delay until their end`(hours: String, now: String, due: String) throws {
        let quiet = try #require(QuietHours(hours))
        let time = try #require(ZonedTime(now)).instant
        #expect(quiet.end(at: time, in: .jakarta) == ZonedTime(due)?.instant)
    }

    @Test(arguments: [
        "", "22:00", "22:00-22:00", "25:00-06:00", "22:60-06:00", "2200-0600", "22:00-06:00-07:00", "٢٢:00-06:00",
    ])
    func `what are no quiet hours is refused`(text: String) {
        #expect(QuietHours(text) == nil)
    }

    @Test func `a digest in quiet hours comes when they end`() throws {
        let routing = Routing(
            digest: DigestSchedule(period: 3600, content: .all),
            quiet: QuietHours("22:00-06:00")
        )
        let night = try #require(ZonedTime("2024-11-14T23:10:00+07:00")).instant
        let notice = EventNotice(type: .alertOpened, time: night, alert: .sample([.sample(.finding)]))
        #expect(routing.owing(notice)?.due == ZonedTime("2024-11-15T06:00:00+07:00")?.instant)
        #expect(routing.owing(notice)?.isDigest == true)
    }
}

/// A filter, an alert, and whether one lets the other through.
@Suite struct AlertFilterTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let alert: Alert
        let passes: Bool
        let filter: AlertFilter

        init(_ name: String, _ alert: Alert, passes: Bool, _ change: (inout AlertFilter) -> Void) {
            testDescription = name
            self.alert = alert
            self.passes = passes
            var filter = AlertFilter()
            change(&filter)
            self.filter = filter
        }
    }

    private static let campaign = Alert.sample([.sample(.allegation, region: "62.02", speaker: "Rina")])

    static let cases = [
        Case("no filter", campaign, passes: true) { _ in },
        Case("its detector", campaign, passes: true) { $0.detectors = [.neutrality] },
        Case("another detector", campaign, passes: false) { $0.detectors = [.electionDate, .misuseOfOffice] },
        Case("its stance", campaign, passes: true) { $0.kinds = [.stance(.allegation), .date] },
        Case("another stance", campaign, passes: false) { $0.kinds = [.stance(.finding)] },
        Case("a date where dates are wanted", .sample([.date(.differs)]), passes: true) { $0.kinds = [.date] },
        Case("a date where stances are wanted", .sample([.date(.differs)]), passes: false) {
            $0.kinds = [.stance(.allegation)]
        },
        Case(
            "detector and stance of two different statements",
            .sample([.sample(.allegation), .date(.agrees)]),
            passes: false
        ) {
            $0.detectors = [.electionDate]
            $0.kinds = [.stance(.allegation)]
        },
        Case("as severe as wanted", .sample([.sample(.finding)], severity: .medium), passes: true) {
            $0.severity = .medium
        },
        Case("less severe", .sample([.sample(.finding)], severity: .low), passes: false) { $0.severity = .medium },
        Case("a regency of the province", campaign, passes: true) { $0.regions = RegionFilter(codes: ["62"]) },
        Case("the regency itself", campaign, passes: true) { $0.regions = RegionFilter(codes: ["62.02"]) },
        Case("another regency", campaign, passes: false) { $0.regions = RegionFilter(codes: ["62.01"]) },
        Case("another province", campaign, passes: false) { $0.regions = RegionFilter(codes: ["6", "63"]) },
        Case("a province where a regency is wanted", .sample([.sample(.allegation, region: "62")]), passes: false) {
            $0.regions = RegionFilter(codes: ["62.02"])
        },
        Case("no region", .sample([.sample(.allegation)]), passes: false) { $0.regions = RegionFilter(codes: ["62"]) },
        Case("no region, where unknown is wanted", .sample([.sample(.allegation)]), passes: true) {
            $0.regions = RegionFilter(codes: ["62"], admitsUnknown: true)
        },
        Case(
            "a region that stands in another sentence",
            .sample([.sample(.allegation), .sample(.reminder, region: "62.02")]),
            passes: true
        ) {
            $0.kinds = [.stance(.allegation)]
            $0.regions = RegionFilter(codes: ["62"])
        },
        Case("its stage", .sample([.sample(.pledge)], stage: "campaign"), passes: true) { $0.stages = ["campaign"] },
        Case("another stage", .sample([.sample(.pledge)], stage: "voting"), passes: false) { $0.stages = ["campaign"] },
        Case("outside of every stage", .sample([.sample(.pledge)]), passes: true) { $0.stages = ["none"] },
        Case("a quotation", campaign, passes: true) { $0.isQuotation = true },
        Case("a quotation, where the outlet's words are wanted", campaign, passes: false) { $0.isQuotation = false },
        Case("the outlet's own words", .sample([.sample(.allegation)]), passes: true) { $0.isQuotation = false },
    ]

    @Test(arguments: cases) func `an alert of`(_ case: Case) {
        #expect(`case`.filter.admits(`case`.alert) == `case`.passes)
    }
}
