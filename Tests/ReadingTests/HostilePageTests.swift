import Model
import TestSupport
import Testing

@testable import Reading

/// Nothing a server can send stops, traps or grows the reader without bound.
@Suite struct HostilePageTests {
    private func read(_ bytes: [UInt8], _ contentType: String? = "text/html") throws -> PageReading {
        let address = try #require(WebAddress("https://musuh.example.id/2024/11/kabar-yang-panjang"))
        return PageReader.read(Page(bytes: bytes, contentType: contentType, address: address))
    }

    private static let sentence =
        "Camat membantah hadir dalam pertemuan itu, dan warga membenarkan keterangannya kepada wartawan kemarin. "

    private func article(around markup: String) -> [UInt8] {
        let paragraph = "<p>\(Self.sentence)\(Self.sentence)</p>"
        return Array(
            "<html><body><h1>Camat Bantah Hadir</h1><div>\(paragraph)\(markup)\(paragraph)akhir</div></body></html>"
                .utf8
        )
    }

    @Test(arguments: [
        "div", "b", "ul><li", "table><tr><td", "blockquote", "font", "x-y", "p", "a href=x", "svg", "form",
    ])
    func `100,000 nested elements are read through`(tag: String) throws {
        let page = article(around: String(repeating: "<\(tag)>", count: 100_000) + Self.sentence)
        let tree = HTMLParser.tree(page)
        #expect(tree.count <= MarkupBounds.nodes)
        _ = try read(page)
    }

    @Test func `the text behind the nesting is not lost`() {
        let tree = HTMLParser.tree(article(around: String(repeating: "<b>", count: 100_000)))
        #expect(tree.text.string.contains("akhir"))
    }

    @Test func `end tags that close nothing cost nothing`() throws {
        let page = article(
            around: String(repeating: "<b>", count: 2000) + String(repeating: "</i></b></u>", count: 50_000)
        )
        guard case .article(let article, _) = try read(page) else {
            Issue.record("no article")
            return
        }
        #expect(article.text.contains("Camat membantah"))
    }

    @Test func `a million attributes on one tag are bounded`() throws {
        let attributes = (0..<1_000_000).map { "a\($0)" }.joined(separator: " ")
        let known = (0..<20_000).map { _ in "class=x" }.joined(separator: " ")
        let page = article(around: "<span \(attributes)>satu</span><span \(known)>dua</span>")
        let skeleton = page.withUnsafeBufferPointer { HTMLPrelude.skeleton($0) }
        #expect(skeleton.markup.count < 1000)
        #expect(skeleton.values.count <= 2)
        _ = try read(page)
    }

    @Test func `a million comments that are never closed are looked through once`() throws {
        let page = article(around: String(repeating: "<!-- x>", count: 1_000_000) + Self.sentence)
        #expect(HTMLParser.tree(page).text.string.contains("akhir"))
    }

    @Test(arguments: [true, false])
    func `JSON costs what its length is, however many members stand side by side`(isObject: Bool) throws {
        let json =
            isObject
            ? "{" + (0..<49_000).map { "\"a\($0)\":1," }.joined() + "\"z\":7}"
            : "[" + String(repeating: "1,", count: 99_000) + "7]"
        let value = try #require(LooseJSON.read(Array(json.utf8)))
        #expect((value["z"] ?? value.list.last)?.string == "7")
        let script = "<script type=application/ld+json>\(json)</script>"
        _ = try read(article(around: String(repeating: script, count: 20)))
    }

    @Test func `a feed with a million attributes or deep nesting is read without harm`() throws {
        let attributes = (0..<200_000).map { "a\($0)=\"1\"" }.joined(separator: " ")
        _ = try read(Array("<rss><channel \(attributes)><item><title>x</title></item></channel></rss>".utf8))
        _ = try read(Array(("<rss>" + String(repeating: "<item>", count: 100_000)).utf8))
        _ = try read(Array(("[" + String(repeating: "[", count: 100_000)).utf8), "application/json")
        _ = try read(Array(String(repeating: "{\"a\":", count: 100_000).utf8), "application/json")
    }

    @Test(arguments: PageFixtureTests.cases)
    func `a page cut off anywhere is read without harm`(name: String) throws {
        let page = PageFixtureTests.fixtures.bytes(name)
        for end in stride(from: 0, through: page.count, by: 256) { _ = try read(Array(page[..<end])) }
    }

    @Test(arguments: [
        "<!--", "<script>", "<style>", "<title>", "<a href=\"", "<textarea>", "<![CDATA[", "<p title='", "<!DOCTYPE [",
        "&", "&#", "&#x110000;", "&#0;", "<", "</", "<a b=\"",
        "<script type=application/ld+json>{\"@type\":\"NewsArticle\",\"headline\":\"",
    ])
    func `what is opened and never closed ends with the page`(opening: String) throws {
        _ = try read(article(around: opening))
        _ = try read(Array(opening.utf8))
    }

    @Test(arguments: 0..<40 as Range<UInt64>)
    func `random bytes are no news and no harm`(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let bytes = (0..<4000).map { _ in UInt8.random(in: 0...255, using: &generator) }
        _ = try read(bytes)
        _ = try read(Array("<rss><channel>".utf8) + bytes, "text/xml")
        _ = try read(Array("<html><body><p>".utf8) + bytes)
        _ = try read(Array("{\"version\":\"".utf8) + bytes, "application/json")
    }

    @Test(arguments: 0..<30 as Range<UInt64>)
    func `real markup with bytes changed at random is no harm`(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        var page = PageFixtureTests.fixtures.bytes("jnews.html")
        for _ in 0..<60 {
            page[Int.random(in: 0..<page.count, using: &generator)] = UInt8.random(in: 0...255, using: &generator)
        }
        _ = try read(page)
    }

    @Test func `30 MB are read up to the bound`() throws {
        let unit = Array("<div class=\"a b\"><p>\(Self.sentence)</p><a href=\"/x\">tautan</a></div>".utf8)
        var page: [UInt8] = []
        while page.count < 30 << 20 { page += unit }
        let tree = HTMLParser.tree(page)
        #expect(tree.text.count < MarkupBounds.document)
        #expect(tree.count > 100_000)
    }
}
