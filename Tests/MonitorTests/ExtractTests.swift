import FoundationEssentials
import Model
import TestSupport
import Testing

@testable import Monitor

/// `netra extract`, as a program that calls it sees it.
@Suite struct ExtractTests {
    private struct Line: Decodable {
        var path: String?
        var url: String?
        var canonical: String?
        var title: String?
        var author: String?
        var published: String?
        var outlet: String?
        var language: String?
        var section: String?
        var tags: [String]
        var image: String?
        var advertorial: Bool
        var text: String?
        var unread: String?
    }

    private static let lead =
        "SAMPIT – Camat Mentaya Lestari membantah hadir dalam pertemuan tim pemenangan, dan warga membenarkannya, Rabu."
    private static let end =
        "Ia berjanji akan datang memberi keterangan kepada pengawas apabila dipanggil ke kantor kecamatan, kata stafnya."

    private static let denial =
        "“Saya sedang di rumah malam itu,” kata camat tersebut ketika ditemui wartawan seusai apel di kantornya."
    private static let more =
        "Pengawas kecamatan menyatakan masih mengumpulkan keterangan saksi, dan belum menyimpulkan apa pun sampai kini."

    private static func page(_ paragraphs: [String]) -> String {
        """
        <!DOCTYPE html><html lang="id"><head><title>Camat Bantah Hadir - Kabar Sampit</title>
        <meta property="og:type" content="article"><meta property="og:site_name" content="Kabar Sampit">
        <meta property="article:published_time" content="2024-11-13T14:05:00+07:00">
        <meta property="article:section" content="Politik"><meta property="article:tag" content="Pilkada">
        <meta property="og:image" content="https://kabar-sampit.example.id/foto/camat.jpg"></head><body>
        <h1>Camat Bantah Hadir</h1><div class="entry-content">\(paragraphs.map { "<p>\($0)</p>" }.joined())</div>
        </body></html>
        """
    }

    private func lines(_ kept: Kept) throws -> [Line] {
        try kept.output.map { try JSONDecoder().decode(Line.self, from: Data($0.utf8)) }
    }

    @Test func `each page is one line, and one without an article says why`() async throws {
        let folder = try TemporaryFolder()
        let files = ["berita.html", "galat.html"].map { "\(folder.path)/\($0)" }
        try Self.page([Self.lead, Self.end]).write(toFile: files[0], atomically: true, encoding: .utf8)
        try "<html><head><title>404 Halaman tidak ditemukan</title></head><body><h1>404</h1></body></html>"
            .write(toFile: files[1], atomically: true, encoding: .utf8)
        let kept = Kept()
        #expect(await PageExtraction(isJSON: true).run(inputs: files, on: kept.terminal()) == .fine)
        let lines = try lines(kept)
        #expect(lines.map(\.path) == files)
        let article = try #require(lines.first)
        #expect(article.title == "Camat Bantah Hadir" && article.text == "\(Self.lead)\n\n\(Self.end)")
        #expect(article.published == "2024-11-13T14:05:00+07:00" && article.outlet == "Kabar Sampit")
        #expect(article.section == "Politik" && article.tags == ["Pilkada"] && !article.advertorial)
        #expect(article.image == "https://kabar-sampit.example.id/foto/camat.jpg" && article.unread == nil)
        #expect(lines.last?.text == nil && lines.last?.unread == "error-page")
        #expect(kept.errors.isEmpty)
    }

    @Test func `progress is for a person, cut to one line, and never in what is printed`() async throws {
        let folder = try TemporaryFolder()
        let files = (1...3).map { "\(folder.path)/\(String(repeating: "panjang-", count: 12))\($0).html" }
        for file in files {
            try Self.page([Self.lead, Self.end]).write(toFile: file, atomically: true, encoding: .utf8)
        }
        let seen = Kept()
        #expect(await PageExtraction(isJSON: true).run(inputs: files, on: seen.terminal(isSeen: true)) == .fine)
        let steps = seen.errors.joined().split(separator: "\r\u{1B}[K")
        #expect(steps.map { $0.prefix(7) } == ["1 of 3:", "2 of 3:", "3 of 3:"])
        #expect(steps.allSatisfy { $0.count < 80 })
        let unseen = Kept()
        #expect(await PageExtraction(isJSON: true).run(inputs: files, on: unseen.terminal()) == .fine)
        #expect(unseen.errors.isEmpty && unseen.output == seen.output)
    }

    @Test func `an article on several pages of a site is read whole`() async throws {
        let server = try LoopbackServer { request in
            let next = "<a href=\"?page=2\">Halaman selanjutnya</a>"
            return .html(
                Self.page(request.path.hasSuffix("page=2") ? [Self.more, Self.end] : [Self.lead, Self.denial, next])
            )
        }
        let kept = Kept()
        let address = server.url("/berita/12345/camat-bantah-hadir")
        #expect(await PageExtraction(isJSON: true).run(inputs: [address], on: kept.terminal()) == .fine)
        let line = try #require(try lines(kept).first)
        #expect(line.url == address)
        #expect(line.text == [Self.lead, Self.denial, Self.more, Self.end].joined(separator: "\n\n"))
        #expect(server.paths == ["/berita/12345/camat-bantah-hadir", "/berita/12345/camat-bantah-hadir?page=2"])
    }
}
