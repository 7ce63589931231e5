import Model
import Testing

@testable import Reading

/// Rules of extraction, one case each, apart from any theme.
@Suite struct ArticleTests {
    private func article(_ body: String, head: String = "", title: String = "Camat Bantah Hadir") throws -> Article? {
        let html = "<html><head>\(head)</head><body><h1>\(title)</h1><div class=x>\(body)</div></body></html>"
        let address = try #require(WebAddress("https://kabar.example.id/berita/camat-bantah-hadir"))
        return ArticleReader.read(Page(bytes: Array(html.utf8), address: address))?.article
    }

    private static let lead =
        "Camat itu membantah hadir dalam pertemuan dengan tim pemenangan, dan warga membenarkan keterangannya, Rabu siang."
    private static let end =
        "Ia berjanji, jika dipanggil, akan datang memberi keterangan kepada pengawas di kantor kecamatan."

    @Test(arguments: [
        "<p>Baca Juga: <a href=/x>Lurah Diperiksa</a></p>",
        "<p><b>BACA JUGA:</b></p><p><a href=/x>Lurah Diperiksa</a></p>",
        "<p>ADVERTISEMENT</p>", "<p>SCROLL TO CONTINUE WITH CONTENT</p>", "<p>Foto: Istimewa</p>",
        "<p>• <a href=/x>Lurah Diperiksa</a></p>",
        "<p>Editor: Rina</p>", "<p>(rin/tar)</p>", "<p>Halaman Selanjutnya</p>",
        "<div class='baca-juga'>Lurah terbukti tidak netral</div>",
        "<figure><figcaption>Camat di kantornya kemarin.</figcaption></figure>",
        "<div style='display: none'>Tersembunyi, tidak tampak.</div>",
        "<aside><p>Kotak samping, dengan kalimat yang utuh.</p></aside>",
        "<script type='text/x'>var a = '<p>bukan teks</p>';</script>",
        "<p>Diterbitkan: Rabu, 13 November 2024 14:05 WIB</p>", "<p>Camat di rumah dinasnya. © Kabar / Rina Hadi</p>",
        "<p>Ikuti berita terbaru kami di Google News</p>", "<!-- komentar <p>bukan teks</p> -->",
    ])
    func `furniture between paragraphs is left out`(furniture: String) throws {
        let article = try #require(try article("<p>\(Self.lead)</p>\(furniture)<p>\(Self.end)</p>"))
        #expect(article.text == "\(Self.lead)\n\n\(Self.end)")
    }

    @Test(arguments: ["<!-- iklan --!>", "<!-->", "<!--->", "<!-- iklan -- >-->", "<!--[if !IE]><!-->"])
    func `a comment ends where browsers end it`(comment: String) throws {
        let article = try #require(try article("\(comment)<p>\(Self.lead)</p><!-- akhir --><p>\(Self.end)</p>"))
        #expect(article.text == "\(Self.lead)\n\n\(Self.end)")
    }

    @Test(arguments: [
        "Selanjutnya, KPU akan menetapkan jadwal debat.", "Rekomendasi Bawaslu itu sudah dikirim ke BKN.",
        "Penulis buku itu ikut hadir.", "Terbit pada 13 November 2024, surat itu baru dibaca warga kemarin.",
        "Editor media itu dipanggil sebagai saksi.", "Sumber dana kampanye belum jelas.",
        "Baca surat edaran itu sebelum bertindak, kata dia.",
        "Foto bersama calon bupati dilarang.", "Bagikan bansos saat kampanye dilarang keras.", "Tag harga itu dilepas.",
    ])
    func `sentences that begin like furniture stay`(sentence: String) throws {
        let article = try #require(try article("<p>\(Self.lead)</p><p>\(sentence)</p><p>\(Self.end)</p>"))
        #expect(article.text.contains(sentence))
    }

    @Test(arguments: [
        // Of a list of others; before the article's own; the only one there is.
        #"{"@type":"ItemList","itemListElement":[\#(other)]}"#, #"[\#(other),\#(own)]"#,
        #"{"@graph":[{"@type":"CollectionPage","mainEntity":{"@type":"ItemList","itemListElement":\#(other)}},\#(own)]}"#,
    ])
    func `what JSON-LD says of other articles is not believed of this one`(json: String) throws {
        let head =
            "<title>Camat Bantah Hadir - Kabar</title><script type=application/ld+json>\(json)</script>"
        let article = try #require(try article("<p>\(Self.lead)</p><p>\(Self.end)</p>", head: head))
        #expect(article.title == "Camat Bantah Hadir")
        #expect(article.author == (json.contains("Tari") ? "Tari" : nil))
        #expect(article.published?.description == (json.contains("Tari") ? "2024-11-13T14:05:00+07:00" : nil))
    }

    private static let other =
        #"{"@type":"NewsArticle","headline":"Bupati Lantik Pejabat","datePublished":"2024-11-25","author":{"name":"Rina"}}"#
    private static let own =
        #"{"@type":"NewsArticle","headline":"Camat Bantah Hadir","datePublished":"2024-11-13T14:05:00+07:00","author":{"name":"Tari"}}"#

    @Test(arguments: [
        "<div id=comments><ol class=comment-list><li><div class='comment-author vcard'><b class=fn>Udin</b></div></li></ol></div>",
        "<div><div itemprop=comment><span itemprop=author>Udin</span><p>Mantap</p></div></div>",
        "<div class=related><a href=/x>Jalan Rusak</a><span class=author>Udin</span></div>",
    ])
    func `who wrote a comment or another article did not write this one`(box: String) throws {
        let text = "<p>\(Self.lead)</p><p>\(Self.end)</p>"
        #expect(try #require(try article(text + box)).author == nil)
        let stated = try article(text + box, head: "<meta name=author content=Tari>")
        #expect(try #require(stated).author == "Tari")
    }

    @Test func `the last paragraph is kept when tail markers follow`() throws {
        let tail =
            "<p>Berita Terkait</p><ul><li><a href=/x>Lurah Diperiksa</a></li></ul><p>Tinggalkan Balasan</p><p>Alamat email Anda tidak akan dipublikasikan.</p>"
        let article = try #require(
            try article("<p>\(Self.lead)</p><p>\(Self.lead.dropLast(2))?</p><p>\(Self.end)</p>\(tail)")
        )
        #expect(article.text.hasSuffix(Self.end))
    }

    @Test(arguments: [
        "Berita lainnya yang beredar menyebut camat itu juga membagikan sembako kepada warga, kata Rifani.",
        "Komentar Anda ditunggu sampai hari pencoblosan, kata camat itu kepada warga di balai desa.",
        "Bagikan berita bohong adalah tindak pidana, kata anggota Bawaslu itu kepada para wartawan.",
    ])
    func `a sentence that begins like what follows an article ends none`(sentence: String) throws {
        let text = "<p>\(Self.lead)</p><p>\(Self.lead.dropLast())?</p><p>\(sentence)</p><p>\(Self.end)</p>"
        #expect(try #require(try article(text)).text.hasSuffix("\(sentence)\n\n\(Self.end)"))
    }

    @Test(arguments: ["(tin)", "(rul/jpg)", ""])
    func `the last sentence is kept though it names Daerah Istimewa Yogyakarta`(code: String) throws {
        let end = "Sultan mengatakan ASN di Daerah Istimewa Yogyakarta yang terbukti tidak netral akan dijatuhi sanksi."
        let read = try article("<p>\(Self.lead)</p><p>\(Self.end)</p><p>\(end) \(code)</p>")
        #expect(try #require(read).text.hasSuffix(end))
    }

    @Test func `a first sentence that speaks of a day and an hour is no dateline`() throws {
        let first = "SAMPIT - Pilkada digelar pada 27 November 2024 pukul 07.00 WIB."
        let dateline = "<p>Rabu, 13 November 2024 14.05 WIB.</p>"
        let read = try article("\(dateline)<p>\(first)</p><p>\(Self.lead)\(Self.lead)</p><p>\(Self.end)</p>")
        #expect(try #require(read).text.hasPrefix(first))
    }

    @Test(arguments: [
        "&#147;Saya&#160;netral,&#148; ucap camat itu &#150; di kantornya.",
        "&#x93;Saya&nbspnetral,&#x94; ucap camat itu &ndash; di kantornya.",
        "&amp;ldquo;Saya&amp;nbsp;netral,&amp;#8221; ucap camat itu &amp;ndash; di kantornya.",
    ])
    func `references are what browsers or their writers mean by them`(sentence: String) throws {
        let head = "<meta property=og:title content='Camat: &#147;Saya Netral&#148;'>"
        let title = "Camat: &amp;ldquo;Saya Netral&amp;rdquo;"
        let read = try article("<p>\(Self.lead)</p><p>\(sentence)</p><p>\(Self.end)</p>", head: head, title: title)
        let article = try #require(read)
        #expect(article.text.contains("\n\n“Saya netral,” ucap camat itu – di kantornya.\n\n"))
        #expect(article.title == "Camat: “Saya Netral”")
    }

    @Test(
        arguments: [
            ("Laporan: warga itu sudah diterima Bawaslu.", nil), ("Laporan: Rina Hadi Putri S.", "Rina Hadi Putri S."),
            ("Penulis: Muhammad Ali bin Ahmad", "Muhammad Ali bin Ahmad"),
        ] as [(String, String?)]
    )
    func `a sentence behind a label is nobody's name`(line: String, author: String?) throws {
        let read = try article("<p>\(Self.lead)</p><p>\(Self.end)</p><p>\(line)</p>")
        #expect(try #require(read).author == author)
    }

    @Test(arguments: ["s", "del", "strike"])
    func `what the outlet has struck out is not read as said`(tag: String) throws {
        let corrected = "Camat <\(tag)>Mentaya Hulu</\(tag)> Mentaya Hilir itu <\(tag)>jelas</\(tag)> diduga bersalah."
        let read = try article("<p>\(Self.lead)</p><p>\(corrected)</p><p>\(Self.end)</p>")
        #expect(try #require(read).text.contains("\n\nCamat Mentaya Hilir itu diduga bersalah.\n\n"))
    }

    @Test func `marks that are not seen part no word`() throws {
        let marked = "\(Self.end.prefix(9))\u{2066}\u{200B}\u{2069}\(Self.end.dropFirst(9))"
        let text = "<p>\u{202A}\(Self.lead)\u{202C}</p><p>\(marked)</p>"
        #expect(try #require(try article(text)).text == "\(Self.lead)\n\n\(Self.end)")
    }

    @Test(arguments: ["h2", "h3", "h4"])
    func `paragraphs that are set as headings are paragraphs`(tag: String) throws {
        let headings = "<\(tag)>\(Self.lead)</\(tag)><\(tag)>“Saya netral,” ulangnya. \(Self.end)</\(tag)>"
        let expected = "\(Self.lead)\n\n“Saya netral,” ulangnya. \(Self.end)"
        #expect(try #require(try article(headings)).text == expected)
        let first = "Surat itu baru dibaca warga kemarin di papan pengumuman desa, dan kini beredar di grup mereka."
        #expect(try #require(try article("<p>\(first)</p>\(headings)")).text == "\(first)\n\n\(expected)")
    }

    @Test(arguments: ["tanggapan", "komentar", "daftar-komentar", "isi_komentar", "commentlist"])
    func `what readers wrote below is not the article's, however long it is`(name: String) throws {
        let comments = (1...9).map { "<p>Udin \($0): Camat itu sudah lama bermain politik, dia korupsi dana desa.</p>" }
        let box = "<h3>9 Tanggapan</h3><div class=\(name)>\(comments.joined())</div>"
        let read = try article("<p>\(Self.lead)</p><p>\(Self.end)</p>\(box)")
        #expect(try #require(read).text == "\(Self.lead)\n\n\(Self.end)")
    }

    @Test(arguments: [
        ("Camat Bantah Hadir - Kabar Kita", "Camat Bantah Hadir"),
        ("Camat Bantah Hadir | Kabar Kita", "Camat Bantah Hadir"),
        ("Camat – Lurah Bantah Hadir", "Camat – Lurah Bantah Hadir"),
        ("Kabar Kita: Camat Bantah Hadir", "Camat Bantah Hadir"),
        ("Kabar Kita | Camat Bantah Hadir", "Camat Bantah Hadir"),
        ("Kabar Kita - Camat Bantah Hadir", "Camat Bantah Hadir"),
        ("KABAR KITA | Portal Berita Sampit | Camat Bantah Hadir", "Camat Bantah Hadir"),
        ("Camat Bantah Hadir | Politik | Kabar Kita", "Camat Bantah Hadir"),
    ])
    func `an outlet's name is no part of a title`(stated: String, expected: String) throws {
        let head = "<title>\(stated)</title><meta property=og:site_name content='Kabar Kita'>"
        let read = try article("<p>\(Self.lead)</p><p>\(Self.end)</p>", head: head, title: "")
        #expect(try #require(read).title == expected)
    }

    @Test(arguments: [
        (#"{"@type":"NewsArticle","datePublished":"2024-11-13T14:05:00+07:00"}"#, "2024-11-13T14:05:00+07:00"),
        (#"{"@graph":[{"@type":["Article"],"datePublished":"2024-11-13T07:05:00Z"}],}"#, "2024-11-13T07:05:00Z"),
        (#"{"@type":"NewsArticle","headline":"Kata "netral" dipakai","datePublished":"2024-11-13"}"#, "2024-11-13"),
        (
            #"[{"@type":"WebPage"},{"@type":"NewsArticle","datePublished":"2024-11-13T14:05:00+07:00""#,
            "2024-11-13T14:05:00+07:00"
        ),
    ])
    func `JSON-LD is read whole, in graphs and lists, and broken`(json: String, expected: String) throws {
        let head = "<script type=application/ld+json>\(json)</script>"
        let read = try article("<p>\(Self.lead)</p><p>\(Self.end)</p>", head: head)
        #expect(try #require(read).published?.description == expected)
    }

    @Test func `the clock that readers see corrects a Z that is none`() throws {
        let head = "<meta name=pubdate content='2024-11-13T14:05:09Z'>"
        let read = try article(
            "<div class=date>Rabu, 13 Nov 2024 14:05 WITA</div><p>\(Self.lead)</p><p>\(Self.end)</p>",
            head: head
        )
        #expect(try #require(read).published?.description == "2024-11-13T14:05:09+08:00")
    }

    @Test func `a time that names no zone is read by the clock of the outlet's home`() throws {
        let html =
            "<html><body><h1>Camat Bantah Hadir</h1><div class=date>Rabu, 13 November 2024 14:05</div>"
            + "<div class=entry-content><p>\(Self.lead)</p><p>\(Self.end)</p></div></body></html>"
        let address = try #require(WebAddress("https://papua.example.id/berita/camat-bantah-hadir"))
        let page = Page(bytes: Array(html.utf8), address: address, zone: .jayapura)
        #expect(ArticleReader.read(page)?.article.published?.description == "2024-11-13T14:05:00+09:00")
    }

    @Test func `metadata in UTC and the clock on the wall together tell the zone`() throws {
        let head =
            "<meta property=article:published_time content='2024-11-13T06:05:00Z'>"
            + "<meta name=pubdate content='2024-11-13 14:05:00'>"
        let read = try article("<p>\(Self.lead)</p><p>\(Self.end)</p>", head: head)
        #expect(try #require(read).published?.description == "2024-11-13T14:05:00+08:00")
    }

    @Test(arguments: [
        ("<p>Diterbitkan: Rabu, 13 November 2024 pukul 14.05 WITA</p>", "2024-11-13T14:05:00+08:00"),
        (
            "<div><time class='entry-date' datetime='2024-11-13T14:05:00+08:00'>Rabu</time></div>",
            "2024-11-13T14:05:00+08:00"
        ),
        ("<div><time datetime='2024-11-13'>Rabu</time></div>", "2024-11-13"),
    ])
    func `a date that stands far from the title is taken where it says that it is the publication`(
        markup: String,
        expected: String
    ) throws {
        let far =
            String(repeating: "<p>\(Self.lead)</p>", count: 1) + String(repeating: "<div><b></b></div>", count: 300)
        let read = try article("<p>\(Self.lead)</p><p>\(Self.end)</p>\(far)\(markup)")
        #expect(try #require(read).published?.description == expected)
    }

    @Test func `times of other articles date none`() throws {
        let others =
            "<ul><li><time datetime='2024-11-01'>1 Nov</time></li><li><time datetime='2024-11-02'>2 Nov</time></li></ul>"
            + "<div><a href=/x><time datetime='2024-10-02'>2 Okt</time></a></div>"
        let read = try article("<p>\(Self.lead)</p><p>\(Self.end)</p>\(others)")
        #expect(try #require(read).published == nil)
    }

    @Test(arguments: [
        ("<meta property=og:image content='/foto/camat.jpg'>", "https://kabar.example.id/foto/camat.jpg"),
        (
            #"<script type=application/ld+json>{"@type":"NewsArticle","image":{"url":"https://cdn.example.com/c.jpg"}}</script>"#,
            "https://cdn.example.com/c.jpg"
        ),
        (
            #"<script type=application/ld+json>{"@type":"NewsArticle","image":["https://cdn.example.com/1.jpg"]}</script>"#,
            "https://cdn.example.com/1.jpg"
        ),
    ])
    func `the picture that is shared with it is the lead image`(head: String, expected: String) throws {
        let read = try article("<p>\(Self.lead)</p><p>\(Self.end)</p>", head: head)
        #expect(try #require(read).image?.text == expected)
    }

    /// A lead that says what the body does not belongs to the text; one that sums it up would make a statement twice.
    @Test func `a standfirst is kept where it is new, and left out where the body says it again`() throws {
        func read(_ standfirst: String) throws -> String {
            let html =
                "<html><body><article><h1>Camat Bantah Hadir</h1><p class=subtitle>\(standfirst)</p>"
                + "<div class=entry-content><p>\(Self.lead)</p><p>\(Self.end)</p></div></article></body></html>"
            let address = try #require(WebAddress("https://kabar.example.id/berita/camat-bantah-hadir"))
            return try #require(ArticleReader.read(Page(bytes: Array(html.utf8), address: address))).article.text
        }
        let news =
            "Bupati sudah menunjuk pelaksana harian, sedangkan inspektorat memeriksa tiga pegawai sejak Senin pagi."
        #expect(try read(news) == "\(news)\n\n\(Self.lead)\n\n\(Self.end)")
        #expect(
            try read(
                "Camat membantah hadir dalam pertemuan dengan tim pemenangan itu, warga membenarkan keterangannya."
            )
                == "\(Self.lead)\n\n\(Self.end)"
        )
        #expect(try read("Camat membantah.") == "\(Self.lead)\n\n\(Self.end)")
    }

    /// Page builders put every paragraph into a box of its own, and boxes into columns.
    @Test func `an article in pieces far apart is read whole, and lists of others stay out`() throws {
        let pieces = (1...6).map {
            "<div class='elementor-element elementor-widget elementor-widget-text-editor'><div class='elementor-widget-container'>"
                + "<p>Bagian \($0): \(Self.lead)</p><p>\(Self.end.dropLast()) pada hari ke-\($0).</p></div></div>"
        }
        let others = (1...8).map {
            "<div class=item><h3><a href='/berita/\($0)/lurah-diperiksa'>Lurah \($0) Diperiksa Bawaslu Kabupaten Hari Ini</a></h3>"
                + "<p>Seorang lurah diperiksa pada hari kerja, menurut laporan warga setempat.</p></div>"
        }
        let read = try #require(
            try article(
                "<section><div>\(pieces.joined(separator: "</div><div>"))</div></section>"
                    + "<section>\(others.joined())</section>"
            )
        )
        #expect(read.text.contains("Bagian 1:") && read.text.contains("Bagian 6:"))
        #expect(!read.text.contains("Seorang lurah"))
    }

    @Test(arguments: [
        ("<h3 id='share-nav-next'>Penjelasan Camat di Kantor Kecamatan</h3>", "Penjelasan Camat di Kantor Kecamatan"),
        ("<nav><p>\(Self.lead) Tag penutupnya hilang.</p>", "Tag penutupnya hilang."),
    ])
    func `what only its name calls furniture is kept`(markup: String, text: String) throws {
        let read = try article("<p>\(Self.lead)</p>\(markup)<p>\(Self.end)</p>")
        #expect(try #require(read).text.contains(text))
    }

    @Test(arguments: [
        // By the clock of the outlet's home it is the day that the address has.
        ("2024-11-13T23:05:00Z", "2024/11/14", "2024-11-14T06:05:00+07:00"),
        // Nobody knows where that clock is: the day is certain.
        ("2024-11-14T03:05:00Z", "2024/11/13", "2024-11-13"),
        // A day that is not the next one says nothing of clocks.
        ("2024-11-14T03:05:00Z", "2024/11/01", "2024-11-14T03:05:00Z"),
    ])
    func `a time in UTC yields to the day that readers saw`(stated: String, day: String, expected: String) throws {
        let html =
            "<html><head><meta property=article:published_time content='\(stated)'></head><body>"
            + "<h1>Camat Bantah Hadir</h1><div class=entry-content><p>\(Self.lead)</p><p>\(Self.end)</p></div></body></html>"
        let address = try #require(WebAddress("https://kabar.example.id/\(day)/camat-bantah-hadir"))
        let read = ArticleReader.read(Page(bytes: Array(html.utf8), address: address))
        #expect(read?.article.published?.description == expected)
    }

    @Test(arguments: [
        "<p>(13/11/2024) \(Self.lead)</p><p>\(Self.end)</p>",
        "<p>\(Self.lead)</p><p>\(Self.end)</p>" + String(repeating: "<div><b></b></div>", count: 300)
            + "<div class=post-date>13 November 2024</div>",
    ])
    func `a day at the head of the text, or the only one that is named so, is the publication`(body: String) throws {
        #expect(try #require(try article(body)).published?.description == "2024-11-13")
    }

    @Test func `no date is better than a guess`() throws {
        let read = try article(
            "<p>\(Self.lead) Pada 13 November 2024 pukul 14.05 ia pergi ke kota, katanya.</p><p>\(Self.end)</p>"
        )
        #expect(try #require(read).published == nil)
    }

    @Test func `an article that only JSON-LD carries is read from there`() throws {
        let head =
            #"<script type="application/ld+json">{"@type":"NewsArticle","headline":"Camat Bantah","articleBody":"\#(Self.lead)\n\n\#(Self.end)"}</script>"#
        let address = try #require(WebAddress("https://kabar.example.id/a"))
        let page = Page(bytes: Array("<html><head>\(head)</head><body></body></html>".utf8), address: address)
        #expect(ArticleReader.read(page)?.article.text == "\(Self.lead)\n\n\(Self.end)")
    }
}
