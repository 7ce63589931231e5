import Model
import TestSupport
import Testing

@testable import Fetching

@Suite struct ScheduleTests {
    private func at(_ seconds: Double) -> Timestamp { Timestamp(seconds: 1_700_000_000).adding(seconds: seconds) }

    @Test func `the agenda gives back the earliest, and in order those of one time`() {
        var agenda = Agenda<String>()
        agenda.note("c", at: at(3))
        agenda.note("a", at: at(1))
        agenda.note("b1", at: at(2))
        agenda.note("b2", at: at(2))
        #expect(agenda.earliest == at(1))
        #expect(agenda.take(at: at(0)) == nil)
        var taken: [String] = []
        while let (item, _) = agenda.take(at: at(5)) { taken.append(item) }
        #expect(taken == ["a", "b1", "b2", "c"])
        #expect(agenda.earliest == nil)
    }

    @Test func `a source that is well is looked at every interval`() {
        var schedule = SourceSchedule(floor: 60, ceiling: 900)
        #expect(schedule.next(after: at(0), isReached: true, chance: 0) == at(60))
        #expect(schedule.next(after: at(0), isReached: true, chance: 1) == at(61.2))
    }

    @Test func `a failing source is tried ever more seldom, but daily for ever`() {
        var schedule = SourceSchedule(floor: 60, ceiling: 900)
        var pauses: [Double] = []
        for _ in 1...2000 {
            pauses.append(schedule.next(after: at(0), isReached: false, chance: 0.5).seconds(since: at(0)))
        }
        #expect(pauses.prefix(4) == [120, 240, 480, 960])
        #expect(pauses.last == 86_400)
        #expect(pauses.allSatisfy { $0 <= 86_400 })
        #expect(schedule.next(after: at(0), isReached: true, chance: 0) == at(60))
        #expect(schedule.next(after: at(0), isReached: false, chance: 0.5) == at(120))
    }

    @Test func `an answer that cannot be read counts as a failure, in the row of those before`() {
        var schedule = SourceSchedule(floor: 60, ceiling: 900)
        for (failure, pause) in [120.0, 240, 480].enumerated() {
            _ = schedule.next(after: at(0), isReached: true, chance: 0)
            #expect(schedule.nextUnread(after: at(0), chance: 0.5) == at(pause), "\(failure)")
        }
        _ = schedule.next(after: at(0), isReached: true, chance: 0)
        #expect(schedule.failures == 0)
    }

    @Test func `silence counts only while others answer`() {
        var schedule = SourceSchedule(floor: 60, ceiling: 900)
        let down = schedule.next(after: at(0), isReached: false, isSilent: true, isLineUp: false, chance: 0)
        #expect(down == at(60))
        #expect(schedule.failures == 0)
        for pause in [120.0, 240, 480] {
            let next = schedule.next(after: at(0), isReached: false, isSilent: true, isLineUp: true, chance: 0.5)
            #expect(next == at(pause))
        }
        #expect(schedule.longestWait == 60)
        // What answers, but wrongly, is down by itself.
        #expect(schedule.next(after: at(0), isReached: false, isLineUp: false, chance: 0.5) == at(960))
        #expect(schedule.longestWait == 86_400)
    }

    @Test func `an answer that is fresh by its own word is not asked for sooner, within the ceiling`() {
        var schedule = SourceSchedule(floor: 60, ceiling: 900)
        #expect(schedule.next(after: at(0), isReached: true, fresh: 300, chance: 0) == at(300))
        #expect(schedule.next(after: at(0), isReached: true, fresh: 30, chance: 0) == at(60))
        #expect(schedule.next(after: at(0), isReached: true, fresh: 1e9, chance: 0) == at(900))
    }

    /// Fields, parted by bars, and the seconds that are left.
    private static let freshAnswers = """
        Cache-Control: max-age=300 => 300.0
        cache-control: public, MAX-AGE="60" => 60.0
        Cache-Control: max-age=300 | Age: 100 => 200.0
        Cache-Control: max-age=300 | Age: 900 => never
        Cache-Control: no-cache, max-age=300 => never
        Cache-Control: no-store => never
        Cache-Control: max-age=0 => never
        Cache-Control: max-age=x => never
        Cache-Control: max-age=99999999999999999999 => 1e+20
        Cache-Control: s-maxage=300 => never
        Expires: Thu, 14 Nov 2024 02:10:00 GMT | Date: Thu, 14 Nov 2024 02:00:00 GMT => 600.0
        Expires: Thu, 14 Nov 2024 02:10:00 GMT | Cache-Control: max-age=60 => 60.0
        Expires: 0 => never
        X-Nothing: at all => never
        """

    @Test(arguments: freshAnswers.split(separator: "\n"))
    func `freshness as Cache-Control, Expires and Age say it`(line: Substring) throws {
        let halves = line.split(separator: " => ")
        let headers = halves[0].split(separator: " | ").map { field -> HTTPHeader in
            let parts = field.split(separator: ": ", maxSplits: 1)
            return HTTPHeader(String(parts[0]), String(parts[1]))
        }
        let seconds = Freshness.seconds(of: try capture(200, "", headers))
        #expect((seconds.map { "\($0)" } ?? "never") == halves[1])
    }

    @Test func `a host is left alone over a restart as it asked`() {
        var budget = HostBudget(spacing: 5)
        budget.started(at: at(0))
        budget.heard(status: 429, retryAfter: "3600", at: at(1))
        var next = HostBudget(spacing: 5)
        next.take(up: budget.memory ?? HostMemory(notBefore: at(0), pause: 0), ahead: 0, at: at(100))
        #expect(next.next(at: at(100)) == .wait(until: at(3601)))
        // Whatever was started last was started before the restart: a whole pause from there is enough.
        var late = HostBudget(spacing: 5)
        late.take(up: HostMemory(notBefore: at(0), pause: 30), ahead: 0, at: at(100))
        #expect(late.next(at: at(100)) == .wait(until: at(130)))
        var unknown = HostBudget(spacing: 5)
        unknown.leave(aloneSince: at(100))
        #expect(unknown.next(at: at(100)) == .wait(until: at(105)))
    }

    @Test func `jitter spreads those that failed together`() {
        let ends = [0.0, 1.0].map { chance in
            var schedule = SourceSchedule(floor: 60, ceiling: 900)
            return schedule.next(after: at(0), isReached: false, chance: chance).seconds(since: at(0))
        }
        #expect(ends == [90, 150])
    }

    @Test func `a server's wish is kept to, within a day`() {
        var schedule = SourceSchedule(floor: 60, ceiling: 900)
        #expect(schedule.next(after: at(0), isReached: false, retryAfter: 7200, chance: 0.5) == at(7200))
        #expect(schedule.next(after: at(0), isReached: false, retryAfter: 1e9, chance: 0.5) == at(86_400))
    }

    @Test func `the interval is learnt from what is published, between floor and ceiling`() {
        var schedule = SourceSchedule(floor: 60, ceiling: 900)
        #expect(schedule.interval == 60)
        schedule.observe(published: [], hint: 3600, at: at(0))
        #expect(schedule.interval == 900)
        schedule.observe(published: (0...40).map { at(Double($0) * 300) }, hint: 3600, at: at(20_000))
        #expect(abs(schedule.interval - 150) < 0.01)
        schedule.observe(published: (1...100).map { at(12_000 + Double($0) * 7200) }, hint: nil, at: at(2_000_000))
        #expect(schedule.interval == 900)
        schedule.observe(published: (1...100).map { at(732_000 + Double($0) * 5) }, hint: nil, at: at(2_000_000))
        #expect(schedule.interval >= 60 && schedule.interval < 900)
    }

    @Test func `entries dated in the future or seen before teach nothing`() {
        var rhythm = Rhythm()
        rhythm.observe([at(1_000_000)], at: at(0))
        #expect(rhythm.newest == nil)
        let times = (0...9).map { at(Double($0) * 100) }
        rhythm.observe(times, at: at(1000))
        let once = rhythm
        rhythm.observe(times, at: at(1000))
        #expect(rhythm == once)
        #expect(rhythm.typicalPause.map { abs($0 - 100) < 0.001 } == true)
    }

    @Test func `silence is told by a source's own history`() {
        var hourly = Rhythm()
        hourly.observe((0...50).map { at(Double($0) * 3600) }, at: at(200_000))
        #expect(!hourly.isSilent(at: at(50 * 3600 + 7 * 3600)))
        #expect(hourly.isSilent(at: at(50 * 3600 + 9 * 3600)))
        var weekly = Rhythm()
        weekly.observe((0...50).map { at(Double($0) * 604_800) }, at: at(50 * 604_800))
        #expect(!weekly.isSilent(at: at(55 * 604_800)))
        #expect(!Rhythm().isSilent(at: at(0)))
    }

    @Test func `sources and new articles take turns, and what is read again comes after all that is new`() {
        var lanes = Lanes<Int>()
        for item in 2000..<2010 { lanes.append(item, to: .reread) }
        for item in 0..<1000 { lanes.append(item, to: .article) }
        for item in 1000..<1010 { lanes.append(item, to: .source) }
        let first = (0..<20).compactMap { _ in lanes.next()?.item }
        #expect(first.filter { (1000..<2000).contains($0) } == Array(1000..<1010))
        #expect(first.filter { $0 < 1000 } == Array(0..<10))
        let new = (0..<990).compactMap { _ in lanes.next()?.item }
        #expect(new == Array(10..<1000))
        #expect(!lanes.hasNew && lanes.next()?.item == 2000)
        lanes.append(1, to: .article)
        #expect(lanes.next()?.item == 1)
        var rest = 0
        while lanes.next() != nil { rest += 1 }
        #expect(rest == 9)
        #expect(lanes.isEmpty)
    }

    @Test func `the archive waits behind all that is new, and before what is read again`() {
        var lanes = Lanes<Int>()
        for item in 0..<1000 { lanes.append(item, to: .archive) }
        lanes.append(3000, to: .reread)
        #expect(lanes.next()?.item == 0)
        for item in 2000..<2003 { lanes.append(item, to: .article) }
        lanes.append(1000, to: .source)
        #expect((0..<5).compactMap { _ in lanes.next()?.item } == [1000, 2000, 2001, 2002, 1])
        #expect(lanes.hasNew && lanes.count(in: .archive) == 998)
        #expect((0..<999).compactMap { _ in lanes.next()?.item }.last == 3000)
    }

    @Test(arguments: [
        ("2024-11-14T08:00:00+07:00", Lanes<FetchJob>.Lane.article), ("2024-11-11T09:00:01+07:00", .article),
        ("2024-11-11T08:59:59+07:00", .archive), ("2024-11-11", .article), ("2024-11-10", .archive),
        ("2019-01-01", .archive), ("2031-01-01", .article), ("", .article),
    ])
    func `an article of more than three days ago is archive`(dated: String, lane: Lanes<FetchJob>.Lane) throws {
        let address = try #require(WebAddress("https://contoh.id/berita"))
        let now = ManualClock().now()
        let date = Publication(dated)
        #expect(FetchJob(address: address, purpose: .article(source: "a"), dated: date).lane(at: now) == lane)
        #expect(FetchJob(address: address, purpose: .reread(source: "a"), dated: date).lane(at: now) == .reread)
        #expect(FetchJob(address: address, purpose: .source("a"), dated: date).lane(at: now) == .source)
    }

    @Test func `validators go with most looks, and a lie ends that`() throws {
        let url = try #require(WebAddress("https://contoh.id/feed"))
        let schedule = SourceSchedule(floor: 60, ceiling: 900)
        var watched = WatchedSource(source: Source(name: "a", url: url), memory: SourceMemory(schedule: schedule))
        #expect(watched.conditions(fullEvery: 3) == nil)
        watched.learn(try verdict("satu", etag: "\"x\"", known: nil), wasConditional: false)
        #expect(watched.conditions(fullEvery: 3)?.etag == "\"x\"")
        for _ in 1...2 { watched.learn(try notModified(), wasConditional: true) }
        #expect(watched.conditions(fullEvery: 3) == nil)
        watched.learn(try verdict("satu", etag: "\"x\"", known: nil), wasConditional: false)
        #expect(!watched.memory.liesAboutChange)
        watched.learn(try verdict("dua", etag: "\"x\"", known: nil), wasConditional: false)
        #expect(watched.memory.liesAboutChange)
        #expect(watched.conditions(fullEvery: 3) == nil)
    }

    private func verdict(_ body: String, etag: String, known: Validators?) throws -> FetchVerdict {
        FetchVerdict(.response(try capture(200, body, [HTTPHeader("ETag", etag)])), known: known, isConditional: false)
    }

    private func notModified() throws -> FetchVerdict {
        FetchVerdict(.response(try capture(304, "", [])), known: nil, isConditional: true)
    }

    private func capture(_ status: Int, _ body: String, _ headers: [HTTPHeader]) throws -> Capture {
        let address = try #require(WebAddress("https://contoh.id/feed"))
        return Capture(
            requested: address,
            address: address,
            started: at(0),
            finished: at(0),
            status: status,
            headers: headers,
            body: Array(body.utf8)
        )
    }

    @Test(arguments: [
        (200, FetchOutcome.fetched), (204, .fetched), (304, .protocolError), (302, .protocolError), (403, .blocked),
        (404, .gone), (410, .gone), (418, .clientError), (429, .blocked), (500, .serverError), (503, .serverError),
        (206, .protocolError), (999, .protocolError),
    ])
    func `every status has its outcome`(status: Int, expected: FetchOutcome) throws {
        let verdict = FetchVerdict(.response(try capture(status, "x", [])), known: nil, isConditional: false)
        #expect(verdict.outcome == expected)
    }

    @Test func `the same bytes are the same content, whatever the server says`() throws {
        let first = FetchVerdict(.response(try capture(200, "x", [])), known: nil, isConditional: false)
        let second = FetchVerdict(.response(try capture(200, "x", [])), known: first.validators, isConditional: true)
        #expect(second.outcome == .sameContent)
        #expect(try notModified().outcome == .notModified)
    }
}
