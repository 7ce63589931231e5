import Model
import Synchronization
import TestSupport
import Testing

@testable import Fetching

/// Redirects to a host are requests to that host. `lama.localhost` leads to `baru.localhost`, on a clock that stands still.
@Suite(.timeLimit(.minutes(10))) struct RedirectTests {
    private let clock = ManualClock()

    /// - Parameter redirect: Where `lama.localhost` sends the path.
    private func site(
        robots: String = "",
        redirect: @escaping @Sendable (String, Int) -> String? = { path, port in
            "http://baru.localhost:\(port)\(path)"
        },
        page: @escaping @Sendable (LoopbackRequest) -> LoopbackAnswer = { .html($0.path) }
    ) throws -> LoopbackServer {
        let port = Atomic(0)
        let server = try LoopbackServer { request in
            if request.path == "/robots.txt" { return .text(robots) }
            let isOld = request.headers["host"]?.hasPrefix("lama.") == true
            if isOld, let target = redirect(request.path, port.load(ordering: .relaxed)) {
                return .redirect(to: target)
            }
            return page(request)
        }
        port.store(server.port, ordering: .relaxed)
        return server
    }

    private func job(_ path: String, on server: LoopbackServer, host: String = "lama") throws -> FetchJob {
        let address = try #require(WebAddress("http://\(host).localhost:\(server.port)\(path)"))
        return FetchJob(address: address, purpose: .article(source: "a"), isLocal: true)
    }

    private func paths(_ server: LoopbackServer, _ host: String) -> [String] {
        server.requests.filter { $0.headers["host"]?.hasPrefix("\(host).") == true }.map(\.path)
    }

    /// Lets a fetcher work with this clock; its results come in order.
    private func run(_ body: (Fetcher, inout AsyncStream<FetchResult>.AsyncIterator) async throws -> Void) async throws
    {
        let (stream, continuation) = AsyncStream.makeStream(of: FetchResult.self)
        var results = stream.makeAsyncIterator()
        try await withFetcher(.test, clock: clock) {
            continuation.yield($0)
        } body: { fetcher in
            try await body(fetcher, &results)
        }
    }

    /// Lets others go on, until the test's time is over.
    private func turn() async throws {
        try Task.checkCancellation()
        await Task.yield()
    }

    @Test func `a host that asks to be left alone is not asked through redirects either, and nothing is lost`()
        async throws
    {
        let isOpen = Atomic(false)
        let server = try site(page: { request in
            if isOpen.load(ordering: .relaxed) { return .html(request.path) }
            return .text("", 429, headers: [("Retry-After", "3600")])
        })
        try await run { fetcher, results in
            await fetcher.enqueue([try job("/0", on: server)])
            let first = try #require(await results.next())
            #expect(first.outcome == .blocked && first.status == 429)
            await fetcher.enqueue(try (1...8).map { try job("/\($0)", on: server) })
            while await fetcher.standing(of: "baru").waiting < 8 { try await turn() }
            clock.advance(seconds: 3599)
            await fetcher.work()
            #expect(paths(server, "baru") == ["/robots.txt", "/0"])
            isOpen.store(true, ordering: .relaxed)
            clock.advance(seconds: 1)
            await fetcher.work()
            for number in 1...8 {
                let result = try #require(await results.next())
                #expect(result.outcome == .fetched, "\(number)")
                #expect(result.job.address.host == "lama.localhost" && result.job.onward == nil)
                #expect(result.capture?.requested == result.job.address)
                #expect(result.capture?.address.host == "baru.localhost")
            }
            // Each host was asked once for each.
            #expect(Set(paths(server, "lama")).count == 10 && paths(server, "lama").count == 10)
            #expect(paths(server, "baru").count == 10)
            #expect(await fetcher.standing(of: "baru").running == 0)
            #expect(await fetcher.journeys.isEmpty)
        }
    }

    @Test func `a redirect is a start of the host that it leads to, and waits for its turn`() async throws {
        let server = try site(robots: "User-agent: *\nCrawl-delay: 20")
        try await run { fetcher, results in
            let began = clock.now()
            await fetcher.enqueue([try job("/1", on: server, host: "baru")])
            while await !fetcher.standing(of: "baru").hasTurn { try await turn() }
            clock.advance(seconds: 20)
            await fetcher.work()
            _ = try #require(await results.next())
            clock.advance(seconds: 20)
            await fetcher.enqueue([try job("/2", on: server)])
            while await !fetcher.standing(of: "lama").hasTurn { try await turn() }
            clock.advance(seconds: 20)
            await fetcher.work()
            // The robots.txt of both are known, and the other's turn has come: it is followed at once, and counts.
            let second = try #require(await results.next())
            #expect(second.capture?.address.host == "baru.localhost")
            let turn = HostBudget.Action.wait(until: began.adding(seconds: 80))
            #expect(await fetcher.standing(of: "baru").next == turn)
            await fetcher.enqueue([try job("/3", on: server, host: "baru"), try job("/4", on: server)])
            #expect(paths(server, "baru") == ["/robots.txt", "/1", "/2"])
        }
    }

    @Test func `within one host a redirect is followed at once`() async throws {
        let server = try site(robots: "User-agent: *\nCrawl-delay: 20") { path, _ in
            path.hasSuffix("/") ? nil : path + "/"
        }
        try await run { fetcher, results in
            await fetcher.enqueue([try job("/1", on: server)])
            while await !fetcher.standing(of: "lama").hasTurn { try await turn() }
            clock.advance(seconds: 20)
            await fetcher.work()
            let result = try #require(await results.next())
            #expect(result.capture?.address.path == "/1/")
            #expect(paths(server, "lama") == ["/robots.txt", "/1", "/1/"])
        }
    }

    @Test func `hosts that lead to each other without end are given up, however often that has to wait`() async throws {
        let server = try site(robots: "User-agent: *\nCrawl-delay: 20") { path, port in
            "http://baru.localhost:\(port)\(path)"
        } page: { request in
            let port = request.headers["host"]?.split(separator: ":").last ?? ""
            return .redirect(to: "http://lama.localhost:\(port)\(request.path)")
        }
        try await run { fetcher, results in
            await fetcher.enqueue([try job("/1", on: server)])
            while server.paths.filter({ $0 == "/1" }).count < 6 {
                if await fetcher.isIdle { clock.advance(seconds: 5) }
                await fetcher.work()
                try await turn()
            }
            let result = try #require(await results.next())
            #expect(result.outcome == .tooManyRedirects && result.job.address.host == "lama.localhost")
            #expect(paths(server, "lama").filter { $0 == "/1" }.count == 3)
            for host in ["lama", "baru"] {
                let standing = await fetcher.standing(of: host)
                #expect(standing.running == 0 && standing.waiting == 0)
            }
        }
    }
}

extension Fetcher {
    /// How one of these hosts stands.
    fileprivate func standing(
        of name: String
    ) -> (waiting: Int, hasTurn: Bool, running: Int, next: HostBudget.Action?) {
        let line = hosts["\(name).localhost"]
        return (
            line?.lanes.count ?? 0, line?.noted != nil, line?.budget.running ?? 0, line?.budget.next(at: pace.now())
        )
    }
}
