import Model
import Testing

@testable import Reading

/// When an article was published: which of a page's many dates is believed, one case each.
@Suite struct PublicationTests {
    private static let lead =
        "Camat itu membantah hadir dalam pertemuan dengan tim pemenangan, dan warga membenarkan keterangannya, Rabu siang."
    private static let text =
        "<p>\(lead)</p><p>Ia berjanji, jika dipanggil, akan datang memberi keterangan kepada pengawas di kantor kecamatan.</p>"

    /// - Parameters:
    ///   - above: Before the title.
    ///   - shown: Between the title and the text.
    private func published(
        head: String = "",
        above: String = "",
        shown: String = "",
        title: String = "Camat Bantah Hadir",
        text: String = text,
        end: String = "",
        path: String = "/berita/camat-bantah-hadir"
    ) throws -> String? {
        let html =
            "<html><head><title>\(title)</title>\(head)</head><body>\(above)<h1>\(title)</h1>\(shown)<div class=entry-content>"
            + "\(text)</div>\(end)</body></html>"
        let address = try #require(WebAddress("https://kabar.example.id\(path)"))
        let read = ArticleReader.read(Page(bytes: Array(html.utf8), address: address))
        return try #require(read).article.published?.description
    }

    @Test(arguments: [
        ("Rabu, 13 November 2024 14:05", "2024-11-13T14:05:09+08:00"),
        ("Rabu, 13 November 2024 15.05", "2024-11-13T15:05:09+09:00"),
        ("Rabu, 13 November 2024 13.05", "2024-11-13T13:05:09+07:00"),
        ("November 12, 2024 at 11:05 p.m.", "2024-11-12T23:05:09-07:00"),
        // Minutes apart: two times, not one in two zones.
        ("Rabu, 13 November 2024 14:21", "2024-11-13T14:21:00+07:00"),
    ])
    func `the clock beside the title tells the zone of a time in UTC`(shown: String, expected: String) throws {
        let head = "<meta property=article:published_time content='2024-11-13T06:05:09Z'>"
        #expect(try published(head: head, shown: "<div class=date>\(shown)</div>") == expected)
    }

    @Test(arguments: ["date", "dc.date", "dcterms.date"])
    func `a key that often means the last change yields to the date beside the title`(key: String) throws {
        let head = "<meta name='\(key)' content='2024-11-20'>"
        #expect(try published(head: head, shown: "<p>13 November 2024</p>") == "2024-11-13")
        #expect(try published(head: head, end: "<p>Diterbitkan: 13/11/2024</p>") == "2024-11-13")
        #expect(try published(head: head, shown: "<p>Diperbarui 21 November 2024</p>") == "2024-11-20")
        #expect(try published(head: head) == "2024-11-20")
    }

    @Test func `of metadata that contradict each other, the page decides`() throws {
        let head =
            "<script type=application/ld+json>{\"@type\":\"NewsArticle\",\"datePublished\":\"2024-11-11T09:00:00+07:00\"}</script>"
            + "<meta property=article:published_time content='2024-11-13T14:05:00+07:00'>"
        #expect(try published(head: head) == "2024-11-11T09:00:00+07:00")
        #expect(try published(head: head, shown: "<span>13 November 2024</span>") == "2024-11-13T14:05:00+07:00")
    }

    @Test func `a line of days before is the publication, and the metadata the last revision`() throws {
        let head = "<meta property=article:published_time content='2024-11-14T16:49:32Z'>"
        let shown = "<div class=date>13 November 2024 / 12:25 WIB / Diperbarui 8 jam lalu</div>"
        #expect(try published(head: head, shown: shown) == "2024-11-13T12:25:00+07:00")
    }

    @Test(arguments: [
        // Only the attribute says when.
        ("<time datetime='2024-11-13T14:05:00+07:00'>3 menit lalu</time>", "2024-11-13T14:05:00+07:00"),
        (
            "<a href=/x><abbr class=published title='2024-11-13T14:05:00+07:00'>14:05</abbr></a>",
            "2024-11-13T14:05:00+07:00"
        ),
        // The attribute is of the last change.
        ("<time datetime='2024-11-20T10:18:46Z'>Terbit 13 November 2024</time>", "2024-11-13"),
        ("<time datetime='2024-11-12T18:18:46Z'>13 November 2024</time>", "2024-11-13T01:18:46+07:00"),
        // Other dates.
        ("<dl><dt>Bergabung</dt><dd>2 Mei 2019</dd></dl><span>13 November 2024</span>", "2024-11-13"),
        ("<p><b>Berlaku hingga:</b> 30 November 2024, 10:00</p><p>13 November 2024</p>", "2024-11-13"),
        ("<p>13 November 2024 | Diperbarui 14 November 2024</p>", "2024-11-13"),
        (
            "<ul class=time><li>Terbit: 7:49, 13 Nov 2024</li><li>Diperbarui: 8:24, 13 Nov 2024</li></ul>",
            "2024-11-13T07:49:00+07:00"
        ),
        ("<span class=text_datum>13 November 2024.</span>", "2024-11-13"),
    ])
    func `the line beside the title`(shown: String, expected: String) throws {
        #expect(try published(shown: shown) == expected)
    }

    @Test(arguments: [
        "<div class=top-bar><span>Senin, 25 November 2024 10:15:03</span></div>",
        "<header><div class=tanggal>Senin, 25 November 2024 - 10:15 WIB</div></header>",
        "<div class=tanggal>Senin, 25 November 2024 - 10:15 WIB</div><ul>"
            + (1...8).map { "<li><a href=/kanal/\($0)>Kanal</a></li>" }.joined() + "</ul>",
    ])
    func `the clock of the site dates no article`(clock: String) throws {
        #expect(try published(above: clock) == nil)
        #expect(try published(above: clock, shown: "<p>Rina | 13 November 2024</p>") == "2024-11-13")
    }

    @Test(arguments: [
        "<div class=comments><div class=comment><b>Udin</b><time datetime='2024-11-20T10:00:00+07:00'>20 Nov</time></div></div>",
        "<div><div itemprop=comment><time itemprop=dateCreated datetime='2024-11-20T10:00:00+07:00'></time></div></div>",
        "<ul><li><a href=/x>Jalan Rusak</a><span class=date>25 November 2024 10:15</span></li></ul>",
        "<div class=related-posts><a href=/x>Jalan Rusak</a><span class=date>25 November 2024 10:15</span></div>",
        "<blockquote class=twitter-tweet><p>Ingat tanggal 27</p><a href=/x>November 20, 2024</a></blockquote>",
    ])
    func `comments, other articles and embedded posts have dates of their own`(box: String) throws {
        #expect(try published(shown: "<span class=date>3 jam lalu</span>", end: box) == nil)
        #expect(try published(shown: "<span>13 November 2024</span>", end: box) == "2024-11-13")
    }

    @Test func `the last change is no publication`() throws {
        let update = "<div class=date>Diperbarui: 20 November 2024, 08.00 WIB</div>"
        #expect(try published(shown: update) == nil)
        #expect(try published(shown: update + "<p>13 November 2024</p>") == "2024-11-13")
        #expect(try published(shown: update, path: "/2024/11/13/camat-bantah") == "2024-11-13")
    }

    @Test(arguments: [
        "<p>Pada <a href=/x>6 Agustus 2024</a>, camat itu dilantik bersama sebelas pejabat lain di pendopo kabupaten, lalu pindah ke kantor barunya di seberang sungai tanpa upacara apa pun kata warga.</p>",
        "<p>Apel besar aparatur sipil negara akan digelar Rabu 20 November 2024 di</p>",
    ])
    func `a sentence that mentions a day dates nothing`(sentence: String) throws {
        #expect(try published(shown: sentence) == nil)
    }

    @Test func `what the title speaks of has a day of its own`() throws {
        #expect(try published(title: "Jadwal Debat Publik 20 November 2024 di Sampit") == nil)
        let shown = "<small>13 November 2024</small>"
        #expect(try published(shown: shown, title: "Jadwal Debat Publik 20 November 2024 di Sampit") == "2024-11-13")
    }

    @Test(arguments: [
        ("<div>Ditulis oleh <b>rina</b> pada 13 November 2024 - 18:55</div>", "2024-11-13T18:55:00+07:00"),
        ("<div><span><b>Diterbitkan</b></span> 13.11.2024 06:00</div>", "2024-11-13T06:00:00+07:00"),
        ("<div><b>Tayang:</b></div><h2>13.11.2024</h2>", "2024-11-13"),
        ("<p>[Terbit: 13/11/2024, 01:40]</p>", "2024-11-13T01:40:00+07:00"),
        ("<ul><li><time datetime='2024-11-13'>Rabu</time></li></ul>", "2024-11-13"),
    ])
    func `far from the title, a byline, a label or the only time of the page`(end: String, expected: String) throws {
        let far = String(repeating: "<div><b></b></div>", count: 400)
        #expect(try published(end: far + end) == expected)
    }

    @Test(
        arguments: [
            ("13.11.2024 – ", "2024-11-13"), ("Sampit, (13/11/2024). ", "2024-11-13"),
            ("Ia menyebut (13/11/2024) ", nil),
        ] as [(String, String?)]
    )
    func `a dateline at the head of the text`(beginning: String, expected: String?) throws {
        let far = String(repeating: "<div><b></b></div>", count: 100)
        #expect(try published(shown: far, text: "<p>\(Self.lead)</p><p>\(beginning)\(Self.lead)</p>") == expected)
    }

    @Test(
        arguments: [
            ("/2024/11/13/judul", "2024-11-13"), ("/20241113/judul", "2024-11-13"),
            ("/berita/13-11-2024", "2024-11-13"),
            ("/berita/20249913/judul", nil), ("/berita/13-11-2024-judul", nil), ("/berita/12345678", nil),
        ] as [(String, String?)]
    )
    func `the day of an address`(path: String, expected: String?) throws {
        #expect(try published(path: path) == expected)
    }

    @Test(
        arguments: [
            (#"{"publishedDate":"2024-11-13T14:05:00+07:00","updatedDate":"2024-11-14"}"#, "2024-11-13T14:05:00+07:00"),
            (#"[{"publishedAt":"2024-11-13"},{"publishedAt":"2024-11-12"}]"#, nil),
            (#"{"updatedDate":"2024-11-14"}"#, nil),
        ] as [(String, String?)]
    )
    func `what a script is given to draw`(json: String, expected: String?) throws {
        #expect(try published(shown: "<script type='application/json'>\(json)</script>") == expected)
    }
}
