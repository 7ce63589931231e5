import Model
import TestSupport
import Testing

@testable import Fetching

@Suite struct MannersTests {
    // MARK: Retry-After and dates

    @Test(arguments: [
        ("120", 120.0), ("0", 0), (" 7 ", 7), ("99999999999999999999", 86_400), ("604800", 86_400),
        ("Thu, 14 Nov 2024 02:05:00 GMT", 300), ("Thu, 14 Nov 2024 01:00:00 GMT", 0),
        ("Thursday, 14-Nov-24 02:01:00 GMT", 60), ("Thu Nov 14 02:00:30 2024", 30),
        ("Fri, 31 Dec 9999 23:59:59 GMT", 86_400),
    ])
    func `what a server asks for is understood, within a day`(field: String, seconds: Double) throws {
        let now = try #require(ZonedTime("2024-11-14T02:00:00Z")).instant
        #expect(RetryAfter.seconds(field, at: now) == seconds)
    }

    @Test(arguments: [
        "", "-5", "1.5", "besok", "Thu, 32 Nov 2024 02:05:00 GMT", "14 Nov", "Thu, 14 Nov 2024 25:00:00 GMT",
    ])
    func `what is no time is left out`(field: String) {
        #expect(RetryAfter.seconds(field, at: Timestamp(seconds: 0)) == nil)
    }

    // MARK: Host budget

    private func at(_ seconds: Double) -> Timestamp { Timestamp(seconds: 1_700_000_000).adding(seconds: seconds) }

    @Test func `starts are spaced, and no more than two run`() {
        var budget = HostBudget(spacing: 5)
        #expect(budget.next(at: at(0)) == .start)
        budget.started(at: at(0))
        #expect(budget.next(at: at(1)) == .wait(until: at(5)))
        #expect(budget.next(at: at(5)) == .start)
        budget.started(at: at(5))
        #expect(budget.next(at: at(60)) == .busy)
        budget.finished()
        #expect(budget.next(at: at(60)) == .start)
    }

    @Test func `a crawl delay lengthens the spacing, within a bound`() {
        var budget = HostBudget(spacing: 5)
        budget.obey(crawlDelay: 20, since: at(0))
        budget.started(at: at(20))
        #expect(budget.next(at: at(30)) == .wait(until: at(40)))
        budget.obey(crawlDelay: 100_000, since: at(40))
        #expect(budget.crawlDelay == HostBudget.longestCrawlDelay)
        budget.obey(crawlDelay: nil, since: at(40))
        #expect(budget.crawlDelay == 0)
    }

    @Test func `a crawl delay is remembered until its robots.txt is read again`() {
        var budget = HostBudget(spacing: 5)
        budget.obey(crawlDelay: 20, since: at(0))
        budget.started(at: at(20))
        budget.finished()
        #expect(!budget.isForgettable(at: at(100)))
        #expect(!budget.isForgettable(at: at(86_399)))
        #expect(budget.isForgettable(at: at(86_400)))
        budget.obey(crawlDelay: nil, since: at(90_000))
        #expect(budget.isForgettable(at: at(90_000)))
    }

    @Test func `429 and 503 are obeyed, ever longer, and forgotten when all is well`() {
        var budget = HostBudget(spacing: 0)
        budget.heard(status: 429, at: at(0))
        #expect(budget.next(at: at(0)) == .wait(until: at(30)))
        budget.heard(status: 503, at: at(30))
        #expect(budget.next(at: at(30)) == .wait(until: at(90)))
        budget.heard(status: 429, retryAfter: "600", at: at(90))
        #expect(budget.next(at: at(90)) == .wait(until: at(690)))
        budget.heard(status: 200, at: at(690))
        #expect(budget.isForgettable(at: at(690)))
        budget.heard(status: 429, at: at(700))
        #expect(budget.next(at: at(700)) == .wait(until: at(730)))
    }

    @Test func `a host is to be left alone for as long as it asked, whatever else it answers meanwhile`() {
        var budget = HostBudget(spacing: 5)
        budget.started(at: at(0))
        #expect(!budget.isToBeLeftAlone(at: at(1)))
        budget.heard(status: 429, retryAfter: "600", at: at(1))
        budget.heard(status: 200, at: at(2))
        #expect(budget.isToBeLeftAlone(at: at(600)))
        #expect(!budget.isToBeLeftAlone(at: at(601)))
    }

    @Test func `refusals without end make the pause an hour, not more`() {
        var budget = HostBudget(spacing: 0)
        for _ in 1...1000 { budget.heard(status: 503, at: at(0)) }
        #expect(budget.next(at: at(0)) == .wait(until: at(3600)))
    }

    // MARK: Blocks

    private func capture(_ status: Int, _ headers: [HTTPHeader], _ body: String) throws -> Capture {
        let address = try #require(WebAddress("https://contoh.id/"))
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

    @Test(arguments: Fixtures("Fetching/blocks").names())
    func `pages that are none are told from pages`(file: String) throws {
        let html = [HTTPHeader("Content-Type", "text/html; charset=utf-8")]
        let reason = BlockSigns.reason(in: try capture(200, html, Fixtures("Fetching/blocks").text(file)))
        #expect((reason != nil) == file.hasPrefix("blocked-"), "\(reason ?? "let through")")
    }

    @Test(arguments: [
        ("Camat Diduga Tak Netral saat Pemeriksaan Keamanan Gudang Logistik Pilkada", false),
        ("Pemeriksaan Keamanan Gudang Logistik Pilkada Diperketat", false),
        ("Akun Ditangguhkan, Calon Bupati Mengadu ke Bawaslu", false),
        ("Captcha Laman KPU Dikeluhkan Warga", false),
        ("Kepala Dinas Diduga Menulis \"Access Denied\" di Laman Bawaslu", false),
        ("\n  Just a moment...", true),
        ("Attention Required! | Cloudflare", true),
        ("Sucuri WebSite Firewall - Access Denied", true),
        ("Pemeriksaan Keamanan | Kabar Contoh", true),
        ("Verifikasi keamanan – Kabar Contoh", true),
        ("Akun Ditangguhkan", true),
        ("Captcha", true),
    ])
    func `a headline may speak of what a gatekeeper's title says`(title: String, isBlocked: Bool) throws {
        let page = "<!DOCTYPE html><html><head><title>\(title)</title></head><body><p>Isi</p></body></html>"
        let reason = BlockSigns.reason(in: try capture(200, [HTTPHeader("Content-Type", "text/html")], page))
        #expect((reason != nil) == isBlocked, "\(reason ?? "let through")")
    }

    @Test(arguments: [401, 403, 407, 429, 451])
    func `these codes keep us out`(status: Int) throws {
        #expect(BlockSigns.reason(in: try capture(status, [], "")) != nil)
    }

    @Test func `a challenge is known by its header`() throws {
        #expect(BlockSigns.reason(in: try capture(503, [HTTPHeader("CF-Mitigated", "challenge")], "")) != nil)
        #expect(BlockSigns.reason(in: try capture(503, [], "sedang dalam perbaikan")) == nil)
    }

    @Test func `a feed may speak of captchas`() throws {
        let feed = "<rss><channel><title>Access denied: kronologi</title></channel></rss>"
        let headers = [HTTPHeader("Content-Type", "application/rss+xml")]
        #expect(BlockSigns.reason(in: try capture(200, headers, feed)) == nil)
    }
}
