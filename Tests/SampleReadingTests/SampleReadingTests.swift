import Model
import Reading
import Testing

@testable import SampleSite

/// The sample pages through the real reader: what it takes for the article, and what for furniture.
@Suite struct SampleReadingTests {
    struct Case: CustomTestStringConvertible, Sendable {
        let outlet: Outlet
        let article: SampleArticle
        var testDescription: String { outlet.canonical(article) }
    }

    static let cases = Outlet.all.flatMap { outlet in outlet.articles.map { Case(outlet: outlet, article: $0) } }

    @Test(arguments: cases)
    func `a page is read as its reporter wrote it`(_ c: Case) throws {
        let story = Story(outlet: c.outlet, article: c.article)
        let address = try #require(WebAddress("http://\(c.outlet.host):8380\(c.article.path)"))
        let page = Page(
            bytes: Array(c.outlet.theme.page(story).utf8),
            contentType: "text/html; charset=UTF-8",
            address: address
        )
        let article = try #require(ArticleReader.read(page)?.article)
        let paragraphs = story.passages.compactMap { passage in
            if case .paragraph(let text) = passage { Self.withoutSignature(text) } else { nil }
        }
        #expect(article.title == c.article.title)
        #expect(article.canonical.text == c.outlet.canonical(c.article))
        #expect(article.text.split(separator: "\n\n").map(String.init) == paragraphs)
        #expect(article.published == Publication(c.article.published))
        #expect(article.outlet == c.outlet.title)
        #expect(article.author == c.article.author)
    }

    /// `(rin)` at the end is the reporter's, not the article's.
    private static func withoutSignature(_ text: String) -> String {
        guard text.hasSuffix(")"), let open = text.lastIndex(of: "("), text[open...].count == 5 else { return text }
        return String(text[..<open].dropLast())
    }
}
