import Model
import Testing

@testable import Reading

@Suite struct StoryAddressTests {
    @Test(arguments: [
        ("https://x.example.id/a?utm_source=fb&id=3&fbclid=Z", "https://x.example.id/a?id=3"),
        ("https://m.kabar.example.id/a?page=all", "https://kabar.example.id/a"),
        ("https://amp.kabar.example.id/a", "https://kabar.example.id/a"),
        ("https://kabar.example.id/a/amp/", "https://kabar.example.id/a/"),
        ("https://kabar.example.id/amp/read/5", "https://kabar.example.id/read/5"),
        ("https://kabar.example.id/a?page=2", "https://kabar.example.id/a?page=2"),
        ("https://kabar.example.id/a?m=1", "https://kabar.example.id/a"),
        ("https://kabar.example.id/a?p=7&print=1", "https://kabar.example.id/a?p=7"),
        ("https://kabar.example.id/baca.php?view=101", "https://kabar.example.id/baca.php?view=101"),
        ("https://kabar.example.id/berita/lihat.php?t=77&ref=x", "https://kabar.example.id/berita/lihat.php?t=77"),
        ("https://kabar.example.id/?s=camat-bantah-hadir", "https://kabar.example.id/?s=camat-bantah-hadir"),
        ("https://kabar.example.id/baca.php?id=5&view=101", "https://kabar.example.id/baca.php?id=5"),
        ("https://kabar.example.id/baca.php?id=5&source=facebook", "https://kabar.example.id/baca.php?id=5"),
        ("https://kabar.example.id/camat-bantah-hadir?t=1731481500", "https://kabar.example.id/camat-bantah-hadir"),
        ("https://kabar.example.id/", "https://kabar.example.id/"),
        ("https://kabar.example.id/camp/a", "https://kabar.example.id/camp/a"),
        ("https://kabar.example.id/baca.php?id=5&PHPSESSID=0f3a", "https://kabar.example.id/baca.php?id=5"),
        ("https://kabar.example.id/berita/5;jsessionid=0F3A.a1?x=1", "https://kabar.example.id/berita/5?x=1"),
        ("https://kabar.example.id/a?sid=0f3a0f3a0f3a0f3a0f3a0f3a0f", "https://kabar.example.id/a"),
        ("https://kabar.example.id/modules.php?sid=123", "https://kabar.example.id/modules.php?sid=123"),
    ])
    func `ways to one story become one address, for good`(text: String, expected: String) throws {
        let once = StoryAddress.unified(try #require(WebAddress(text)))
        #expect(once.text == expected)
        #expect(StoryAddress.unified(once) == once)
    }

    private func page(_ head: String, _ body: String = "", at address: String) throws -> (
        article: Article, links: PageLinks
    )? {
        let sentence =
            "Camat membantah hadir dalam pertemuan itu, dan warga membenarkan keterangannya kepada wartawan. "
        let html =
            "<html><head>\(head)</head><body><h1>Camat Bantah Hadir</h1><div><p>\(sentence)\(sentence)</p><p>\(sentence)</p>\(body)</div></body></html>"
        return ArticleReader.read(Page(bytes: Array(html.utf8), address: try #require(WebAddress(address))))
    }

    @Test(arguments: [
        ("https://lain.example.com/b", "https://kabar.example.id/a"),
        ("https://www.kabar.example.id/b", "https://www.kabar.example.id/b"),
        ("https://kabar.example.id/", "https://kabar.example.id/a"), ("/c", "https://kabar.example.id/c"),
        ("", "https://kabar.example.id/a"),
    ])
    func `a page's own word is believed within its site only`(stated: String, expected: String) throws {
        let read = try page("<link rel=canonical href=\"\(stated)\">", at: "https://kabar.example.id/a?utm_medium=x")
        #expect(try #require(read).article.canonical.text == expected)
    }

    @Test func `a blog is not believed to be another one of the same host`() throws {
        let address = "https://salinan.blogspot.com/2024/11/camat-diduga-ajak-warga.html"
        let other = "https://kabar.blogspot.com/2024/11/camat-diduga-ajak-warga.html"
        let read = try page("<link rel=canonical href=\"\(other)\">", at: address)
        #expect(try #require(read).article.canonical.text == address)
    }

    @Test(arguments: [
        ("/berita", "/berita/camat-diduga-ajak-warga"), ("/index.php", "/index.php/2024/11/camat-diduga-ajak-warga"),
        ("/", "/camat"), ("/berita", "/berita/camat"), ("/kategori/politik", "/read/51234/camat-bantah"),
    ])
    func `a page that calls itself a section of its site is not believed`(stated: String, path: String) throws {
        let address = "https://kabar.example.id" + path
        let read = try page("<link rel=canonical href=\"\(stated)\">", at: address)
        #expect(try #require(read).article.canonical.text == address)
    }

    @Test(arguments: [
        ("<a href='?page=2'>2</a>", "https://kabar.example.id/berita/12345/camat?page=2"),
        ("<a href='/berita/12345/camat/2'>Halaman selanjutnya</a>", "https://kabar.example.id/berita/12345/camat/2"),
        ("<a href='/berita/999/camat?page=2'>lain</a>", nil), ("<a href='/berita/12345/camat?page=3'>3</a>", nil),
    ])
    func `the next page of the same article is found, and no other article`(link: String, expected: String?) throws {
        let read = try page("", link, at: "https://kabar.example.id/berita/12345/camat")
        #expect(try #require(read).links.next?.text == expected)
    }

    @Test func `the whole article on one page is found`() throws {
        let read = try page(
            "",
            "<a href='?page=2'>2</a><a href='?page=all'>Tampilkan semua</a>",
            at: "https://kabar.example.id/b/camat-bantah"
        )
        #expect(try #require(read).links.whole?.text == "https://kabar.example.id/b/camat-bantah?page=all")
    }

    @Test func `rel next of another article, as old WordPress writes it, is no further page`() throws {
        let read = try page(
            "<link rel=next href='https://kabar.example.id/artikel-lain/'>",
            at: "https://kabar.example.id/camat/"
        )
        #expect(try #require(read).links.next == nil)
    }
}
