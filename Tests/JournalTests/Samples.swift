import Model
import TestSupport
import Testing

@testable import Journal

/// Articles, alerts and captures in our own words, one as unlike another as its number.
enum Sample {
    static let clockStart = "2024-11-14T09:00:00+07:00"

    static func address(_ number: Int, host: String = "sampit-raya.example") -> WebAddress {
        guard let address = WebAddress("https://\(host)/berita/\(number)") else { preconditionFailure("no address") }
        return address
    }

    static func article(_ number: Int, host: String = "sampit-raya.example", text: String? = nil) -> Article {
        Article(
            address: address(number, host: host),
            canonical: address(number, host: host),
            title: "Camat nomor \(number) diduga ikut kampanye",
            text: text ?? """
                Camat nomor \(number) diduga ikut berkampanye di lapangan desa, Kamis siang.

                "Saya hanya lewat," kata camat nomor \(number).

                Panwascam akan memanggilnya pekan depan.
                """,
            outlet: "Sampit Raya",
            published: .day(Day(serial: 20_041))
        )
    }

    static func statements(_ number: Int, article: Article) -> [Statement] {
        let quote = article.text.split(separator: "\n").first.map(String.init) ?? ""
        return [
            Statement(
                detector: .neutrality,
                stance: .allegation,
                quote: quote,
                speaker: nil,
                subject: "Camat nomor \(number % 7)",
                region: Region(code: "62.02", name: "Kotawaringin Timur"),
                rule: "asn-kampanye"
            )
        ]
    }

    static func alert(_ number: Int, article: Article, source: String = "sampit-raya") -> Alert {
        Alert(
            of: AlertedArticle(
                article,
                source: source,
                firstSeen: Timestamp(seconds: 1_731_549_600).at(.jakarta),
                electionStage: "kampanye"
            ),
            statements: statements(number, article: article),
            outcome: .undecided,
            severity: .medium,
            pack: "sha256:" + String(repeating: "ab", count: 32)
        )
    }

    static func capture(of address: WebAddress, status: Int = 200, body: String = "<p>Isi berita</p>") -> Capture {
        Capture(
            requested: address,
            address: address,
            started: Timestamp(seconds: 1_731_549_600),
            finished: Timestamp(milliseconds: 1_731_549_600_250),
            requestHead: Array("GET \(address.path) HTTP/2\r\nHost: \(address.host)\r\nCookie: rahasia=1\r\n\r\n".utf8),
            responseHead: Array("HTTP/2 \(status) \r\ncontent-type: text/html\r\n\r\n".utf8),
            status: status,
            headers: [
                HTTPHeader("content-type", "text/html; charset=utf-8"), HTTPHeader("content-encoding", "br"),
                HTTPHeader("content-length", "17"),
            ],
            body: Array(body.utf8),
            remoteAddress: "203.0.113.7",
            certificate: Digest(of: "sertifikat")
        )
    }

    /// A story of its own for each number; `drift` changes that many of 128 places.
    static func story(_ number: Int, drift: Int = 0) -> Story {
        var sketch = (0..<128).map { UInt32(truncatingIfNeeded: (number &* 1_000_003 &+ $0) &* 2_654_435_761) }
        for place in 0..<drift { sketch[place] = sketch[place] ^ 0xFFFF }
        let bands = (0..<16).map { UInt64(truncatingIfNeeded: number &* 31 &+ $0) &* 0x9E37_79B9_7F4A_7C15 }
        return Story(bands: bands, sketch: sketch)
    }

    /// A reading that raises an alert.
    static func alerting(
        _ number: Int,
        host: String = "sampit-raya.example",
        text: String? = nil,
        story: Story? = nil
    ) -> ArticleRecord {
        let article = article(number, host: host, text: text)
        return ArticleRecord(
            address: article.address,
            source: "sampit-raya",
            capture: capture(of: article.address),
            article: article,
            outcome: .alerted,
            alert: alert(number, article: article),
            story: story
        )
    }

    /// A reading that raises nothing.
    static func silent(_ number: Int, text: String? = nil, story: Story? = nil) -> ArticleRecord {
        let article = article(number, text: text)
        return ArticleRecord(
            address: article.address,
            source: "sampit-raya",
            capture: capture(of: article.address),
            article: article,
            outcome: .noMatch,
            story: story
        )
    }

    static func gone(_ number: Int, status: Int = 404) -> ArticleRecord {
        ArticleRecord(
            address: address(number),
            source: "sampit-raya",
            capture: capture(of: address(number), status: status, body: "tidak ada"),
            outcome: .failed,
            reason: "gone"
        )
    }
}

/// A journal in a folder of its own.
struct Desk {
    let folder: TemporaryFolder
    let clock: ManualClock

    init(_ start: String = Sample.clockStart) throws {
        folder = try TemporaryFolder()
        clock = ManualClock(start)
    }

    var settings: JournalSettings {
        JournalSettings(stateFolder: folder.path + "/state", logFolder: folder.path + "/logs", software: "netra/test")
    }

    var logs: String { folder.path + "/logs" }

    func open() async throws -> Journal { try await Journal.open(settings, clock: clock) }

    /// The lines of a day's log, without LF.
    func lines(_ day: String) -> [String] {
        let bytes = (try? ReadFile.bytes(of: "\(logs)/alerts-\(day).jsonl")) ?? []
        return String(decoding: bytes, as: UTF8.self).split(separator: "\n").map(String.init)
    }
}

/// One member of a gzip file.
func gzip(_ bytes: [UInt8]) throws -> [UInt8] {
    let member = Deflater().member(of: bytes)
    return try #require(member)
}
