import Model
import TestSupport
import Testing

@testable import Reading

@Suite struct KindTests {
    static let fixtures = Fixtures("Reading/kinds")

    /// The file's name is the reason.
    @Test(arguments: fixtures.names(suffix: ".html"))
    func `what is no news is named`(name: String) throws {
        let address = try #require(WebAddress("https://jenis.example.id/2024/11/kabar-kampanye-hari-ini"))
        guard case .notNews(let reason) = PageReader.read(Page(bytes: Self.fixtures.bytes(name), address: address))
        else {
            Issue.record("\(name) was taken for news")
            return
        }
        #expect("\(reason).html" == name)
    }

    @Test func `every named reason has a case, but for those that need a hint`() {
        let named = Set(Self.fixtures.names(suffix: ".html").map { String($0.dropLast(5)) })
        let hinted: Set = ["html-instead-of-feed", "no-links", "section", "too-large"]
        #expect(named == Set(NotNews.allCases.map(\.rawValue)).subtracting(hinted))
    }

    @Test(
        arguments: [
            "Tidak Ditemukan Pelanggaran Netralitas ASN", "Tunggu Sebentar Lagi, Camat Tak Netral Dijatuhi Sanksi",
            "Oops, Camat Salah Sebut Nomor Paslon",
        ],
        [4, 8]
    )
    func `a headline that begins as the title of an error is one where an article follows`(
        title: String,
        sentences: Int
    ) throws {
        let sentence = "Bawaslu memeriksa camat itu selama tiga jam, dan tidak ada bukti yang cukup untuk itu."
        let html =
            "<title>\(title)</title><body><h1>\(title)</h1><div class=entry-content>"
            + (1...sentences).map { "<p>Saksi \($0): \(sentence)</p>" }.joined() + "</div></body>"
        let address = try #require(WebAddress("https://jenis.example.id/berita/51234"))
        guard case .article(let article, _) = PageReader.read(Page(bytes: Array(html.utf8), address: address)) else {
            Issue.record("taken for no news")
            return
        }
        #expect(article.title == title)
    }

    @Test(arguments: [
        "<nav><a href=/premium>Artikel Premium</a></nav>",
        "<form action=/masuk><input name=nama><input type=password name=sandi></form>",
    ])
    func `a short article beside a form for members, or a link to what is theirs, is one`(beside: String) throws {
        let sentence = "Camat itu membantah hadir dalam pertemuan dengan tim pemenangan, dan warga membenarkannya. "
        let html =
            "<title>Camat Bantah Hadir</title><body>\(beside)<h1>Camat Bantah Hadir</h1><div class=entry-content>"
            + "<p>\(sentence)\(sentence)</p><p>\(sentence)</p></div></body>"
        let address = try #require(WebAddress("https://jenis.example.id/berita/51234"))
        guard case .article = PageReader.read(Page(bytes: Array(html.utf8), address: address), expecting: .page) else {
            Issue.record("taken for no news")
            return
        }
    }

    @Test(
        arguments: [
            ("/2024/11/camat-diduga-ajak-warga-memilih", "/politik/", "", false),
            ("/2024/11/camat-diduga-ajak-warga-memilih", "/kategori/politik", "", false),
            ("/baca.php?id=77", "/berita", "", false),
            // The same address, one that is an article's, and a page that calls itself an article.
            ("/politik/", "/politik/", "", true),
            ("/2024/11/camat-diduga-ajak-warga-memilih", "/berita/camat-bantah-ajak-warga-memilih", "", true),
            ("/?p=4711", "/camat-bantah", "<meta property=og:type content=article>", true),
        ]
    )
    func `an article's address that leads to a section of its site shows no article`(
        requested: String,
        path: String,
        head: String,
        isArticle: Bool
    ) throws {
        let teasers = (1...8).map {
            "<h2><a href=/2024/11/kabar-dari-kecamatan-\($0)>Kabar dari Kecamatan \($0)</a></h2>"
                + "<p>Camat kecamatan \($0) diduga mengajak warga memilih salah satu pasangan calon, kata warga.</p>"
        }
        let html = "<title>Politik</title>\(head)<body><h1>Politik</h1><div>\(teasers.joined())</div></body>"
        let page = Page(
            bytes: Array(html.utf8),
            address: try #require(WebAddress("https://jenis.example.id\(path)")),
            requested: WebAddress("https://jenis.example.id\(requested)")
        )
        switch PageReader.read(page, expecting: .page) {
        case .article: #expect(isArticle)
        case .notNews(let reason): #expect(!isArticle && reason == "section")
        default: Issue.record("neither an article nor a section")
        }
    }

    @Test func `an article about robots and errors is still an article`() throws {
        let sentence =
            "Petugas menemukan 404 nama ganda dalam daftar pemilih, dan halaman tidak ditemukan dalam berkas itu. "
        let html =
            "<html><head><title>404 Nama Ganda Ditemukan KPU di Daftar Pemilih Tetap</title></head><body><article>"
            + "<h1>404 Nama Ganda Ditemukan KPU di Daftar Pemilih Tetap</h1>"
            + (1...6).map { "<p>Temuan \($0): \(sentence)\(sentence)</p>" }.joined() + "</article></body></html>"
        let address = try #require(WebAddress("https://jenis.example.id/404-nama-ganda-ditemukan-kpu"))
        guard case .article = PageReader.read(Page(bytes: Array(html.utf8), address: address)) else {
            Issue.record("taken for an error page")
            return
        }
    }
}
