import FoundationEssentials
import Model
import TestSupport
import Testing

@testable import Reading

/// Feeds of every kind, well-formed and not: each pair in `Fixtures/Reading/feeds` is a case.
@Suite struct FeedTests {
    static let fixtures = Fixtures("Reading/feeds")
    static let cases = fixtures.names().filter { !$0.hasSuffix(".expected.json") }

    struct Expectation: Decodable {
        struct Entry: Decodable {
            var id: String?
            var address: String?
            var title: String
            var published: String?
            var updated: String?
            var author: String?
            var summary: String?
            var content: Bool?
        }
        var title: String?
        var ttl: Int?
        var updatePeriod: Int?
        var entries: [Entry]
    }

    @Test(arguments: cases)
    func `a feed is read as far as it goes`(name: String) throws {
        let stem = name.split(separator: ".").dropLast().joined(separator: ".")
        let expected = try JSONDecoder()
            .decode(Expectation.self, from: Data(Self.fixtures.bytes("\(stem).expected.json")))
        // Served as HTML on purpose: the bytes decide.
        let feed = try #require(try read(Self.fixtures.bytes(name), contentType: "text/html"))
        #expect(feed.title == expected.title)
        #expect(feed.ttl == expected.ttl)
        #expect(feed.updatePeriod == expected.updatePeriod)
        #expect(feed.entries.map(\.title) == expected.entries.map(\.title))
        for (entry, wanted) in zip(feed.entries, expected.entries) {
            #expect(entry.address?.text == wanted.address)
            #expect(entry.published?.description == wanted.published)
            #expect(entry.updated?.description == wanted.updated)
            #expect(entry.author == wanted.author)
            #expect((entry.contentHTML != nil) == (wanted.content ?? false))
            if let id = wanted.id { #expect(entry.id == id) }
            if let summary = wanted.summary { #expect(entry.summary == summary) }
        }
    }

    private func read(_ bytes: [UInt8], contentType: String? = nil) throws -> Feed? {
        let address = try #require(WebAddress("https://feed.example.id/rss"))
        let page = Page(bytes: bytes, contentType: contentType, address: address)
        guard case .feed(let feed) = PageReader.read(page, expecting: .feed) else { return nil }
        return feed
    }

    @Test func `a page where a feed was expected is said to be one`() throws {
        let address = try #require(WebAddress("https://feed.example.id/rss"))
        let page = Page(bytes: Array("<html><body><p>Halo, ini bukan feed.</p></body></html>".utf8), address: address)
        guard case .notNews(let reason) = PageReader.read(page, expecting: .feed) else {
            Issue.record("taken for a feed")
            return
        }
        #expect(reason == "html-instead-of-feed")
    }

    @Test(arguments: [
        "<br />\n<b>Warning</b>:  Undefined array key \"kanal\" in <b>/home/web/rss.php</b> on line <b>3</b><br />\n",
        "Notice: Undefined index in <b>/home/web/rss.php</b>\n", "<font size='1'><table><tr><th>Warning</table></font>",
    ])
    func `a feed behind the complaints of a script is a feed`(complaint: String) throws {
        let feed = Self.fixtures.bytes("rss-2.0.xml")
        let entries = try #require(try read(feed)).entries
        #expect(try read(Array(complaint.utf8) + feed)?.entries == entries)
        #expect(try read(Array("<html><body>\(complaint)".utf8) + feed) == nil)
    }

    @Test(arguments: [
        "<html><body>", "<!DOCTYPE html>\n<html><head><title>Umpan</title><style>a{}</style></head><body>\n",
        "<div id=atas></div><!-- umpan -->", "<html><body><script>var a = 1</script>",
    ])
    func `a feed within a page that shows nothing else is a feed, and no article`(wrapping: String) throws {
        let feed = Self.fixtures.bytes("rss-2.0.xml")
        let entries = try #require(try read(feed)).entries
        let closing = Array("</body></html>".utf8)
        #expect(try read(Array(wrapping.utf8) + feed + closing)?.entries == entries)
        #expect(try read(Array("\(wrapping)<p>Berita".utf8) + feed + closing) == nil)
    }

    @Test func `a guid that is no permanent link is followed where there is nothing else to follow`() throws {
        let item = "<title>A</title><guid isPermaLink=\"false\">https://feed.example.id/?p=7</guid>"
        let text = "<rss><channel><item>\(item)</item><item>\(item)<link>/a</link></item></channel></rss>"
        let addresses = try #require(try read(Array(text.utf8))).entries.map(\.address?.text)
        #expect(addresses == ["https://feed.example.id/?p=7", "https://feed.example.id/a"])
    }

    @Test(arguments: [
        "<rss><channel><item><link>/a</link><pubDate>2024-11-13 23:30:00</pubDate></item></channel></rss>",
        "<urlset><url><loc>/a</loc><lastmod>2024-11-13 23:30:00</lastmod></url></urlset>",
        #"{"version":"https://jsonfeed.org/version/1","items":[{"url":"/a","date_published":"2024-11-13T23:30:00"}]}"#,
    ])
    func `a time without a zone is read by the clock of the outlet's region`(text: String) throws {
        let address = try #require(WebAddress("https://feed.example.id/rss"))
        switch PageReader.read(Page(bytes: Array(text.utf8), address: address, zone: .jayapura)) {
        case .feed(let feed): #expect(feed.entries.first?.published?.description == "2024-11-13T23:30:00+09:00")
        case .sitemap(let map): #expect(map.entries.first?.modified?.description == "2024-11-13T23:30:00+09:00")
        default: Issue.record("neither a feed nor a sitemap")
        }
    }

    @Test func `a feed cut off anywhere is read without harm, and never gains entries`() throws {
        let whole = Self.fixtures.bytes("rss-2.0.xml")
        let count = try #require(try read(whole)).entries.count
        for end in stride(from: 0, to: whole.count, by: 37) {
            #expect(try read(Array(whole[..<end]))?.entries.count ?? 0 <= count)
        }
    }

    @Test func `what WordPress' REST interface lists reads like a feed`() throws {
        let text = #"""
            [{"id":7,"date":"2024-11-13T14:05:00","date_gmt":"2024-11-13T07:05:00","link":"https://feed.example.id/a/",
            "title":{"rendered":"Camat &#8211; Netral"},"content":{"rendered":"<p>Isi</p>"}}]
            """#
        let feed = try #require(try read(Array(text.utf8)))
        #expect(feed.entries.first?.title == "Camat – Netral")
        #expect(feed.entries.first?.published?.description == "2024-11-13T07:05:00Z")
    }
}
