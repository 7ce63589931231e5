import FoundationEssentials
import Glibc
import Model
import Settings
import Synchronization
import TestSupport
import Testing

@testable import Fetching
@testable import Monitor

/// `netra source add` and `netra source check`, over loopback.
@Suite struct SourceCommandTests {
    private final class Kept: Sendable {
        private let bytes = Mutex<[Int32: [UInt8]]>([:])

        var terminal: Terminal {
            Terminal(isOutputSeen: false, isErrorSeen: false, environment: [:]) { descriptor, new in
                self.bytes.withLock { $0[descriptor, default: []] += new }
                return 0
            }
        }

        func text(_ descriptor: Int32) -> String {
            bytes.withLock { String(decoding: $0[descriptor] ?? [], as: UTF8.self) }
        }
        var output: [String] { text(STDOUT_FILENO).split(separator: "\n").map(String.init) }
        var errors: String { text(STDERR_FILENO) }
    }

    private static func feed(_ newest: String = "2024-11-14T08:00:00+07:00") -> LoopbackAnswer {
        .text(
            """
            <?xml version="1.0"?><rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel>
            <title>Berita Sampit</title><item><title>Satu</title><link>/b/1</link><dc:date>\(newest)</dc:date></item>
            <item><title>Dua</title><link>/b/2</link></item></channel></rss>
            """
        )
    }

    private static let sitemap = LoopbackAnswer.text(
        "<urlset><url><loc>/b/1</loc><lastmod>2024-11-13</lastmod></url></urlset>"
    )

    private static func sitemap(of day: String?) -> LoopbackAnswer {
        .text("<urlset><url><loc>/b/1</loc>\(day.map { "<lastmod>\($0)</lastmod>" } ?? "")</url></urlset>")
    }

    private static func home(_ head: String = "", _ body: String = "") -> LoopbackAnswer {
        .html(
            "<!DOCTYPE html><html><head><title>Berita Sampit | Kabar Kalteng</title>\(head)</head><body>\(body)</body></html>"
        )
    }

    private static let list = (1...6).map { number in
        "<h2><a href=\"/2024/11/14/warga-desa-\(number)-gotong-royong-perbaiki-jalan\">Warga Desa \(number) Gotong Royong"
            + " Perbaiki Jalan Rusak</a></h2>"
    }.joined()

    private func add(_ url: String, isLocal: Bool = true, name: String? = nil) async -> (Monitor.ExitStatus, Kept) {
        let kept = Kept()
        let search = SourceSearch(configurationFile: nil, name: name, region: nil, isLocal: isLocal)
        return (await search.run(url: url, on: kept.terminal), kept)
    }

    @Test func `an outlet's advertised feed is tried and printed as an entry, the others as comments`() async throws {
        let server = try LoopbackServer { request in
            switch request.path {
            case "/": Self.home(#"<link rel="alternate" type="application/rss+xml" href="/feed/">"#, Self.list)
            case "/feed/": Self.feed()
            case "/robots.txt": .text("Sitemap: /peta.xml")
            case "/peta.xml": Self.sitemap
            default: .text("", 404)
            }
        }
        let (status, kept) = await add(server.url())
        #expect(status == .fine, "\(kept.errors)")
        #expect(
            kept.output == [
                "# Berita Sampit | Kabar Kalteng: feed, 2 entries, newest 2024-11-14T08:00:00+07:00",
                "- name: berita-sampit", "  url: \(server.url("/feed/"))", "  kind: feed",
                "  region: \"62.02\"  # Kabupaten Kotawaringin Timur", "  homepage: \(server.url("/"))",
                "  local: true",
                "# or sitemap \(server.url("/peta.xml")): sitemap, 1 entry, newest 2024-11-13",
                "# or listing \(server.url("/")): listing, 6 entries",
            ]
        )
        // What it prints is what a configuration reads.
        let folder = try TemporaryFolder()
        let file = "\(folder.path)/sources.yaml"
        try ("contact: a@contoh.id\nsources:\n" + kept.text(STDOUT_FILENO))
            .write(toFile: file, atomically: true, encoding: .utf8)
        let problems = Problems(file: file)
        let source = try #require(Configuration.read(file: file, into: problems)?.sources.first, "\(problems.all)")
        #expect(source.name == "berita-sampit" && source.kind == .feed && source.region == "62.02" && source.isLocal)
    }

    @Test(arguments: [("2019-11-14T08:00:00+07:00", true), ("2099-11-14T08:00:00+07:00", false)])
    func `a feed that nobody keeps up any more is said to be silent`(newest: String, isSilent: Bool) async throws {
        let server = try LoopbackServer { $0.path == "/feed" ? Self.feed(newest) : .text("", 404) }
        let (status, kept) = await add(server.url("/feed"), name: "sampit")
        #expect(status == .fine)
        #expect(kept.errors.contains("sampit: nothing newer than ") == isSilent, "\(kept.errors)")
    }

    @Test(arguments: [
        (Self.sitemap(of: "2099-11-14"), "sitemap"), (Self.sitemap(of: nil), "sitemap"),
        (Self.sitemap(of: "2019-11-14"), "feed"), (.text("", 404), "listing"),
    ])
    func `a feed that is left behind stands below what is current`(sitemap: LoopbackAnswer, best: String) async throws {
        let head = #"<link rel=alternate type=application/rss+xml href="/feed/"><link rel=sitemap href="/peta.xml">"#
        let list = best == "listing" ? Self.list.replacing("/2024/11/14/", with: "/2099/11/14/") : ""
        let server = try LoopbackServer { request in
            switch request.path {
            case "/": Self.home(head, list)
            case "/feed/": Self.feed("2019-11-14T08:00:00+07:00")
            case "/peta.xml": sitemap
            default: .text("", 404)
            }
        }
        let (status, kept) = await add(server.url())
        #expect(status == .fine)
        #expect(kept.output.contains("  kind: \(best)"), "\(kept.output)")
        #expect(best == "feed" || kept.output.contains { $0.hasPrefix("# or feed \(server.url("/feed/"))") })
    }

    @Test func `where the scheme was guessed and does not answer, the other is named`() async throws {
        // Nobody listens there.
        let (status, kept) = await add("127.0.0.1:1")
        #expect(status == .foundWrong && kept.errors.contains("try http://"), "\(kept.errors)")
        #expect(await !add("https://127.0.0.1:1").1.errors.contains("try http://"))
    }

    @Test func `a feed's own address is recognised`() async throws {
        let server = try LoopbackServer { $0.path == "/feed" ? Self.feed() : .text("", 404) }
        let (status, kept) = await add(server.url("/feed"), name: "sampit")
        #expect(status == .fine)
        #expect(
            kept.output.prefix(4).dropFirst() == ["- name: sampit", "  url: \(server.url("/feed"))", "  kind: feed"]
        )
        #expect(server.paths == ["/robots.txt", "/feed"])
    }

    @Test func `where nothing is advertised the customary addresses are tried, and a listing is better than nothing`()
        async throws
    {
        let hidden = try LoopbackServer { request in
            switch request.path {
            case "/": Self.home(#"<meta name="generator" content="WordPress 6.6">"#)
            case "/feed/": Self.feed()
            default: .text("", 404)
            }
        }
        let (_, found) = await add(hidden.url())
        #expect(found.output.contains("  url: \(hidden.url("/feed/"))"))
        let bare = try LoopbackServer { $0.path == "/" ? Self.home("", Self.list) : .text("", 404) }
        let (status, listing) = await add(bare.url())
        #expect(status == .fine && listing.output.contains("  kind: listing"))
    }

    @Test func `what cannot be had is said on standard error, and nothing is printed`() async throws {
        let server = try LoopbackServer { request in
            switch request.path {
            case "/robots.txt": .text("User-agent: *\nDisallow: /tertutup")
            case "/kosong": Self.home()
            default: .text("", 404)
            }
        }
        for (path, isLocal, word) in [
            ("/tertutup", true, "keeps to it"), ("/", false, "--local"), ("/hilang", true, "404"),
            ("/kosong", true, "no feed, sitemap or list"),
        ] {
            let (status, kept) = await add(server.url(path), isLocal: isLocal)
            #expect(status == .foundWrong)
            #expect(kept.output.isEmpty && kept.errors.contains(word), "\(path): \(kept.errors)")
        }
        #expect(await add("ftp://contoh.id").0 == .usedWrongly)
    }

    @Test(arguments: [
        ("Berita Sampit | Kabar Kalteng", "beritasampit.co.id", "berita-sampit"),
        ("", "www.tabengan.com", "tabengan"), ("报纸", "kalteng.antaranews.com", "kalteng-antaranews"),
        ("Kalteng Pos - Lugas & Tegas", "x.id", "kalteng-pos"), ("", "127.0.0.1", "127-0-0-1"),
    ])
    func `a source is named after its outlet`(title: String, host: String, name: String) {
        #expect(SourceEntry.name(outlet: title, host: host) == name)
    }

    @Test func `sources are tried once each, the worst first, and any failure is exit status 1`() async throws {
        let server = try LoopbackServer { request in
            switch request.path {
            case "/feed": Self.feed()
            case "/lama": Self.feed("2019-01-01T00:00:00+07:00")
            case "/beranda": Self.home("", Self.list)
            case "/robots.txt": .text("", 404)
            default: .text("", 500)
            }
        }
        let folder = try TemporaryFolder()
        let file = "\(folder.path)/netra.yaml"
        let entries = [
            ("baik", "/feed", "feed"), ("lama", "/lama", "feed"), ("halaman", "/beranda", "feed"),
            ("mati", "/mati", "auto"),
        ]
        .map { name, path, kind in
            "  - {name: \(name), url: \"\(server.url(path))\", kind: \(kind), local: true\(name == "lama" ? ", enabled: false" : "")}"
        }
        try ("contact: a@contoh.id\nsources:\n" + entries.joined(separator: "\n") + "\n")
            .write(toFile: file, atomically: true, encoding: .utf8)
        func check(_ names: [String], all: Bool) async -> (Monitor.ExitStatus, Kept) {
            let kept = Kept()
            let trial = SourceTrial(configurationFile: file, names: names, includesDisabled: all, isJSON: true)
            return (await trial.run(on: kept.terminal), kept)
        }
        struct Line: Decodable {
            var name: String
            var outcome: FetchOutcome
            var fine: Bool
            var entries: Int
            var newest: String?
        }
        let (status, kept) = await check([], all: true)
        #expect(status == .foundWrong, "\(kept.errors)")
        let lines = try kept.output.map { try JSONDecoder().decode(Line.self, from: Data($0.utf8)) }
        #expect(lines.map(\.name) == ["halaman", "mati", "lama", "baik"])
        #expect(lines.map(\.outcome) == [.notNews, .serverError, .fetched, .fetched])
        #expect(lines.map(\.entries) == [0, 0, 2, 2])
        #expect(await check(["baik"], all: false).0 == .fine)
        #expect(await check(["tidak-ada"], all: false).0 == .usedWrongly)
        #expect(server.paths.filter { $0 == "/mati" }.count == 1)
        #expect(server.paths.filter { $0 == "/robots.txt" }.count == 2)
    }
}
