import FoundationEssentials
import Model
import TestSupport
import Testing

@testable import Fetching

@Suite struct RobotsTests {
    /// One case a line: path, then `allowed` or `forbidden`; the robots.txt stands above the dashes.
    @Test(arguments: Fixtures("Fetching/robots").names(suffix: ".txt"))
    func `cases`(file: String) throws {
        let text = Fixtures("Fetching/robots").text(file)
        let halves = text.split(separator: "\n-----\n")
        try #require(halves.count == 2)
        let robots = Robots(parsing: Array(halves[0].utf8), agent: "Netra")
        let cases = halves[1].split(separator: "\n")
        #expect(!cases.isEmpty)
        for line in cases {
            let parts = line.split(separator: " ")
            try #require(parts.count == 2)
            let address = try #require(WebAddress("https://contoh.id\(parts[0])"))
            #expect(robots.allows(address) == (parts[1] == "allowed"), "\(file): \(line)")
        }
    }

    private struct Vector: Decodable {
        let test: String
        let robots: String
        let ua: String
        let url: String
        let allowed: Bool

        private enum CodingKeys: String, CodingKey {
            case test, ua, url, allowed
            case robots = "robots_latin1"
        }
    }

    /// Google's own cases, where this checkout has them beside it.
    private static let vectors = [1, 2]
        .map { Fixtures("").folder.split(separator: "/").dropLast(2 + $0).joined(separator: "/") }
        .compactMap { FileManager.default.contents(atPath: "/\($0)/shared/suites/robots-vectors.jsonl") }.first

    @Test(.enabled(if: vectors != nil, "the public cases do not stand beside this checkout"))
    func `agrees with Google's parser`() throws {
        let lines = try #require(RobotsTests.vectors).split(separator: 10)
        #expect(lines.count > 100)
        for line in lines {
            let vector = try JSONDecoder().decode(Vector.self, from: Data(line))
            let bytes = vector.robots.unicodeScalars.map { UInt8(truncatingIfNeeded: $0.value) }
            let url = vector.url.unicodeScalars.map { UInt8(truncatingIfNeeded: $0.value) }
            let robots = Robots(parsing: bytes, agent: vector.ua)
            #expect(
                robots.allows(path: path(of: url)) == vector.allowed,
                "\(vector.test): \(vector.ua) \(vector.url.prefix(80))"
            )
        }
    }

    /// Everything after the host.
    private func path(of url: [UInt8]) -> [UInt8] {
        guard let scheme = url.firstIndex(of: 58) else { return [47] }
        return Array(url[scheme...].dropFirst(3).drop { $0 != 47 })
    }

    @Test func `crawl delay and sitemaps are read`() {
        let text = "Sitemap: https://contoh.id/a.xml\nUser-agent: *\nCrawl-delay: 7.5\nDisallow:\nsite-map: /b.xml\n"
        let robots = Robots(parsing: Array(text.utf8), agent: "Netra")
        #expect(robots.crawlDelay == 7.5)
        #expect(robots.sitemaps == ["https://contoh.id/a.xml", "/b.xml"])
    }

    @Test(arguments: ["-1", "nan", "inf", "1e999", "sepuluh", ""])
    func `a crawl delay that is none is left out`(value: String) {
        let robots = Robots(parsing: Array("User-agent: *\nCrawl-delay: \(value)\n".utf8), agent: "Netra")
        #expect(robots.crawlDelay == nil)
    }

    @Test(.timeLimit(.minutes(1))) func `rules written to cost time do not`() {
        let evil = String(repeating: "*a", count: 4000) + "b"
        let file = String(repeating: "Disallow: /\(evil)\n", count: 10)
        let robots = Robots(parsing: Array("User-agent: *\n\(file)".utf8), agent: "Netra")
        let path = Array(("/" + String(repeating: "a", count: 8000)).utf8)
        #expect(robots.allows(path: path))
    }

    // MARK: What is remembered

    private let page = WebAddress("https://contoh.id/berita")

    private func answer(_ status: Int, _ body: String = "") throws -> HTTPReply {
        let address = try #require(WebAddress("https://contoh.id/robots.txt"))
        let time = Timestamp(seconds: 0)
        return .response(
            Capture(
                requested: address,
                address: address,
                started: time,
                finished: time,
                status: status,
                headers: [],
                body: Array(body.utf8)
            )
        )
    }

    @Test func `rules hold for a day`() throws {
        let page = try #require(page)
        let clock = ManualClock()
        var cache = RobotsCache(agent: "Netra")
        #expect(cache.verdict(on: page, at: clock.now()) == .ask)
        cache.store(try answer(200, "User-agent: *\nDisallow: /berita"), of: page.origin, at: clock.now())
        guard case .refused(let refusal) = cache.verdict(on: page, at: clock.now()) else {
            Issue.record("allowed")
            return
        }
        #expect(refusal.outcome == .forbiddenByRobots)
        clock.advance(seconds: 86_399)
        #expect(cache.verdict(on: page, at: clock.now()) != .ask)
        clock.advance(seconds: 1)
        #expect(cache.verdict(on: page, at: clock.now()) == .ask)
    }

    @Test(arguments: [400, 401, 403, 404, 410, 451])
    func `a site that has no robots.txt allows all`(status: Int) throws {
        let page = try #require(page)
        var cache = RobotsCache(agent: "Netra")
        cache.store(try answer(status, "User-agent: *\nDisallow: /"), of: page.origin, at: Timestamp(seconds: 0))
        #expect(cache.verdict(on: page, at: Timestamp(seconds: 1)) == .allowed)
    }

    @Test(arguments: [(200, "User-agent: *\nDisallow: /"), (203, "User-agent: *\nDisallow: /"), (204, "")])
    func `any success is read`(status: Int, body: String) throws {
        let page = try #require(page)
        var cache = RobotsCache(agent: "Netra")
        cache.store(try answer(status, body), of: page.origin, at: Timestamp(seconds: 0))
        #expect((cache.verdict(on: page, at: Timestamp(seconds: 1)) == .allowed) == body.isEmpty)
        #expect(cache.verdict(on: page, at: Timestamp(seconds: 86_399)) != .ask)
    }

    @Test(arguments: [429, 500, 503, 301])
    func `one that cannot be read forbids all, and is asked again before long`(status: Int) throws {
        let page = try #require(page)
        var cache = RobotsCache(agent: "Netra")
        cache.store(try answer(status), of: page.origin, at: Timestamp(seconds: 0))
        guard case .refused(let refusal) = cache.verdict(on: page, at: Timestamp(seconds: 1)) else {
            Issue.record("allowed")
            return
        }
        #expect(refusal.outcome == .robotsUnreachable)
        #expect(cache.verdict(on: page, at: Timestamp(seconds: 301)) == .ask)
    }

    @Test func `where nothing came at all, each look asks anew`() throws {
        let page = try #require(page)
        var cache = RobotsCache(agent: "Netra")
        for look in 1...20 {
            let now = Timestamp(seconds: Int64(look * 60))
            #expect(cache.verdict(on: page, at: now) == .ask)
            let silence = HTTPFailure(.dnsFailure, "no such name", address: page)
            cache.store(.failure(silence), of: page.origin, at: now)
            // Not each of its articles does.
            #expect(cache.verdict(on: page, at: now.adding(seconds: 10)) != .ask)
        }
        cache.store(try answer(503), of: page.origin, at: Timestamp(seconds: 2000))
        #expect(cache.verdict(on: page, at: Timestamp(seconds: 2299)) != .ask)
    }

    @Test func `rules that were read stay in force while the file cannot be reached, for thirty days`() throws {
        let page = try #require(page)
        let other = try #require(WebAddress("https://contoh.id/boleh"))
        var cache = RobotsCache(agent: "Netra")
        cache.store(try answer(200, "User-agent: *\nDisallow: /berita"), of: page.origin, at: Timestamp(seconds: 0))
        cache.store(try answer(500), of: page.origin, at: Timestamp(seconds: 90_000))
        #expect(cache.verdict(on: other, at: Timestamp(seconds: 90_001)) == .allowed)
        #expect(cache.verdict(on: page, at: Timestamp(seconds: 90_001)) != .allowed)
        cache.store(try answer(500), of: page.origin, at: Timestamp(seconds: 31 * 86_400))
        #expect(cache.verdict(on: page, at: Timestamp(seconds: 31 * 86_400 + 1)) == .allowed)
    }
}
