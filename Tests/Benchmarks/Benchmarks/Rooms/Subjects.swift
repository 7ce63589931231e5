import Detection
import Journal
import Model
import Reading

/// What is measured on: texts of our own that repeat, pages around them, and records as the daemon makes them.
enum Subjects {
    static let packs = PackPaths(
        folder: #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast(5).joined(separator: "/")
            + "/Config"
    )

    static let title = "Pemkab Gelar Rapat Persiapan Jelang Pilkada"

    private static let paragraphs = [
        "Pemerintah kabupaten menggelar rapat koordinasi persiapan pemilihan kepala daerah di aula kantor bupati, Selasa.",
        "Rapat itu diikuti para kepala dinas, camat, dan unsur forum komunikasi pimpinan daerah dari seluruh wilayah.",
        "Sekretaris Daerah Hendra Wibisono mengatakan anggaran pengamanan sudah dicairkan sejak awal bulan lalu.",
        "“Kami minta seluruh ASN menjaga netralitas dan tidak terlibat politik praktis,” kata Hendra Wibisono.",
        "Ia menjelaskan harga beras di tiga pasar induk masih stabil dan stok gudang cukup sampai akhir tahun.",
        "Kepala Dinas Pekerjaan Umum menyebut perbaikan jalan poros desa sepanjang dua belas kilometer hampir selesai.",
        "Warga berharap pembangunan jembatan penghubung antarkecamatan segera dilanjutkan setelah musim hujan.",
        "Pemungutan suara dilaksanakan pada 27 November 2024 di seluruh tempat pemungutan suara.",
        "Petugas kesehatan juga disiagakan di setiap puskesmas untuk melayani warga yang membutuhkan pertolongan.",
        "Rapat ditutup dengan penandatanganan berita acara oleh seluruh peserta yang hadir di ruangan tersebut.",
    ]

    /// Texts of about 3 KB that together have so many bytes.
    static func articles(bytes: Int) -> [String] {
        var made: [String] = []
        var count = 0
        while count < bytes {
            let shift = made.count % paragraphs.count
            let text = (0..<26).map { paragraphs[($0 + shift) % paragraphs.count] }.joined(separator: "\n\n")
            made.append(text)
            count += text.utf8.count
        }
        return made
    }

    static func page(bytes: Int) -> Page {
        let body = paragraphs.map { "<p>\($0)</p>" }.joined(separator: "\n")
        var html = """
            <!DOCTYPE html><html lang="id"><head><meta charset="utf-8"><title>\(title) - Kabar Daerah</title>
            <meta property="og:type" content="article"><meta property="og:title" content="\(title)">
            <meta property="article:published_time" content="2024-11-12T09:30:00+07:00"></head><body>
            <header><nav><ul><li><a href="/">Beranda</a></li><li><a href="/politik/">Politik</a></li></ul></nav></header>
            <article class="post"><h1 class="entry-title">\(title)</h1>
            <div class="entry-content entry-content-single">\(body)</div></article><aside><ul>
            """
        var number = 0
        while html.utf8.count < bytes {
            number += 1
            html += "<li class=\"gmr-related-post\"><a href=\"/2024/11/\(number)/\">Berita nomor \(number)</a></li>\n"
        }
        html += "</ul></aside></body></html>"
        return Page(bytes: Array(html.utf8), contentType: "text/html", address: address(0))
    }

    private static func address(_ number: Int) -> WebAddress {
        let root = WebAddress(scheme: "https", host: "kabar-daerah.example")
        return root.resolving("/2024/11/\(number)/") ?? root
    }

    /// An article that raises an alert, as the desk hands it to the journal.
    static func record(_ number: Int) -> ArticleRecord {
        let address = address(number)
        let title = "Camat \(number) diduga berkampanye"
        let text = "Camat nomor \(number) diduga mengajak warga memilih paslon nomor urut 2.\n\n" + paragraphs[3]
        let article = Article(address: address, canonical: address, title: title, text: text)
        let time = Timestamp(seconds: 1_731_550_000).at(.jakarta)
        let statement = Statement(detector: .neutrality, stance: .allegation, quote: paragraphs[3], rule: "bench")
        let alert = Alert(
            of: AlertedArticle(article, source: "bench", firstSeen: time),
            statements: [statement],
            outcome: .undecided,
            severity: .medium,
            pack: "sha256:bench"
        )
        let capture = Capture(
            requested: address,
            address: address,
            started: time.instant,
            finished: time.instant,
            requestHead: Array("GET / HTTP/1.1\r\n\r\n".utf8),
            responseHead: Array("HTTP/1.1 200 OK\r\n\r\n".utf8),
            status: 200,
            headers: [],
            body: Array(text.utf8)
        )
        return ArticleRecord(
            address: address,
            source: "bench",
            capture: capture,
            article: article,
            outcome: .alerted,
            alert: alert
        )
    }
}
