import FoundationEssentials
import Model
import TestSupport
import Testing

@testable import Reading

@Suite struct ListingTests {
    static let fixtures = Fixtures("Reading/listings")

    struct Expectation: Decodable {
        var address: String
        var links: [[String]]
    }

    @Test(arguments: fixtures.names(suffix: ".html"))
    func `a listing gives the links of its main list with their titles`(name: String) throws {
        let expected = try JSONDecoder()
            .decode(Expectation.self, from: Data(Self.fixtures.bytes("\(name.dropLast(5)).expected.json")))
        let address = try #require(WebAddress(expected.address))
        guard case .listing(let links) = PageReader.read(Page(bytes: Self.fixtures.bytes(name), address: address))
        else {
            Issue.record("\(name) is no listing")
            return
        }
        #expect(links.map { [$0.address.text, $0.title] } == expected.links)
    }

    @Test(arguments: [
        ("https://x.example.id/2024/11/13/judul", ArticleAddress.Likeness.likely),
        ("https://x.example.id/?p=133830", .likely),
        ("https://x.example.id/read/2024/11/13/123456/judul-berita", .likely),
        ("https://x.example.id/tag/pilkada-serentak-2024", .no),
        ("https://x.example.id/category/daerah", .no), ("https://x.example.id/", .no),
        ("https://x.example.id/foto.jpg", .no),
        ("https://x.example.id/camat-diminta-netral-selama-kampanye", .likely),
        ("https://x.example.id/pedoman-media-siber", .no),
    ])
    func `addresses of articles are told from others`(text: String, expected: ArticleAddress.Likeness) throws {
        #expect(ArticleAddress.likeness(try #require(WebAddress(text))) == expected)
    }

    @Test func `discovery lists what is advertised before what is customary, and no comments`() throws {
        let html = """
            <html><head><meta name="generator" content="WordPress 6.6">
            <link rel="alternate" type="application/rss+xml" title="Kabar" href="/feed/">
            <link rel="alternate" type="application/rss+xml" title="Kabar » Umpan Komentar" href="/comments/feed/">
            </head><body><a href="/sitemap_news.xml">Peta</a></body></html>
            """
        let address = try #require(WebAddress("https://x.example.id/"))
        let found = FeedDiscovery(homePage: Page(bytes: Array(html.utf8), address: address)).candidates
        #expect(found.first?.address.text == "https://x.example.id/feed/")
        #expect(found.first?.evidence == .advertised)
        #expect(!found.contains { $0.address.path.contains("comments") })
        #expect(found.contains { $0.kind == .sitemap && $0.evidence == .linked })
        #expect(found.contains { $0.address.path == "/wp-sitemap.xml" && $0.evidence == .customary })
        #expect(Set(found.map(\.address)).count == found.count)
    }
}
