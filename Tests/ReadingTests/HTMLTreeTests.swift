import Testing

@testable import Reading

/// What libxml2 is not given comes into the tree all the same, and nothing of a page is taken for our own references.
@Suite struct HTMLTreeTests {
    @Test(arguments: [
        ("satu dua", "satu dua"),
        ("=0", "=0"),
        ("=0=1", "=0=1"),
        ("=0;", "=0;"),
        ("&#61;0;", "=0;"),
        ("&amp;=1;a", "&=1;a"),
        ("&#65a", "Aa"),
        ("a=0; b", "a=0; b"),
        ("&#61;0", "=0"),
        ("&equals;7", "&equals;7"),
        ("satu &amp; dua", "satu & dua"),
        ("&ldquo;netral&rdquo;=1", "“netral”=1"),
        ("&tidakada;=1", "&tidakada;=1"),
        ("& =1", "& =1"),
        ("&#65abc=2", "Aabc=2"),
        ("satu<!-- x -->dua", "satudua"),
        (" <!-- x -->\n<!-- y -->dua", " \ndua"),
        ("satu<script>var a = 1</script> dua", "satu dua"),
        ("satu\u{0}\u{1}dua\u{FFFE}tiga", "satuduatiga"),
        ("\u{1}\u{FFFF}", ""),
        ("1 < 2 & 3 > 2", "1 < 2 & 3 > 2"),
        ("</x>satu</x>dua", "satudua"),
        ("é\u{FFFD}\u{EFFF}\u{F000}", "é\u{FFFD}\u{EFFF}\u{F000}"),
    ])
    func `text stays as it is written`(markup: String, text: String) throws {
        let tree = HTMLParser.tree(Array("<html><body><p>\(markup)</p><p>=0;</p></body></html>".utf8))
        let paragraphs = (0..<tree.count).filter { tree.tag($0) == .p }
        let first = try #require(paragraphs.first)
        #expect(tree.text[tree.textRange(first)].string == text)
        #expect(paragraphs.last.map { tree.text[tree.textRange($0)].string } == "=0;")
    }

    @Test(arguments: [
        ("href=/x", "/x"),
        ("HREF=\"/x\"", "/x"),
        ("href='/x?a=1&amp;b=2'", "/x?a=1&b=2"),
        ("href=\"/x?a=1&b=2\"", "/x?a=1&b=2"),
        ("href='a \"b\" &lt;c&gt;'", "a \"b\" <c>"),
        ("href=\"/\u{0}x\"", "/x"),
        ("href=satu href=dua", "satu"),
        ("data-a=1 href=/x data-b=2", "/x"),
        ("title='=0' href='=1' id=b0", "=1"),
        ("id=&amp;1 href=&amp;2 class=&amp;3", "&2"),
        ("id=satu href=&amp;2 class=tiga", "&2"),
    ])
    func `a value is that of its attribute`(attributes: String, value: String) throws {
        let tree = HTMLParser.tree(Array("<p class=x>a</p><a \(attributes)>b</a><p class=y>c</p>".utf8))
        let link = try #require((0..<tree.count).first { tree.tag($0) == .a })
        #expect(tree.value(.href, of: link)?.string == value)
        let classes = (0..<tree.count).filter { tree.tag($0) == .p }.map { tree.value(.class, of: $0)?.string }
        #expect(classes == ["x", "y"])
    }

    @Test func `of an element that is dropped nothing is left`() throws {
        let tree = HTMLParser.tree(
            Array("<svg class=a><p id=b>x</p></svg><style class=c>p{}</style><p id=d>y</p>".utf8)
        )
        #expect(tree.attributes.map(\.name) == [.id])
        #expect(tree.values.string == "d")
        #expect(tree.text.string == "y")
    }

    @Test func `an attribute without a value is there`() throws {
        let tree = HTMLParser.tree(Array("<div hidden id>x</div>".utf8))
        let node = try #require((0..<tree.count).first { tree.tag($0) == .div })
        #expect(tree.attributes.map(\.name) == [.hidden, .id])
        #expect(tree.value(.hidden, of: node)?.isEmpty == true)
    }

    @Test func `JSON in a script is kept as it is`() throws {
        let json = "{\"a\": \"=0 &amp; \\u0026 é\", \"b\": \"</p>\"}"
        let tree = HTMLParser.tree(Array("<p>=1</p><script type='application/ld+json'>\(json)</script>".utf8))
        let script = try #require((0..<tree.count).first { tree.tag($0) == .script })
        #expect(tree.text[tree.textRange(script)].string == json)
    }

    @Test(arguments: [
        [0x61, 0x80], [0xC0, 0xAF], [0xE0, 0x80, 0x80], [0xED, 0xA0, 0x80], [0xF0, 0x80, 0x80, 0x80],
        [0xF4, 0x90, 0x80, 0x80], [0xE2, 0x80], [0xF5, 0x80, 0x80, 0x80], [0xFF], [0xC3],
    ])
    func `what is not UTF-8 is seen at any place`(bytes: [UInt8]) {
        for length in 0..<70 {
            let text = [UInt8](repeating: 0x61, count: length) + bytes
            #expect(!text.withUnsafeBufferPointer { $0.isUTF8 })
            let good = [UInt8](repeating: 0x61, count: length) + Array("é–😀".utf8)
            #expect(good.withUnsafeBufferPointer { $0.isUTF8 })
        }
    }
}
