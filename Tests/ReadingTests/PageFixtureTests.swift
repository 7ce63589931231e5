import FoundationEssentials
import Model
import TestSupport
import Testing

@testable import Reading

/// Articles in the markup of theme families: each pair in `Fixtures/Reading/pages` is a case.
@Suite struct PageFixtureTests {
    static let fixtures = Fixtures("Reading/pages")
    static let cases = fixtures.names(suffix: ".html")

    struct Expectation: Decodable {
        var address: String
        var kind: String
        var canonical: String?
        var title: String?
        var published: String?
        var author: String?
        var outlet: String?
        var language: String?
        var section: String?
        var tags: [String]?
        var advertorial: Bool?
        var amp: String?
        var next: String?
        var whole: String?
        var feeds: [String]?
        /// `ralat` or `hak-jawab`, and what is corrected.
        var correction: String?
        var corrects: [String]?
        var text: [String]?
    }

    @Test func `six theme families at least are covered`() { #expect(Self.cases.count >= 6) }

    @Test(arguments: cases)
    func `a page gives the article and nothing else`(name: String) throws {
        let stem = name.dropLast(5)
        let expected = try JSONDecoder()
            .decode(Expectation.self, from: Data(Self.fixtures.bytes("\(stem).expected.json")))
        let address = try #require(WebAddress(expected.address))
        let page = Page(bytes: Self.fixtures.bytes(name), contentType: "text/html", address: address)
        guard case .article(let article, let links) = PageReader.read(page) else {
            Issue.record("\(name) is \(PageReader.read(page))")
            return
        }
        #expect(expected.kind == "article")
        #expect(article.text.split(separator: "\n\n").map(String.init) == expected.text)
        #expect(article.title == expected.title)
        #expect(article.published?.description == expected.published)
        if let canonical = expected.canonical { #expect(article.canonical.text == canonical) }
        if let author = expected.author { #expect(article.author == author) }
        if let outlet = expected.outlet { #expect(article.outlet == outlet) }
        if let language = expected.language { #expect(article.language == language) }
        if let section = expected.section { #expect(article.section == section) }
        if let tags = expected.tags { #expect(article.tags == tags) }
        #expect(article.isAdvertorial == expected.advertorial ?? false)
        if let amp = expected.amp { #expect(links.amp?.text == amp) }
        if let next = expected.next { #expect(links.next?.text == next) }
        if let whole = expected.whole { #expect(links.whole?.text == whole) }
        #expect(links.correction?.kind.rawValue == expected.correction)
        #expect(links.correction?.articles.map(\.text) == expected.corrects)
        if let feeds = expected.feeds { #expect(links.feeds.map(\.text) == feeds) }
    }
}
