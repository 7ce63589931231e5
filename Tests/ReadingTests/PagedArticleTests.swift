import Model
import Testing

@testable import Reading

/// An article on several pages is read as one, as far as its pages go.
@Suite struct PagedArticleTests {
    private static func address(_ query: String = "") throws -> WebAddress {
        try #require(WebAddress("https://kabar.example.id/berita/12345/camat-bantah\(query)"))
    }

    private func page(_ paragraphs: [Int], at query: String = "") throws -> Article {
        Article(
            address: try Self.address(query),
            canonical: try Self.address(),
            title: "Camat Bantah Hadir",
            text: paragraphs.map {
                "Paragraf \($0) berisi keterangan panjang yang disampaikan camat kepada para wartawan."
            }
            .joined(separator: "\n\n")
        )
    }

    @Test func `pages follow one another, and what they repeat is said once`() throws {
        var paged = PagedArticle(try page([1, 2]), links: PageLinks(next: try Self.address("?page=2")))
        #expect(paged.next == (try Self.address("?page=2")))
        paged.add(try page([1, 3], at: "?page=2"), links: PageLinks(next: try Self.address("?page=3")))
        #expect(paged.next == (try Self.address("?page=3")))
        paged.add(try page([4], at: "?page=3"), links: PageLinks())
        #expect(paged.next == nil)
        #expect(paged.article.text == (try page([1, 2, 3, 4])).text)
        #expect(paged.article.address == (try Self.address()))
    }

    @Test func `the page that holds everything spares the others`() throws {
        let links = PageLinks(next: try Self.address("?page=2"), whole: try Self.address("?page=all"))
        var paged = PagedArticle(try page([1]), links: links)
        #expect(paged.next == (try Self.address("?page=all")))
        paged.add(try page([1, 2, 3], at: "?page=all"), links: PageLinks())
        #expect(paged.next == nil)
        #expect(paged.article.text == (try page([1, 2, 3])).text)
    }

    @Test(arguments: [true, false])
    func `where the whole cannot be had the pages are read in turn`(isAnswered: Bool) throws {
        let links = PageLinks(next: try Self.address("?page=2"), whole: try Self.address("?page=all"))
        var paged = PagedArticle(try page([1]), links: links)
        if isAnswered { paged.add(try page([1], at: "?page=all"), links: links) } else { paged.skip() }
        #expect(paged.next == (try Self.address("?page=2")))
        paged.add(try page([2], at: "?page=2"), links: PageLinks())
        #expect(paged.article.text == (try page([1, 2])).text)
    }

    @Test func `a server that always answers with the first page is asked once`() throws {
        var paged = PagedArticle(try page([1, 2]), links: PageLinks(next: try Self.address("?page=2")))
        paged.add(try page([1, 2], at: "?page=2"), links: PageLinks(next: try Self.address("?page=3")))
        #expect(paged.next == nil)
        #expect(paged.article.text == (try page([1, 2])).text)
    }

    @Test func `pages in a circle, or without end, come to one`() throws {
        var circle = PagedArticle(try page([1]), links: PageLinks(next: try Self.address("?page=2")))
        circle.add(try page([2], at: "?page=2"), links: PageLinks(next: try Self.address()))
        #expect(circle.next == nil)

        var endless = PagedArticle(try page([1]), links: PageLinks(next: try Self.address("?page=2")))
        var pages = 1
        while endless.next != nil {
            pages += 1
            endless.add(
                try page([pages], at: "?page=\(pages)"),
                links: PageLinks(next: try Self.address("?page=\(pages + 1)"))
            )
        }
        #expect(pages == PagedArticle.most)
    }

    @Test func `an article that a number names does not go on in the one after it`() throws {
        var first = try page([1])
        first.address = try #require(WebAddress("https://kabar.example.id/berita/12"))
        let after = try #require(WebAddress("https://kabar.example.id/berita/13"))
        #expect(PagedArticle(first, links: PageLinks(next: after)).next == nil)
    }

    @Test func `an article on one page wants nothing`() throws {
        #expect(PagedArticle(try page([1]), links: PageLinks()).next == nil)
    }
}
