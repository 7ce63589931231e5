import Model
import Testing

@testable import Reading

@Suite struct SitemapTests {
    let address = WebAddress("https://peta.example.id/sitemap.xml")

    private func read(_ bytes: [UInt8]) throws -> Sitemap? {
        guard case .sitemap(let map) = PageReader.read(Page(bytes: bytes, address: try #require(address))) else {
            return nil
        }
        return map
    }

    @Test func `a news sitemap carries titles and times`() throws {
        let text = """
            <?xml version="1.0" encoding="UTF-8"?>
            <urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:n="http://www.google.com/schemas/sitemap-news/0.9">
            <url><loc>https://peta.example.id/a</loc><lastmod>2024-11-13</lastmod><n:news><n:publication><n:name>Peta</n:name>
            <n:language>id</n:language></n:publication><n:publication_date>2024-11-13T14:05:00+07:00</n:publication_date>
            <n:title>Camat &amp; Lurah</n:title></n:news></url></urlset>
            """
        let map = try #require(try read(Array(text.utf8)))
        #expect(!map.isIndex)
        let entry = try #require(map.entries.first)
        #expect(entry.address.text == "https://peta.example.id/a")
        #expect(entry.title == "Camat & Lurah")
        #expect(entry.outlet == "Peta")
        #expect(entry.published?.description == "2024-11-13T14:05:00+07:00")
        #expect(entry.modified?.description == "2024-11-13")
    }

    @Test(arguments: ["<lastmod>2024-11-13</lastmod>", ""], [true, false])
    func `of more than 50,000 articles the newest are kept, wherever they stand`(date: String, isXML: Bool) throws {
        let old = date.isEmpty ? "" : "<lastmod>2020-11-13</lastmod>"
        let address = "https://peta.example.id/berita/"
        let urls = (1...50_010).map { number in
            isXML
                ? "<url><loc>\(address)\(number)</loc>\(number > 50_000 ? date : old)</url>" : "\(address)\(number)\n"
        }
        let text = isXML ? "<urlset>\(urls.joined())</urlset>" : urls.joined()
        let map = try #require(try read(Array(text.utf8)))
        #expect(map.entries.count == 50_000)
        let found = Set(map.entries.map(\.address.text))
        #expect((50_001...50_010).allSatisfy { found.contains("\(address)\($0)") })
    }

    @Test func `an index that names itself does not lead back to itself`() throws {
        let text = """
            <sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><sitemap><loc>https://peta.example.id/sitemap.xml</loc></sitemap>
            <sitemap><loc>https://peta.example.id/post-sitemap.xml</loc></sitemap></sitemapindex>
            """
        let map = try #require(try read(Array(text.utf8)))
        #expect(map.isIndex)
        #expect(map.entries.map(\.address.text) == ["https://peta.example.id/post-sitemap.xml"])
    }

    /// gzip of `<urlset><url><loc>https://peta.example.id/z</loc></url></urlset>`, as a server sends it.
    static let packed: [UInt8] = [
        0x1F, 0x8B, 0x08, 0x00, 0x00, 0x00, 0x00, 0x00, 0x02, 0x03, 0xB3, 0x29, 0x2D, 0xCA, 0x29, 0x4E,
        0x2D, 0xB1, 0xB3, 0x01, 0xD2, 0x76, 0x36, 0x39, 0xF9, 0xC9, 0x76, 0x19, 0x25, 0x25, 0x05, 0xC5,
        0x56, 0xFA, 0xFA, 0x05, 0xA9, 0x25, 0x89, 0x7A, 0xA9, 0x15, 0x89, 0xB9, 0x05, 0x39, 0xA9, 0x7A,
        0x99, 0x29, 0xFA, 0x55, 0x36, 0xFA, 0x20, 0x69, 0x1B, 0x7D, 0xB0, 0x4A, 0x7D, 0xA8, 0x3E, 0x00,
        0x65, 0x61, 0x36, 0x48, 0x40, 0x00, 0x00, 0x00,
    ]

    @Test func `a sitemap in gzip is unpacked`() throws {
        #expect(try read(Self.packed)?.entries.map(\.address.text) == ["https://peta.example.id/z"])
    }

    @Test func `gzip cut off, damaged or much too large does no harm`() throws {
        for end in 0..<Self.packed.count { _ = try read(Array(Self.packed[..<end])) }
        for index in Self.packed.indices {
            var damaged = Self.packed
            damaged[index] ^= 0x55
            _ = try read(damaged)
        }
        #expect(Gunzip.bytes(Self.packed, limit: 10)?.count == 10)
    }

    @Test func `a sitemap that is too large once unpacked is told as such, and no part of it is taken for all`() throws
    {
        // Deflate's stored blocks (RFC 1951 §3.2.4), none of them the last.
        let block = Array("<urlset>".utf8) + [UInt8](repeating: 32, count: 65_527)
        let stored = [0x00, 0xFF, 0xFF, 0x00, 0x00] + block
        let packed = Array(Self.packed.prefix(10)) + Array(repeating: stored, count: 257).joined()
        let address = try #require(WebAddress("https://peta.example.id/sitemap.xml.gz"))
        guard case .notNews(let reason) = PageReader.read(Page(bytes: packed, address: address)) else {
            Issue.record("read in part")
            return
        }
        #expect(reason == "too-large")
    }

    @Test func `addresses one a line are a sitemap too`() throws {
        let map = try #require(try read(Array("https://peta.example.id/1\r\nhttps://peta.example.id/2\n".utf8)))
        #expect(map.entries.count == 2)
    }
}
