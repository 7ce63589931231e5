import Model
import Synchronization
import Testing

@testable import SampleSite

@Suite struct SampleSiteTests {
    /// Time that moves only when a test says so.
    private final class Turned: Sendable {
        private let instant = Mutex(ContinuousClock.now)
        func now() -> ContinuousClock.Instant { instant.withLock { $0 } }
        func advance(by duration: Duration) { instant.withLock { $0 = $0.advanced(by: duration) } }
    }

    private let time = Turned()
    private func site() -> SampleSite { SampleSite(outlets: Outlet.all, now: { [time] in time.now() }) }

    @Test func `a feed links only to what answers`() async {
        let site = site()
        for outlet in Outlet.all {
            let front = await site.respond(to: outlet.entryPath, host: "\(outlet.host):8380")
            #expect(front.status == 200)
            for article in outlet.listed where article.behaviour == .steady {
                #expect(front.body.contains(article.path))
                #expect(await site.respond(to: article.path, host: outlet.host).status == 200)
            }
        }
    }

    @Test func `a home page names the feed, or links to the listing`() async {
        let site = site()
        for outlet in Outlet.all {
            let home = await site.respond(to: "/", host: outlet.host)
            #expect(home.status == 200)
            #expect(home.body.contains("href=\"\(outlet.entryPath)\""))
        }
    }

    @Test func `an unknown host or path is not found`() async {
        let site = site()
        #expect(await site.respond(to: "/", host: "elsewhere.example").status == 404)
        #expect(await site.respond(to: "/tag/netralitas/", host: Outlet.sampitRaya.host).status == 404)
    }

    @Test func `a query that means nothing is ignored`() async {
        let site = site()
        let plain = await site.respond(to: "/feed/", host: Outlet.sampitRaya.host)
        let asked = await site.respond(to: "/feed/?utm_source=x", host: Outlet.sampitRaya.host)
        #expect(asked.status == 200)
        #expect(asked.body == plain.body)
    }

    @Test func `what has not changed is answered with 304`() async {
        let site = site()
        let host = Outlet.sampitRaya.host
        let first = await site.respond(to: "/feed/", host: host)
        let again = await site.respond(to: "/feed/", host: host, ifNoneMatch: first.tag)
        #expect(again.status == 304)
        #expect(again.body.isEmpty)
        #expect(await site.respond(to: "/feed/", host: host, ifNoneMatch: "\"other\"").status == 200)
    }

    @Test func `a page fails as often as it should and then answers`() async throws {
        let site = site()
        let outlet = Outlet.sampitRaya
        let article = try #require(outlet.articles.first { $0.behaviour == .failing(times: 1) })
        #expect(await site.respond(to: article.path, host: outlet.host).status == 500)
        #expect(await site.unread.contains(outlet.canonical(article)))
        #expect(await site.respond(to: article.path, host: outlet.host).status == 200)
        #expect(await !site.unread.contains(outlet.canonical(article)))
    }

    @Test func `a copy appears some time after its original was read`() async throws {
        let site = site()
        let outlet = Outlet.penajamPos
        let copy = try #require(outlet.articles.first { $0.behaviour != .steady })
        guard case .following(let name, let path) = copy.behaviour else { throw Missing() }
        func isListed() async -> Bool {
            await site.respond(to: outlet.entryPath, host: outlet.host).body.contains(copy.path)
        }
        #expect(await !isListed())
        #expect(await site.respond(to: copy.path, host: outlet.host).status == 404)
        #expect(await site.respond(to: path, host: "\(name).localhost").status == 200)
        #expect(await !isListed())
        time.advance(by: SampleSite.copyingTime)
        #expect(await isListed())
        #expect(await site.respond(to: copy.path, host: outlet.host).status == 200)
    }

    @Test func `a watched page is edited after it was read twice`() async throws {
        let site = site()
        let outlet = Outlet.wartaBima
        let article = try #require(outlet.articles.first { $0.isWatched })
        let first = await site.respond(to: article.path, host: outlet.host)
        let second = await site.respond(to: article.path, host: outlet.host, ifNoneMatch: first.tag)
        #expect(second.status == 304)
        #expect(await site.unread.contains(outlet.canonical(article)))
        let third = await site.respond(to: article.path, host: outlet.host, ifNoneMatch: first.tag)
        #expect(third.status == 200)
        #expect(third.body != first.body)
        #expect(await !site.unread.contains(outlet.canonical(article)))
    }

    @Test func `a listing links to what robots_txt forbids, and asking for it is noted`() async throws {
        let site = site()
        let outlet = Outlet.minahasaKini
        let forbidden = try #require(outlet.articles.first { $0.expectation == .unread })
        let robots = await site.respond(to: "/robots.txt", host: outlet.host).body
        #expect(robots.contains("Disallow: /arsip-internal/"))
        #expect(await site.respond(to: outlet.entryPath, host: outlet.host).body.contains(forbidden.path))
        #expect(await site.trespasses.isEmpty)
        #expect(await site.respond(to: forbidden.path, host: outlet.host).status == 200)
        #expect(await site.trespasses.map(\.path) == [forbidden.path])
    }

    @Test func `two sites listen at the same time, the second on another port`() async throws {
        let (first, second) = (SampleSite(), SampleSite())
        try await first.start()
        try await second.start()
        #expect(await first.port != second.port)
        #expect(await second.sources().allSatisfy { $0.isLocal && $0.url.port != nil })
        await first.stop()
        await second.stop()
    }

    @Test func `a taken port that must be had is an error that names it`() async throws {
        let first = SampleSite()
        try await first.start(port: 0)
        let port = await first.port
        await #expect(throws: LoopbackServer.NotListening.self) { try await SampleSite().start(port: port) }
        await first.stop()
    }

    @Test func `every outlet has one source and each watched page one more`() {
        let sources = Outlet.all.flatMap { $0.sources(port: 8380) }
        #expect(sources.count == Outlet.all.count + Outlet.all.flatMap(\.articles).count(where: \.isWatched))
        #expect(Set(sources.map(\.name)).count == sources.count)
    }

    private struct Missing: Error {}
}
