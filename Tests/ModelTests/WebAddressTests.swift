import Model
import Testing

@Suite struct WebAddressTests {
    @Test(arguments: [
        ("https://kabar.id/a?x", ["http://kabar.id/a?x", "http://www.kabar.id/a?x", "https://www.kabar.id/a?x"]),
        ("http://www.kabar.id/", ["http://kabar.id/", "https://www.kabar.id/", "https://kabar.id/"]),
        ("http://kabar.id:8080/a", ["http://www.kabar.id:8080/a"]), ("http://127.0.0.1/a", ["https://127.0.0.1/a"]),
        ("https://[2001:db8::1]/a", ["http://[2001:db8::1]/a"]), ("https://localhost/a", ["http://localhost/a"]),
    ])
    func `a site's other forms are those of scheme and of www`(text: String, forms: [String]) throws {
        #expect(try #require(WebAddress(text)).otherForms.map(\.text) == forms)
    }

    @Test(arguments: [
        ("HTTP://Example.ID:80", "http://example.id/"),
        ("https://example.id:443/a?b=c#d", "https://example.id/a?b=c"),
        ("https://example.id/berita/netral asn", "https://example.id/berita/netral%20asn"),
        ("  https://example.id/x\n", "https://example.id/x"),
        ("http://[::1]:8080/x", "http://[::1]:8080/x"),
    ])
    func `addresses are normalised`(text: String, expected: String) {
        #expect(WebAddress(text)?.text == expected)
    }

    @Test(arguments: ["ftp://example.id/", "javascript:alert(1)", "example.id", "", "http://", "//example.id/x"])
    func `only absolute web addresses are taken`(text: String) {
        #expect(WebAddress(text) == nil)
    }

    @Test func `credentials go to the wire and nowhere else`() throws {
        let address = try #require(WebAddress("https://user:geheim@example.id/x"))
        #expect(address.wire.contains("geheim"))
        #expect(!address.text.contains("geheim"))
        #expect(!"\(address)".contains("geheim"))
        #expect(try !JSONText.encode([address]).contains("geheim"))
    }

    @Test(arguments: [
        ("../b?x=1", "https://example.id/a/b?x=1"),
        ("//lain.id/c", "https://lain.id/c"),
        ("/c d", "https://example.id/c%20d"),
        ("?halaman=2", "https://example.id/a/x/y?halaman=2"),
    ])
    func `references resolve against the document`(reference: String, expected: String) {
        #expect(WebAddress("https://example.id/a/x/y")?.resolving(reference)?.text == expected)
    }

    @Test(arguments: [
        ("https://www.kalteng.go.id/x", "kalteng.go.id"), ("https://m.kompas.com/", "kompas.com"),
        ("https://a.b.desa.id/", "b.desa.id"), ("http://127.0.0.1:8080/", "127.0.0.1"),
        ("http://sampit-raya.localhost:8080/", "sampit-raya.localhost"),
        ("https://camat.blogspot.com/x", "camat.blogspot.com"),
        ("https://m.kabar.wordpress.com/", "kabar.wordpress.com"),
        ("https://camat.blogspot.co.id/x", "camat.blogspot.co.id"), ("https://blogspot.com/", "blogspot.com"),
    ])
    func `the site is what one owner speaks for`(text: String, site: String) {
        #expect(WebAddress(text)?.site == site)
    }
}
