import Model
import Testing

@testable import Reading

@Suite struct PlainTextTests {
    let address = WebAddress("https://berkas.example.id/teks")

    @Test func `the first line that is not empty is the title, the rest stays as it is`() throws {
        let file = "\n\n  Camat Bantah Hadir  \n\nAlinea satu,  dua spasi.\nBaris dua.\n\nBACA JUGA: Lain\n"
        let article = ArticleReader.read(plainText: Array(file.utf8), address: try #require(address))
        #expect(article.title == "Camat Bantah Hadir")
        #expect(article.text == "Alinea satu,  dua spasi.\nBaris dua.\n\nBACA JUGA: Lain")
        #expect(file.contains(article.text))
    }

    @Test(arguments: ["", "\n \n", "Hanya judul"])
    func `a file without text has none`(file: String) throws {
        let article = ArticleReader.read(plainText: Array(file.utf8), address: try #require(address))
        #expect(article.text.isEmpty)
    }
}
