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

@Suite struct AddressPatternTests {
    @Test(arguments: [
        ("/berita/*", "/berita/1", true), ("/berita/*", "/berita", false), ("/berita/*", "/foto/1", false),
        ("/read/*/*.html", "/read/2024/a.html", true), ("/read/*/*.html", "/read/a.html", false),
        ("/*", "/apa/saja?x=1", true), ("/index.php?id=*", "/index.php?id=7", true),
        ("/index.php?id=*", "/index.php?tag=7", false), ("/a", "/a?x=1", true), ("/*a*b", "/xxaxxab", true),
    ])
    func `fits`(pattern: String, path: String, fits: Bool) throws {
        let address = try #require(WebAddress("https://contoh.id\(path)"))
        #expect(try #require(AddressPattern(pattern)).matches(address) == fits)
    }

    @Test func `a pattern that is no path is none, and one written to cost time does not`() throws {
        #expect(AddressPattern("berita/*") == nil && AddressPattern("") == nil)
        let evil = try #require(AddressPattern("/" + String(repeating: "*a", count: 99)))
        let address = try #require(WebAddress("https://contoh.id/" + String(repeating: "a", count: 1900) + "b"))
        #expect(!evil.matches(address))
    }

    @Test func `a listing with a pattern gives the links that fit and no others, wherever they stand`() throws {
        let html = """
            <html><head><title>Indeks</title></head><body><aside class="sidebar"><a href="/n/1">Satu</a></aside>
            <main><a href="/n/2">Dua</a><a href="/2024/11/14/warga-desa-gotong-royong-perbaiki-jalan">Warga Desa Gotong
            Royong Perbaiki Jalan</a><a href="/n/2#komentar">3</a></main></body></html>
            """
        let page = Page(bytes: Array(html.utf8), address: try #require(WebAddress("https://contoh.id/indeks")))
        guard case .listing(let links) = PageReader.read(page, expecting: .listing, pattern: AddressPattern("/n/*"))
        else {
            Issue.record("no listing")
            return
        }
        #expect(links.map(\.address.path) == ["/n/1", "/n/2"])
        guard case .notNews(let reason) = PageReader.read(page, expecting: .listing, pattern: AddressPattern("/x/*"))
        else {
            Issue.record("something was guessed")
            return
        }
        #expect(reason == "no-links")
    }

    @Test(arguments: [("/", Source.Kind.listing), ("/berita", .listing), ("/", .auto), ("/berita", .auto)])
    func `a list whose links all lead to another site is no article`(path: String, kind: Source.Kind) throws {
        let teasers = ["camat", "bupati", "lurah"].map { office in
            "<h2><a href=https://kabarbaru.id/2024/11/14/\(office)-ajak-warga-memilih>\(office) Ajak Warga Memilih</a></h2>"
                + "<p>Seorang \(office) diduga mengajak warga memilih salah satu pasangan calon dalam kegiatan di kantornya,"
                + " kata seorang warga yang hadir di sana pada hari Senin.</p>"
        }
        let html = "<title>Kabar Lama</title><body><main>\(teasers.joined())</main></body>"
        let page = Page(bytes: Array(html.utf8), address: try #require(WebAddress("https://kabarlama.id\(path)")))
        guard case .notNews(let reason) = PageReader.read(page, expecting: kind) else {
            Issue.record("taken for news")
            return
        }
        #expect(reason == (kind == .listing ? "no-links" : "no-article"))
    }
}
