import Delivery
import Detection
import FoundationEssentials
import Journal
import Logging
import Model
import Settings
import Synchronization
import TestSupport
import Testing

@testable import Fetching
@testable import Monitor

/// The way of one article through the desk, with a real journal and the shipped packs; only the wire is left out.
@Suite struct DeskTests {
    static let pack = RulePack.load(paths: .shipped, into: Problems(file: ""))

    /// A desk over a journal in a folder of its own.
    private struct Bench {
        let folder: TemporaryFolder
        let journal: Journal
        let desk: Desk
        let clock = ManualClock("2024-11-14T09:00:00+07:00")
        let asked = Asked()

        final class Asked: FetchingLine {
            let jobs = Mutex<[FetchJob]>([])
            let unread = Mutex<[String]>([])

            func enqueue(_ jobs: [FetchJob]) async { self.jobs.withLock { $0 += jobs } }

            func offer(_ jobs: [FetchJob]) async -> [FetchJob] {
                self.jobs.withLock { $0 += jobs }
                return []
            }

            func settled(source name: String, published: [Timestamp], hint: Double?) async -> SourceStanding? { nil }

            func unread(source name: String) async -> SourceStanding? {
                unread.withLock { $0.append(name) }
                return nil
            }

            func forgetContent(of name: String) async {}
        }

        static let source = Source(name: "sampit-raya", url: address("/feed/"), kind: .auto, region: "62.02")

        static func address(_ path: String) -> WebAddress {
            WebAddress(scheme: "https", host: "sampit-raya.example").resolving(path) ?? WebAddress(scheme: "", host: "")
        }

        init() async throws {
            folder = try TemporaryFolder()
            let settings = JournalSettings(stateFolder: folder.path + "/state", logFolder: folder.path + "/logs")
            journal = try await Journal.open(settings, clock: clock)
            try await journal.setSources([Self.source])
            let pack = try #require(DeskTests.pack)
            let knowledge = Knowledge(
                pack: pack,
                analyst: Analyst(pack: pack),
                sources: [Self.source.name: Self.source]
            )
            desk = Desk(
                journal: journal,
                knowledge: CurrentKnowledge(knowledge),
                work: WorkQueue(width: 2),
                clock: clock,
                log: Logger(label: "test", factory: { _ in SwiftLogNoOpLogHandler() }),
                fetching: asked
            )
        }

        func answer(_ path: String, _ body: [UInt8], type: String = "text/html", asSource: Bool = false) async {
            await read(asSource ? Self.source.url : Self.address(path), body, type: type, asSource: asSource)
        }

        func read(_ address: WebAddress, _ body: [UInt8], type: String = "text/html", asSource: Bool = false) async {
            let capture = Capture(
                requested: address,
                address: address,
                started: clock.now(),
                finished: clock.now(),
                requestHead: Array("GET \(address.path) HTTP/1.1\r\nHost: sampit-raya.example\r\n\r\n".utf8),
                responseHead: Array("HTTP/1.1 200 OK\r\nContent-Type: \(type)\r\n\r\n".utf8),
                status: 200,
                headers: [HTTPHeader("Content-Type", type)],
                body: body,
                remoteAddress: "203.0.113.7"
            )
            await take(address, .fetched, capture, asSource: asSource)
        }

        func take(
            _ address: WebAddress,
            _ outcome: FetchOutcome,
            _ capture: Capture?,
            asSource: Bool = false,
            isLineUp: Bool = true
        ) async {
            let purpose: FetchJob.Purpose = asSource ? .source("sampit-raya") : .article(source: "sampit-raya")
            await desk.take(
                FetchResult(
                    job: FetchJob(address: address, purpose: purpose, isLocal: false),
                    outcome: outcome,
                    capture: capture,
                    started: clock.now(),
                    finished: clock.now(),
                    isLineUp: isLineUp
                )
            )
        }

        func balance() async throws -> ArticleBalance { try #require(await journal.coverageSoFar().first).balance }

        func events() async throws -> [EventType] { try await journal.events(from: 1, limit: 100).map(\.type) }
    }

    private static func page(_ title: String, _ paragraphs: [String]) -> String {
        """
        <!DOCTYPE html><html lang="id"><head><meta charset="utf-8"><title>\(title) - Sampit Raya</title>
        <meta property="og:title" content="\(title)"><meta property="og:type" content="article">
        <meta property="article:published_time" content="2024-11-14T08:00:00+07:00"></head>
        <body><article><h1 class="entry-title">\(title)</h1><div class="entry-content">
        \(paragraphs.map { "<p>\($0)</p>" }.joined(separator: "\n"))
        </div></article></body></html>
        """
    }

    private static let camat = page(
        "Camat Diduga Ajak Warga Pilih Salah Satu Paslon",
        [
            "SAMPIT – Camat Mentaya Lestari berinisial RD diduga mengajak warga memilih pasangan calon bupati nomor urut 2.",
            "Ajakan itu disampaikan dalam pertemuan di kantor kecamatan, Selasa malam, menurut seorang warga yang hadir.",
            "Bawaslu Kotawaringin Timur menyatakan sudah menerima laporan dugaan pelanggaran netralitas ASN tersebut.",
            "RD membantah tuduhan itu dan menyebut pertemuan tersebut hanya membahas perbaikan jalan desa.",
        ]
    )

    /// The first two paragraphs, and then the page that has the rest.
    private static let firstPage = page(
        "Camat Diduga Ajak Warga Pilih Salah Satu Paslon",
        [
            "SAMPIT – Camat Mentaya Lestari berinisial RD diduga mengajak warga memilih pasangan calon bupati nomor urut 2.",
            "Ajakan itu disampaikan dalam pertemuan di kantor kecamatan, Selasa malam, menurut seorang warga yang hadir.",
            "<a href=\"?page=2\">Halaman selanjutnya</a>",
        ]
    )
    private static let lastPage = page(
        "Camat Diduga Ajak Warga Pilih Salah Satu Paslon",
        [
            "Bawaslu Kotawaringin Timur menyatakan sudah menerima laporan dugaan pelanggaran netralitas ASN tersebut.",
            "RD membantah tuduhan itu dan menyebut pertemuan tersebut hanya membahas perbaikan jalan desa.",
        ]
    )

    @Test func `what is asked for carries the date that its sitemap or feed gives`() async throws {
        let bench = try await Bench()
        let items = """
            <url><loc>https://sampit-raya.example/2019/05/pasar-murah/</loc><lastmod>2019-05-05</lastmod></url>
            <url><loc>https://sampit-raya.example/2024/11/camat-diduga-ajak-warga/</loc></url>
            """
        await bench.answer("/feed/", Array("<urlset>\(items)</urlset>".utf8), type: "text/xml", asSource: true)
        let feed = """
            <rss version="2.0"><channel><title>Sampit Raya</title><item><title>Harga beras turun</title>
            <link>https://sampit-raya.example/2024/11/harga-beras-turun/</link>
            <pubDate>Thu, 14 Nov 2024 08:00:00 +0700</pubDate></item></channel></rss>
            """
        await bench.answer("/feed/", Array(feed.utf8), type: "application/rss+xml", asSource: true)
        let dates = bench.asked.jobs.withLock { $0.map(\.dated) }
        #expect(dates == [Publication("2019-05-05"), nil, Publication("2024-11-14T08:00:00+07:00")])
    }

    @Test(arguments: [
        ("text/html", "<main><h2><a href=\"$\">Camat Diduga Ajak Warga Pilih Paslon</a></h2></main>"),
        ("text/xml", "<rss><channel><item><link>$</link></item></channel></rss>"),
        ("text/xml", "<urlset><url><loc>$</loc></url></urlset>"),
    ])
    func `a link with another session's mark at each look is one article`(type: String, page: String) async throws {
        let bench = try await Bench()
        for session in ["4f1c9a", "77b02e"] {
            let links = (1...3).map { number in
                let path = "/berita/1234\(number)/camat-diduga-ajak-warga-pilih-paslon?PHPSESSID=\(session)"
                return page.replacing("$", with: "https://sampit-raya.example\(path)")
            }
            let whole = type == "text/html" ? links.joined() : links[0]
            await bench.answer("/feed/", Array("\(whole)<!-- \(session) -->".utf8), type: type, asSource: true)
        }
        let asked = bench.asked.jobs.withLock { $0.map(\.address.text) }
        #expect(asked.count == (type == "text/html" ? 3 : 1) && asked.allSatisfy { !$0.contains("?") }, "\(asked)")
    }

    @Test func `an alert's article under https, or with www, is no other one, and is told only where it was edited`()
        async throws
    {
        let bench = try await Bench()
        let address = try #require(WebAddress("http://sampit-raya.example/berita/12345/camat-diduga-ajak-warga"))
        for form in [address] + address.otherForms {
            await bench.read(form, Array(Self.camat.utf8))
        }
        #expect(try await bench.events() == [.alertOpened])
        let edited = Self.camat.replacing("hanya membahas perbaikan jalan desa", with: "hanya silaturahmi biasa")
        await bench.read(try #require(address.otherForms.last), Array(edited.utf8))
        #expect(try await bench.events() == [.alertOpened, .alertEdited])
    }

    @Test func `what comes late from an outlet whose name a reload gave away is not its heir's`() async throws {
        let bench = try await Bench()
        let feed = "<rss><channel><item><link>https://lain.example/2024/11/harga-beras/</link></item></channel></rss>"
        let before = try #require(WebAddress("https://lain.example/feed/"))
        await bench.read(before, Array(feed.utf8), type: "application/rss+xml", asSource: true)
        #expect(bench.asked.jobs.withLock { $0.isEmpty })
        await bench.answer("/feed/", Array(feed.utf8), type: "application/rss+xml", asSource: true)
        #expect(bench.asked.jobs.withLock { $0.count } == 1)
    }

    /// Each look shows these articles, published so many minutes after nine; the looks are half an hour apart.
    @Test(
        arguments: [
            (looks: [["a": 0, "b": 0], ["b": 0, "c": 20]], overtaken: 0),
            (looks: [["a": 0, "b": 0], ["c": 20, "d": 25]], overtaken: 1),
            // Under other addresses than before.
            (looks: [["a": -300, "b": 0], ["c": -300, "d": 0]], overtaken: 0),
            // The first look at a source cannot come too late.
            (looks: [["a": 0]], overtaken: 0),
            (looks: [["a": nil], ["b": nil], ["b": nil]], overtaken: 1),
        ] as [(looks: [[String: Int?]], overtaken: Int)]
    )
    func `a list that went on by more than it shows is counted`(looks: [[String: Int?]], overtaken: Int) async throws {
        let bench = try await Bench()
        let nine = bench.clock.now()
        for look in looks {
            let items = look.map { path, minutes in
                let time = minutes.map { "\(nine.adding(seconds: Double($0) * 60).at(.jakarta))" } ?? ""
                let date = time.isEmpty ? "" : "<updated>\(time)</updated><published>\(time)</published>"
                let link = "https://sampit-raya.example/2024/11/\(path)-kabar-dari-kota/"
                return "<entry><title>Kabar \(path)</title><link href=\"\(link)\"/>\(date)</entry>"
            }
            let feed = "<feed xmlns=\"http://www.w3.org/2005/Atom\">\(items.joined())</feed>"
            await bench.answer("/feed/", Array(feed.utf8), type: "application/atom+xml", asSource: true)
            bench.clock.advance(seconds: 1800)
        }
        #expect(try await bench.journal.coverageSoFar().first?.overtaken == overtaken)
    }

    @Test func `what a reload left is free to be asked for again`() async throws {
        let bench = try await Bench()
        await bench.answer("/berita/12345/camat", Array(Self.firstPage.utf8))
        let index = "<sitemapindex><sitemap><loc>/peta-1.xml</loc></sitemap></sitemapindex>"
        await bench.answer("/feed/", Array(index.utf8), type: "text/xml", asSource: true)
        let jobs = bench.asked.jobs.withLock { $0 }
        #expect(jobs.map(\.address.path) == ["/berita/12345/camat", "/peta-1.xml"])
        let failed = Bench.address("/berita/54321/bupati")
        await bench.take(failed, .timedOut, nil)
        #expect(!bench.desk.attempts.withLock { $0.isEmpty })
        try await bench.desk.leave(jobs + bench.asked.jobs.withLock { $0.filter { $0.address == failed } })
        #expect(bench.desk.attempts.withLock { $0.isEmpty })
        #expect(bench.desk.pages.withLock { $0.isEmpty })
        #expect(bench.desk.sitemaps.withLock { $0.values.allSatisfy(\.isEmpty) })
    }

    @Test func `an article on two pages is one alert with what both say`() async throws {
        let bench = try await Bench()
        await bench.answer("/berita/12345/camat", Array(Self.firstPage.utf8))
        #expect(try await bench.events().isEmpty)
        #expect(bench.asked.jobs.withLock { $0.map(\.address) } == [Bench.address("/berita/12345/camat?page=2")])
        await bench.answer("/berita/12345/camat?page=2", Array(Self.lastPage.utf8))
        #expect(try await bench.events() == [.alertOpened])
        #expect(try await bench.balance().alerted == 1)
        #expect(try await bench.balance().discovered == 1)
        let logs = bench.folder.path + "/logs"
        let log = try #require(Fixtures.names(at: logs).first { $0.hasPrefix("alerts-") })
        let line = String(decoding: FileManager.default.contents(atPath: "\(logs)/\(log)") ?? Data(), as: UTF8.self)
        #expect(line.contains("RD membantah tuduhan itu"))
        #expect(line.contains("diduga mengajak warga"))
        #expect(bench.desk.pages.withLock { $0.isEmpty })
    }

    @Test func `two addresses of an article on two pages are both settled`() async throws {
        let bench = try await Bench()
        await bench.answer("/berita/12345/camat", Array(Self.firstPage.utf8))
        await bench.answer("/berita/12345/camat?utm_source=rss", Array(Self.firstPage.utf8))
        await bench.answer("/berita/12345/camat?page=2", Array(Self.lastPage.utf8))
        let last = try #require(bench.asked.jobs.withLock { $0.last })
        #expect(last.address == Bench.address("/berita/12345/camat?utm_source=rss"))
        #expect(last.notBefore == bench.clock.now().adding(seconds: 60))
        await bench.answer("/berita/12345/camat?utm_source=rss", Array(Self.firstPage.utf8))
        await bench.answer("/berita/12345/camat?page=2", Array(Self.lastPage.utf8))
        #expect(try await bench.events() == [.alertOpened])
        let balance = try await bench.balance()
        #expect(balance.pendingAtClose == 0 && balance.duplicate == 1)
    }

    @Test func `an article whose next page cannot be had is judged by what could be read`() async throws {
        let bench = try await Bench()
        await bench.answer("/berita/12345/camat", Array(Self.firstPage.utf8))
        await bench.take(Bench.address("/berita/12345/camat?page=2"), .gone, nil)
        #expect(try await bench.events() == [.alertOpened])
        #expect(try await bench.balance().alerted == 1)
    }

    @Test func `an article that bears on neutrality becomes one alert with its evidence, once`() async throws {
        let bench = try await Bench()
        await bench.answer("/berita/1", Array(Self.camat.utf8))
        await bench.answer("/berita/1", Array(Self.camat.utf8))
        #expect(try await bench.events() == [.alertOpened])
        #expect(try await bench.balance().alerted == 1)
        let files = Fixtures.names(at: bench.folder.path + "/logs")
        #expect(files == ["alerts-2024-11-14.jsonl", "evidence-2024-11-14.warc.gz"])
    }

    @Test func `a changed article is the same alert, edited`() async throws {
        let bench = try await Bench()
        await bench.answer("/berita/1", Array(Self.camat.utf8))
        let edited = Self.camat.replacing("Selasa malam", with: "Rabu malam")
        await bench.answer("/berita/1", Array(edited.utf8))
        #expect(try await bench.events() == [.alertOpened, .alertEdited])
    }

    @Test(arguments: [
        ("RALAT: Camat Mentaya Lestari Tidak Hadir", AlertCorrected.Kind.correction),
        ("Hak Jawab Camat Mentaya Lestari", .reply),
    ])
    func `a correction that links to an alerted article is told of, once`(
        title: String,
        kind: AlertCorrected.Kind
    ) async throws {
        let bench = try await Bench()
        await bench.answer("/berita/1", Array(Self.camat.utf8))
        let paragraphs = [
            #"Tulisan ini menyangkut berita <a href="/berita/1?utm_source=x">kemarin</a> tentang sebuah pertemuan warga."#,
            "Yang bersangkutan tidak hadir dalam pertemuan itu, dan redaksi memohon maaf kepada pembaca atas kekeliruan ini.",
        ]
        let correction = Array(Self.page(title, paragraphs).utf8)
        for _ in 0..<2 { await bench.answer("/berita/2", correction) }
        await bench.answer("/berita/3", Array(Self.page("Klarifikasi soal Pertemuan Warga", paragraphs).utf8))
        #expect(try await bench.events() == [.alertOpened, .alertCorrected])
        let line = try #require(await bench.journal.events(from: 2, limit: 1).first).line
        let event = try JSONDecoder().decode(AlertCorrected.self, from: Data(line))
        #expect(event.kind == kind && event.correction.address == Bench.address("/berita/2"))
        #expect(event.alert.id == Alert.id(of: Bench.address("/berita/1")) && event.evidence != nil)
    }

    @Test func `a feed's new articles are asked for, each once`() async throws {
        let bench = try await Bench()
        let feed = """
            <?xml version="1.0"?><rss version="2.0"><channel><title>Sampit Raya</title>
            <item><title>Satu</title><link>https://sampit-raya.example/berita/1</link></item>
            <item><title>Dua</title><link>/berita/2</link></item></channel></rss>
            """
        await bench.answer("/feed/", Array(feed.utf8), type: "application/rss+xml", asSource: true)
        await bench.answer("/feed/", Array(feed.utf8), type: "application/rss+xml", asSource: true)
        let asked = bench.asked.jobs.withLock { $0.map(\.address.path) }
        #expect(asked == ["/berita/1", "/berita/2"])
        #expect(try await bench.balance().pendingAtClose == 2)
    }

    @Test(arguments: [
        ("empty", "", ArticleOutcome.pending),
        ("white space", " \n\t ", .pending),
        ("not HTML", "{\"pesan\": \"tidak ada\"}", .failed),
        ("a program", "\u{7F}ELF\u{2}\u{1}\u{1}\u{0}\u{0}\u{0}", .failed),
        ("a PDF", "%PDF-1.7\n1 0 obj", .outOfScope),
        ("cut off in a tag", "<!DOCTYPE html><html><head><title>Camat di", .failed),
    ])
    func `a page that cannot be read is an outcome in the journal`(
        name: String,
        body: String,
        outcome: ArticleOutcome
    ) async throws {
        let bench = try await Bench()
        await bench.answer("/berita/1", Array(body.utf8))
        let balance = try await bench.balance()
        #expect(balance.failed == (outcome == .failed ? 1 : 0))
        #expect(balance.pendingAtClose == (outcome == .pending ? 1 : 0))
        #expect(balance.outOfScope == (outcome == .outOfScope ? 1 : 0))
        #expect(try await bench.events().isEmpty)
    }

    @Test func `a page cut off after its second paragraph is still read`() async throws {
        let bench = try await Bench()
        let cut = String(Self.camat.split(separator: "RD membantah")[0])
        await bench.answer("/berita/1", Array(cut.utf8))
        #expect(try await bench.events() == [.alertOpened])
    }

    @Test func `a page beyond the bound of a body is an outcome like any other`() async throws {
        let bench = try await Bench()
        await bench.take(Bench.address("/berita/1"), .tooLarge, nil)
        #expect(try await bench.balance().failed == 1)
    }

    @Test func `a long page is read to its end`() async throws {
        let bench = try await Bench()
        let filler = (0..<2000).map { "Harga cabai rawit di pasar ke-\($0) naik menjelang akhir pekan ini." }
        let long = Self.page(
            "Harga Cabai Rawit Naik",
            filler + ["Bawaslu menerima laporan camat yang diduga mengajak warga memilih paslon nomor urut 2."]
        )
        await bench.answer("/berita/1", Array(long.utf8))
        let balance = try await bench.balance()
        #expect(balance.alerted + balance.noMatch == 1)
    }

    @Test(arguments: ["utf-8", "windows-1252", "utf-16", "koi8-r", "no-such-charset"])
    func `a page in another charset than it says is read as far as it can be`(charset: String) async throws {
        let bench = try await Bench()
        let latin: [UInt8] = Self.camat.unicodeScalars.map { $0.value < 256 ? UInt8($0.value) : 0x96 }
        await bench.answer("/berita/1", latin, type: "text/html; charset=\(charset)")
        let balance = try await bench.balance()
        #expect(balance.alerted + balance.failed + balance.noMatch == 1)
    }

    @Test func `an article that fails at first is tried again and keeps its place in the journal`() async throws {
        let bench = try await Bench()
        let address = Bench.address("/berita/1")
        await bench.take(address, .serverError, nil)
        #expect(bench.asked.jobs.withLock { $0.map(\.notBefore) } == [bench.clock.now().adding(seconds: 60)])
        #expect(try await bench.balance().pendingAtClose == 1)
        await bench.answer("/berita/1", Array(Self.camat.utf8))
        #expect(try await bench.events() == [.alertOpened])
    }

    @Test func `what is gone is asked for three times more, then given up`() async throws {
        let bench = try await Bench()
        for _ in 0..<4 {
            #expect(try await bench.journal.coverageSoFar().first?.balance.failed ?? 0 == 0)
            await bench.take(Bench.address("/berita/1"), .gone, nil)
        }
        let later = bench.asked.jobs.withLock { $0.map(\.notBefore) }
        #expect(later == [60, 300, 1800].map { bench.clock.now().adding(seconds: $0) })
        #expect(try await bench.balance().failed == 1)
    }

    @Test func `while the monitor's own line is down no try counts, and an article is waited for however long`()
        async throws
    {
        let bench = try await Bench()
        let address = Bench.address("/berita/1")
        await bench.take(address, .connectionFailed, nil)
        for _ in 0..<500 { await bench.take(address, .dnsFailure, nil, isLineUp: false) }
        #expect(try await bench.balance().pendingAtClose == 1)
        let later = bench.asked.jobs.withLock { $0.map(\.notBefore) }
        #expect(later.first == bench.clock.now().adding(seconds: 60))
        #expect(later.dropFirst().allSatisfy { $0 == bench.clock.now().adding(seconds: 300) })
        await bench.answer("/berita/1", Array(Self.camat.utf8))
        #expect(try await bench.events() == [.alertOpened])
    }

    @Test func `an article behind a page that says the site is under repair is tried again until it is there`()
        async throws
    {
        let bench = try await Bench()
        let repair = Self.page("Situs dalam perbaikan", ["Silakan kembali beberapa saat lagi."])
        await bench.answer("/berita/1", Array(repair.utf8))
        await bench.answer("/berita/1", Array(repair.utf8))
        #expect(try await bench.balance().pendingAtClose == 1)
        let later = bench.asked.jobs.withLock { $0.map(\.notBefore) }
        #expect(later == [60, 300].map { bench.clock.now().adding(seconds: $0) })
        await bench.answer("/berita/1", Array(Self.camat.utf8))
        #expect(try await bench.events() == [.alertOpened])
    }

    @Test(arguments: [
        ("Tue, 12 Nov 2024 09:00:00 +0700", "2024-11-12T09:00:00+07:00"),
        // After the day on which it was read: no day of publication.
        ("Tue, 26 Nov 2024 09:00:00 +0700", nil),
    ])
    func `a page without a date was published when its feed says, unless that is still to come`(
        stated: String,
        published: String?
    ) async throws {
        let bench = try await Bench()
        let feed = """
            <?xml version="1.0"?><rss version="2.0"><channel><title>Sampit Raya</title>
            <item><title>Satu</title><link>/berita/1</link><pubDate>\(stated)</pubDate></item></channel></rss>
            """
        await bench.answer("/feed/", Array(feed.utf8), type: "application/rss+xml", asSource: true)
        let dated = "<meta property=\"article:published_time\" content=\"2024-11-14T08:00:00+07:00\">"
        await bench.answer("/berita/1", Array(Self.camat.replacing(dated, with: "").utf8))
        let event = try #require(await bench.journal.events(from: 1, limit: 1).first)
        let opened = try JSONDecoder().decode(AlertOpened.self, from: Data(event.line))
        #expect(opened.alert.article.published?.description == published)
    }

    @Test func `where every page states one canonical address, another text is another article and no edit`()
        async throws
    {
        let bench = try await Bench()
        func stating(_ page: String) -> [UInt8] {
            let canonical = "<link rel=\"canonical\" href=\"https://sampit-raya.example/berita/900\">"
            return Array(page.replacing("</head>", with: canonical + "</head>").utf8)
        }
        let lurah = Self.page(
            "Lurah Pelita Dilaporkan karena Bagikan Stiker Calon",
            [
                "SAMPIT – Lurah Pelita dilaporkan ke Bawaslu karena diduga membagikan stiker pasangan calon wali kota.",
                "Stiker itu ditemukan warga di meja pelayanan kelurahan pada Jumat pagi.",
            ]
        )
        await bench.answer("/berita/1", stating(Self.camat))
        await bench.answer("/berita/2", stating(lurah))
        #expect(try await bench.events() == [.alertOpened, .alertOpened])
        let lines = try await bench.journal.events(from: 1, limit: 2)
        let opened = try lines.map { try JSONDecoder().decode(AlertOpened.self, from: Data($0.line)).alert }
        #expect(opened.map(\.article.canonical.path) == ["/berita/900", "/berita/2"])
        // Read again, each is what it was; and a longer version of the first is an edit of that.
        await bench.answer("/berita/2", stating(lurah))
        let longer = Self.camat.replacing("</article>", with: "<p>Bawaslu akan memanggilnya.</p></article>")
            .replacing("Camat Diduga Ajak", with: "Camat di Sampit Diduga Ajak")
        await bench.answer("/berita/3", stating(longer))
        #expect(try await bench.events() == [.alertOpened, .alertOpened, .alertEdited])
        #expect(try await bench.journal.events(from: 3, limit: 1).first?.alert == opened.first?.id)
    }

    @Test func `what waits is asked for again after a restart with the day that its source states`() async throws {
        let bench = try await Bench()
        let feed = """
            <?xml version="1.0"?><rss version="2.0"><channel><title>Sampit Raya</title>
            <item><title>Satu</title><link>/berita/1</link><pubDate>Tue, 12 Nov 2019 09:00:00 +0700</pubDate></item>
            <item><title>Dua</title><link>/berita/2</link></item></channel></rss>
            """
        await bench.answer("/feed/", Array(feed.utf8), type: "application/rss+xml", asSource: true)
        bench.asked.jobs.withLock { $0 = [] }
        try await bench.desk.resume()
        let dated = bench.asked.jobs.withLock { $0 }.sorted { $0.address.path < $1.address.path }.map(\.dated)
        #expect(dated.map { $0?.description } == ["2019-11-12T09:00:00+07:00", nil])
    }

    @Test func `an alerted article that is taken down is told of, once`() async throws {
        let bench = try await Bench()
        await bench.answer("/berita/1", Array(Self.camat.utf8))
        let address = Bench.address("/berita/1")
        let gone = Capture(
            requested: address,
            address: address,
            started: bench.clock.now(),
            finished: bench.clock.now(),
            requestHead: Array("GET /berita/1 HTTP/1.1\r\n\r\n".utf8),
            responseHead: Array("HTTP/1.1 410 Gone\r\n\r\n".utf8),
            status: 410,
            headers: [],
            body: []
        )
        await bench.take(address, .gone, gone)
        await bench.take(address, .gone, gone)
        #expect(try await bench.events() == [.alertOpened, .alertRemoved])
    }
}
