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
        #expect(named == Set(NotNews.allCases.map(\.rawValue)).subtracting(["html-instead-of-feed", "no-links"]))
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
