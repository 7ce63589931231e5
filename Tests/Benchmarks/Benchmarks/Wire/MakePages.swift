import ArgumentParser
import FoundationEssentials
import Model

/// Writes distinct pages of about 80 KB, shaped as those of regional outlets: an article of 3 KB, and furniture.
struct MakePages: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "make-pages")

    @Argument var folder: String
    @Option var count = 2000
    @Option(help: "Bytes of one page, before it is compressed.") var bytes = 80_000
    @Option(help: "Paragraphs of the article, of about 250 bytes; what is left of the page is furniture.")
    var paragraphs = 12
    @Option(help: "Also write feed.xml, which lists all of them below this address.") var base = "http://127.0.0.1"

    func run() throws {
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        for number in 0..<count {
            try Data(page(number).utf8).write(to: URL(filePath: "\(folder)/\(number).html"))
        }
        try Data(feed.utf8).write(to: URL(filePath: "\(folder)/feed.xml"))
    }

    private static let words = """
        pemerintah kabupaten kota kecamatan desa warga pembangunan jalan jembatan pasar harga beras petani nelayan \
        sekolah guru murid puskesmas dokter layanan anggaran dinas kepala camat lurah bupati wali gubernur rapat \
        koordinasi program bantuan sosial banjir hujan cuaca laut sungai hutan kebun sawit karet kopi lada ikan \
        festival budaya adat olahraga turnamen juara pemuda perempuan anak keluarga koperasi usaha modal bank \
        listrik air bersih sampah terminal bandara pelabuhan kapal penumpang lebaran natal libur wisata pantai
        """.split(separator: " ").map(String.init)

    private func sentence(_ random: inout SeededGenerator) -> String {
        let count = 9 + Int(random.next() % 12)
        return (0..<count).map { _ in MakePages.words[Int(random.next() % UInt64(MakePages.words.count))] }
            .joined(separator: " ") + "."
    }

    private func page(_ number: Int) -> String {
        // The generator's states are its seed and multiples of one number: seeds near each other would give pages whose
        // words are those of others, one word on.
        var seeds = SeededGenerator(seed: UInt64(number))
        var random = SeededGenerator(seed: seeds.next())
        let title = "Berita \(number): " + sentence(&random)
        var html = """
            <!DOCTYPE html><html lang="id"><head><meta charset="utf-8"><title>\(title)</title>
            <meta property="og:type" content="article"><meta property="og:title" content="\(title)">
            <meta property="article:published_time" content="2024-11-12T09:30:00+07:00"></head><body>
            <header><nav><ul><li><a href="/">Beranda</a></li><li><a href="/politik/">Politik</a></li></ul></nav></header>
            <article class="post"><h1 class="entry-title">\(title)</h1><div class="entry-content entry-content-single">
            """
        for paragraph in 0..<paragraphs {
            let begin = paragraph == 0 ? "KABAR DAERAH, CONTOH – " : ""
            html += "<p>\(begin)\(sentence(&random)) \(sentence(&random)) \(sentence(&random))</p>\n"
        }
        if number % 10 == 0 {
            html += "<p>“Kami minta seluruh ASN menjaga netralitas dalam Pilkada,” kata Sekretaris Daerah Hendra.</p>\n"
        }
        html += "</div></article><aside><ul>\n"
        while html.utf8.count < bytes - 40 {
            let link = random.next() % 1_000_000
            html += "<li class=\"gmr-related-post\"><a href=\"/2024/11/\(link)/\">\(sentence(&random))</a></li>\n"
        }
        return html + "</ul></aside></body></html>"
    }

    private var feed: String {
        let items = (0..<count).map { number in
            "<item><title>Berita \(number)</title><link>\(base)/\(number).html</link><guid>\(base)/\(number).html</guid>"
                + "</item>"
        }
        return "<?xml version=\"1.0\"?><rss version=\"2.0\"><channel><title>Kabar Daerah</title><link>\(base)/</link>"
            + items.joined(separator: "\n") + "</channel></rss>"
    }
}
