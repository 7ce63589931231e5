import Model
import Synchronization
import TestSupport
import Testing

@testable import Fetching

@Suite struct FetcherTests {
    @Test func `a source is looked at again and again, with conditions, and fully now and then`() async throws {
        let server = try LoopbackServer { request in
            if request.path == "/robots.txt" { return .text("", 404) }
            if request.headers["if-none-match"] == "\"v1\"" { return .response(304) }
            return .text("<rss/>", headers: [("ETag", "\"v1\"")])
        }
        var settings = FetchSettings.test
        settings.fullEvery = 3
        let results = try await collect(settings, count: 5) { await $0.watch([.local("a", server.url("/feed"))]) }
        #expect(results.map(\.outcome) == [.fetched, .notModified, .notModified, .sameContent, .notModified])
        #expect(results.allSatisfy { $0.job.purpose == .source("a") && $0.nextDue != nil })
        #expect(server.paths.prefix(2) == ["/robots.txt", "/feed"])
        #expect(server.paths.filter { $0 == "/robots.txt" }.count == 1)
        let agent = try #require(server.requests.first?.headers["user-agent"])
        #expect(agent == "Netra/1.0 (+mailto:redaksi@contoh.id)")
    }

    @Test func `a server whose ETag lies is found out by the digest`() async throws {
        let server = try LoopbackServer { request in
            if request.path == "/robots.txt" { return .text("", 404) }
            if request.headers["if-none-match"] != nil { return .response(304) }
            return .text("<rss>\(request.number)</rss>", headers: [("ETag", "\"selalu-sama\"")])
        }
        var settings = FetchSettings.test
        settings.fullEvery = 2
        let results = try await collect(settings, count: 5) { await $0.watch([.local("a", server.url("/feed"))]) }
        #expect(results.map(\.outcome) == [.fetched, .notModified, .fetched, .fetched, .fetched])
    }

    @Test(arguments: [true, false])
    func `an article of a server whose ETag lies is read again without a condition`(lies: Bool) async throws {
        let server = try LoopbackServer { request in
            if request.path == "/robots.txt" { return .text("", 404) }
            if request.headers["if-none-match"] != nil { return .response(304) }
            return .text("<rss>\(lies ? request.number : 0)</rss>", headers: [("ETag", "\"selalu-sama\"")])
        }
        var settings = FetchSettings.test
        settings.fullEvery = 2
        let address = try #require(WebAddress(server.url("/artikel")))
        var job = FetchJob(address: address, purpose: .reread(source: "a"), isLocal: true)
        job.validators = Validators(etag: "\"selalu-sama\"")
        let reread = job
        let looks = Mutex(0)
        let results = try await collect(settings, count: 6) {
            await $0.watch([.local("a", server.url("/feed"))])
        } each: { fetcher, _ in
            let count = looks.withLock {
                $0 += 1
                return $0
            }
            // By the third look it is known.
            if count == 3 { await fetcher.enqueue([reread]) }
        }
        let again = try #require(results.first { $0.job.purpose == .reread(source: "a") })
        #expect(again.outcome == (lies ? .fetched : .notModified))
    }

    @Test func `articles are fetched and their tokens handed back`() async throws {
        let server = try LoopbackServer { $0.path == "/robots.txt" ? .text("", 404) : .html($0.path) }
        let jobs = try (1...30).map { number in
            let address = try #require(WebAddress(server.url("/artikel/\(number)")))
            let purpose: FetchJob.Purpose = number % 3 == 0 ? .reread(source: "a") : .article(source: "a")
            return FetchJob(address: address, purpose: purpose, isLocal: true, token: Int64(number))
        }
        let results = try await collect(count: 30) { await $0.enqueue(jobs) }
        #expect(Set(results.compactMap(\.job.token)) == Set(1...30))
        #expect(results.allSatisfy { $0.outcome == .fetched && $0.capture?.body.isEmpty == false })
        #expect(server.mostConnections <= 2)
    }

    @Test func `a job that is not due yet waits`() async throws {
        let server = try LoopbackServer { _ in .text("x") }
        let address = try #require(WebAddress(server.url("/a")))
        let later = SystemClock().now().adding(seconds: 0.5)
        let job = FetchJob(address: address, purpose: .article(source: "a"), isLocal: true, notBefore: later)
        let results = try await collect(count: 1) { await $0.enqueue([job]) }
        #expect(try #require(results.first).started >= later.adding(seconds: -0.01))
    }

    @Test func `what robots.txt forbids is not asked for`() async throws {
        let server = try LoopbackServer { request in
            request.path == "/robots.txt" ? .text("User-agent: netra\nDisallow: /rahasia") : .text("x")
        }
        let jobs = try ["/rahasia/1", "/terbuka"].map { path in
            FetchJob(address: try #require(WebAddress(server.url(path))), purpose: .article(source: "a"), isLocal: true)
        }
        let results = try await collect(count: 2) { await $0.enqueue(jobs) }
        let outcomes = Dictionary(results.map { ($0.job.address.path, $0.outcome) }) { first, _ in first }
        #expect(outcomes == ["/rahasia/1": .forbiddenByRobots, "/terbuka": .fetched])
        #expect(server.paths == ["/robots.txt", "/terbuka"])
    }

    @Test func `a redirect to where robots.txt forbids ends there`() async throws {
        let target = try LoopbackServer { request in
            request.path == "/robots.txt" ? .text("User-agent: *\nDisallow: /") : .text("x")
        }
        let server = try LoopbackServer { request in
            request.path == "/robots.txt" ? .text("", 404) : .redirect(to: target.url("/sana"))
        }
        let address = try #require(WebAddress(server.url("/sini")))
        let job = FetchJob(address: address, purpose: .article(source: "a"), isLocal: true)
        let results = try await collect(count: 1) { await $0.enqueue([job]) }
        #expect(results.first?.outcome == .forbiddenByRobots)
        #expect(target.paths == ["/robots.txt"])
    }

    struct RobotsCase: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let expected: FetchOutcome
        let answer: LoopbackAnswer
    }

    @Test(arguments: [
        RobotsCase(
            testDescription: "of 10 MB, whose rules stand first",
            expected: .forbiddenByRobots,
            answer: .text("User-agent: *\nDisallow: /\n" + String(repeating: "# isi\n", count: 1_700_000))
        ),
        RobotsCase(
            testDescription: "of 10 MB, whose rules stand last",
            expected: .fetched,
            answer: .text(String(repeating: "# isi\n", count: 1_700_000) + "User-agent: *\nDisallow: /\n")
        ),
        RobotsCase(
            testDescription: "that is HTML",
            expected: .fetched,
            answer: .html("<html><body>Halo</body></html>")
        ),
        RobotsCase(
            testDescription: "that is binary",
            expected: .fetched,
            answer: .response(body: [0, 255, 10, 13, 0])
        ),
        RobotsCase(testDescription: "401", expected: .fetched, answer: .text("", 401)),
        RobotsCase(testDescription: "403", expected: .fetched, answer: .text("", 403)),
        RobotsCase(testDescription: "500", expected: .robotsUnreachable, answer: .text("", 500)),
        RobotsCase(testDescription: "429", expected: .robotsUnreachable, answer: .text("", 429)),
        RobotsCase(
            testDescription: "that redirects for ever",
            expected: .fetched,
            answer: .redirect(to: "/robots.txt")
        ),
        RobotsCase(
            testDescription: "that redirects to rules",
            expected: .forbiddenByRobots,
            answer: .redirect(to: "/aturan")
        ),
        RobotsCase(testDescription: "that never comes", expected: .timedOut, answer: .silence),
        RobotsCase(testDescription: "that breaks off", expected: .connectionFailed, answer: .init([.reset])),
    ])
    func `a robots.txt`(_ case: RobotsCase) async throws {
        let server = try LoopbackServer { request in
            switch request.path {
            case "/robots.txt": `case`.answer
            case "/aturan": .text("User-agent: *\nDisallow: /")
            default: .text("x")
            }
        }
        let address = try #require(WebAddress(server.url("/a")))
        let job = FetchJob(address: address, purpose: .article(source: "a"), isLocal: true)
        var settings = FetchSettings.test
        if `case`.expected == .timedOut { settings.limits.total = 0.5 }
        let results = try await collect(settings, count: 1) { await $0.enqueue([job]) }
        #expect(results.first?.outcome == `case`.expected, "\(results.first?.reason ?? "")")
    }

    @Test func `a slow sink holds up the starts`() async throws {
        let server = try LoopbackServer { $0.path == "/robots.txt" ? .text("", 404) : .text("x") }
        var settings = FetchSettings.test
        settings.maximumInHand = 3
        let gate = AsyncStream.makeStream(of: Void.self)
        let inHand = Mutex((now: 0, most: 0, total: 0))
        let jobs = try (1...40).map { number in
            FetchJob(
                address: try #require(WebAddress(server.url("/\(number)"))),
                purpose: .article(source: "a"),
                isLocal: true
            )
        }
        let done = AsyncStream.makeStream(of: Void.self)
        try await withFetcher(settings) { _ in
            inHand.withLock { $0 = ($0.now + 1, max($0.most, $0.now + 1), $0.total) }
            for await _ in gate.stream { break }
            let total = inHand.withLock { state -> Int in
                state.now -= 1
                state.total += 1
                return state.total
            }
            if total == 40 { done.continuation.yield() }
        } body: { fetcher in
            await fetcher.enqueue(jobs)
            while inHand.withLock({ $0.now }) < 3 { await Task.yield() }
            #expect(server.requests.count <= 1 + 3 + 2)
            gate.continuation.finish()
            for await _ in done.stream { break }
            #expect(inHand.withLock { $0.most } == 3)
        }
    }

    @Test func `bodies in flight are bounded, and all arrive in the end`() async throws {
        let size = 300_000
        let server = try LoopbackServer { request in
            request.path == "/robots.txt" ? .text("", 404) : .response(body: [UInt8](repeating: 65, count: size))
        }
        var settings = FetchSettings.test
        settings.bodyBytesInFlight = 400_000
        let jobs = try (1...24).map { number in
            let url = "http://h\(number % 8).localhost:\(server.port)/\(number)"
            return FetchJob(address: try #require(WebAddress(url)), purpose: .article(source: "a"), isLocal: true)
        }
        let results = try await collect(settings, count: 24) { await $0.enqueue(jobs) }
        #expect(results.allSatisfy { $0.capture?.body.count == size })
    }

    @Test func `shutting down abandons what does not end in time, and reports it`() async throws {
        let asked = AsyncStream.makeStream(of: Void.self)
        let server = try LoopbackServer { request in
            if request.path == "/robots.txt" { return .text("", 404) }
            asked.continuation.yield()
            return .silence
        }
        var settings = FetchSettings.test
        settings.grace = 0.1
        let outcomes = Mutex<[FetchOutcome]>([])
        let client = HTTPClient(settings: settings.wire)
        let fetcher = Fetcher(settings: settings, client: client) { result in
            outcomes.withLock { $0.append(result.outcome) }
        }
        await fetcher.watch([.local("a", server.url("/feed"))])
        for await _ in asked.stream { break }
        await fetcher.shutDown()
        #expect(outcomes.withLock { $0 } == [.abandoned])
        #expect(await fetcher.isIdle)
        await client.shutDown()
    }

    @Test func `a reload adds and drops, and keeps what is known`() async throws {
        let server = try LoopbackServer { request in
            if request.path == "/robots.txt" { return .text("", 404) }
            if request.headers["if-none-match"] == "\"v1\"" { return .response(304) }
            return .text(request.path, headers: [("ETag", "\"v1\"")])
        }
        let (a, b) = (Source.local("a", server.url("/a")), Source.local("b", server.url("/b")))
        let step = Mutex(0)
        let dropped = Mutex<Timestamp?>(nil)
        let results = try await collect(count: 6) { fetcher in
            await fetcher.watch([a])
        } each: { fetcher, result in
            let first =
                step.withLock {
                    $0 += 1
                    return $0
                } == 1
            if first {
                await fetcher.watch([a, b])
            } else if result.job.purpose == .source("b") {
                await fetcher.watch([b])
                dropped.withLock { $0 = $0 ?? SystemClock().now() }
            }
        }
        let ofA = results.filter { $0.job.purpose == .source("a") }
        #expect(ofA.first?.outcome == .fetched)
        #expect(ofA.dropFirst().allSatisfy { $0.outcome == .notModified })
        // Looks may have been under way when it was dropped; none began after.
        let end = try #require(dropped.withLock { $0 })
        #expect(ofA.allSatisfy { $0.started <= end })
    }

    @Test func `what waits for a source that a reload took away is not asked for`() async throws {
        let clock = ManualClock()
        let server = try LoopbackServer { $0.path == "/robots.txt" ? .text("", 404) : .text("x") }
        let (a, b) = (Source.local("a", server.url("/a"), every: 60), Source.local("b", server.url("/b"), every: 60))
        func job(_ path: String, of source: String, at moment: Timestamp? = nil) throws -> FetchJob {
            let address = try #require(WebAddress(server.url(path)))
            return FetchJob(address: address, purpose: .article(source: source), isLocal: true, notBefore: moment)
        }
        let (stream, continuation) = AsyncStream.makeStream(of: FetchResult.self)
        try await withFetcher(.test, clock: clock) {
            continuation.yield($0)
        } body: { fetcher in
            await fetcher.pause()
            #expect(await fetcher.watch([a, b]).isEmpty)
            let later = clock.now().adding(seconds: 600)
            await fetcher.enqueue(try [job("/a/1", of: "a"), job("/b/1", of: "b"), job("/a/2", of: "a", at: later)])
            let left = await fetcher.watch([b])
            #expect(Set(left.map(\.address.path)) == ["/a", "/a/1", "/a/2"])
            clock.advance(seconds: 1)
            await fetcher.resume()
            var seen: Set<String> = []
            for await result in stream {
                seen.insert(result.job.address.path)
                if seen.count == 2 { break }
            }
            #expect(seen == ["/b", "/b/1"])
        }
    }

    @Test func `what was found last is fetched first, in the order in which it was found`() async throws {
        let clock = ManualClock()
        let server = try LoopbackServer { $0.path == "/robots.txt" ? .text("", 404) : .text("x") }
        var settings = FetchSettings.test
        settings.connectionsPerHost = 1
        func jobs(_ paths: [String]) throws -> [FetchJob] {
            try paths.map { path in
                let address = try #require(WebAddress(server.url(path)))
                return FetchJob(address: address, purpose: .article(source: "a"), isLocal: true)
            }
        }
        let (stream, continuation) = AsyncStream.makeStream(of: FetchResult.self)
        try await withFetcher(settings, clock: clock) {
            continuation.yield($0)
        } body: { fetcher in
            await fetcher.pause()
            await fetcher.enqueue(try jobs((1...5).map { "/lama/\($0)" }))
            await fetcher.enqueue(try jobs(["/baru/1", "/baru/2"]))
            await fetcher.resume()
            var seen: [String] = []
            for await result in stream {
                seen.append(result.job.address.path)
                if seen.count == 7 { break }
            }
            #expect(seen == ["/baru/1", "/baru/2"] + (1...5).map { "/lama/\($0)" })
        }
    }

    @Test func `what is read as something else from now on counts as new`() async throws {
        let server = try LoopbackServer { request in
            if request.path == "/robots.txt" { return .text("", 404) }
            return request.headers["if-none-match"] == nil ? .text("x", headers: [("ETag", "\"v1\"")]) : .response(304)
        }
        let source = Source.local("a", server.url("/"))
        var narrower = source
        narrower.articles = "/berita/*"
        let changed = narrower
        let step = Mutex(0)
        let results = try await collect(count: 4) { fetcher in
            await fetcher.watch([source])
        } each: { fetcher, _ in
            let count = step.withLock {
                $0 += 1
                return $0
            }
            guard count == 2 else { return }
            await fetcher.watch([changed])
        }
        #expect(results.map(\.outcome).prefix(2) == [.fetched, .notModified])
        #expect(results.dropFirst(2).contains { $0.outcome == .fetched })
        // Over a restart too.
        let schedule = SourceSchedule(floor: 1, ceiling: 1)
        var memory = SourceMemory(schedule: schedule, validators: Validators(etag: "\"v1\""))
        memory.read(as: narrower)
        let known = memory
        let again = try await collect(count: 1) { await $0.watch([source], remembering: ["a": known]) }
        #expect(again.first?.outcome == .fetched)
    }

    @Test func `what a run remembers, the next goes by`() async throws {
        let server = try LoopbackServer { request in
            if request.path == "/robots.txt" { return .text("", 404) }
            return request.headers["if-none-match"] == nil ? .text("x", headers: [("ETag", "\"v1\"")]) : .response(304)
        }
        let source = Source.local("a", server.url("/feed"))
        let kept = Mutex<SourceMemory?>(nil)
        _ = try await collect(count: 1) {
            await $0.watch([source])
        } each: { fetcher, _ in
            let memory = await fetcher.memory(of: "a")
            kept.withLock { $0 = memory }
        }
        let memory = try #require(kept.withLock { $0 })
        #expect(memory.validators?.etag == "\"v1\"")
        let again = try await collect(count: 1) { await $0.watch([source], remembering: ["a": memory]) }
        #expect(again.first?.outcome == .notModified)
        let (started, due) = (try #require(again.first?.started), try #require(memory.due))
        #expect(started >= due.adding(seconds: -0.05))
    }

    @Test func `a failing source backs off and a good one goes on`() async throws {
        let server = try LoopbackServer { request in
            switch request.path {
            case "/robots.txt": .text("", 404)
            case "/rusak": .text("", 500)
            default: .text("x")
            }
        }
        let sources: [Source] = [.local("baik", server.url("/baik")), .local("rusak", server.url("/rusak"))]
        let results = try await collect(count: 5) { await $0.watch(sources) }
        let bad = results.filter { $0.job.purpose == .source("rusak") }
        #expect(bad.first?.outcome == .serverError)
        #expect(results.filter { $0.job.purpose == .source("baik") }.count > bad.count)
    }

    @Test(arguments: [
        ("redaksi@contoh.id", "Netra/1.0 (+mailto:redaksi@contoh.id)"),
        ("https://contoh.id/tentang", "Netra/1.0 (+https://contoh.id/tentang)"),
        ("a@b.id\r\nX: y", "Netra/1.0 (+mailto:a@b.idX:y)"),
    ])
    func `the user agent says who asks, in one line`(contact: String, expected: String) {
        #expect(FetchSettings(contact: contact).userAgent == expected)
    }
}
