import FoundationEssentials
import GRDB
import Model

/// Which stories of the last days share a band: found in an index whose keys are all that it holds.
///
/// A key is 32 bits of the band, then the article's number in 32 bits. So a band's stories lie side by side, the newest
/// last, in a third of the room of a table with an index to each side; and all bands of a story are one statement. Two
/// bands that share their first 32 bits cost a comparison of sketches, and nothing else.
struct StoryIndex {
    /// No band tells more stories than these, the newest: a page that every outlet shows would name thousands.
    private static let mostOfBand = 200

    let db: Database

    /// Articles that share bands with a story, and how many.
    func candidates(for story: Story) throws -> [Int64: Int] {
        let found = try String.fetchOne(
            db.cachedStatement(
                sql: """
                    SELECT group_concat(articles) FROM (
                        SELECT (SELECT group_concat(article) FROM (
                            SELECT key & 4294967295 AS article FROM story_bands
                            WHERE key BETWEEN value AND value + 4294967295 ORDER BY key DESC LIMIT ?)) AS articles
                        FROM json_each(?))
                    """
            ),
            arguments: [Self.mostOfBand, Self.list(Self.keys(story.bands, article: 0))]
        )
        var candidates: [Int64: Int] = [:]
        for number in (found ?? "").utf8.split(separator: UInt8(ascii: ",")) {
            if let article = Int64(Substring(number)) { candidates[article, default: 0] += 1 }
        }
        return candidates
    }

    /// Which of these articles were read since a time and tell a story at least so much alike; the most alike first, and of
    /// equals the one that stands first in the list.
    func likest(to story: Story, of articles: [Int64], since oldest: Timestamp, atLeast least: Double) throws -> [Int64]
    {
        let rows = try Row.fetchCursor(
            db.cachedStatement(
                sql: "SELECT article, sketch FROM json_each(?) CROSS JOIN stories ON article = value WHERE seen >= ?"
            ),
            arguments: [Self.list(articles), oldest.milliseconds]
        )
        var found: [(place: Int, article: Int64, likeness: Double)] = []
        while let row = try rows.next() {
            let likeness = try row.withUnsafeData(atIndex: 1) { sketch in
                sketch?.withUnsafeBytes { story.likeness(to: $0) } ?? 0
            }
            if likeness >= least { found.append((found.count, row[0], likeness)) }
        }
        return found.sorted { ($1.likeness, $0.place) < ($0.likeness, $1.place) }.map(\.article)
    }

    /// The first of these articles that raised or repeated an alert, and which.
    func alerted(of articles: [Int64]) throws -> (article: Int64, alert: String)? {
        try db.row(
            """
            SELECT value AS article, coalesce(alerts.id, sightings.alert) AS alert FROM json_each(?)
                LEFT JOIN alerts ON alerts.article = value LEFT JOIN sightings ON sightings.article = value
            WHERE coalesce(alerts.id, sightings.alert) IS NOT NULL ORDER BY json_each.key LIMIT 1
            """,
            [Self.list(articles)]
        )
        .map { ($0["article"], $0["alert"]) }
    }

    /// Replaces what is kept of an article's story.
    func keep(_ story: Story, of article: Int64, seen: Timestamp) throws {
        if let old = try db.row("SELECT bands FROM stories WHERE article = ?", [article]) {
            try forget(Blob.bytes(old, "bands"), of: article)
        }
        let bands = Array(Set(story.bands.map(Self.short)))
        try db.run(
            "INSERT OR REPLACE INTO stories (article, seen, sketch, bands) VALUES (?, ?, ?, ?)",
            [article, seen.milliseconds, Blob.of(story.sketchBytes), Blob.of(Self.bytes(bands))]
        )
        try db.run(
            "INSERT OR IGNORE INTO story_bands SELECT value FROM json_each(?)",
            [Self.list(bands.map { Self.key($0, article) })]
        )
    }

    /// Forgets the stories that were read before a time.
    func forget(before oldest: Timestamp) throws {
        let old = try Row.fetchCursor(
            db,
            sql: "SELECT article, bands FROM stories WHERE seen < ?",
            arguments: [oldest.milliseconds]
        )
        while let row = try old.next() { try forget(Blob.bytes(row, "bands"), of: row["article"]) }
        try db.run("DELETE FROM stories WHERE seen < ?", [oldest.milliseconds])
    }

    /// Forgets an article's story.
    func forget(article: Int64) throws {
        guard let row = try db.row("SELECT bands FROM stories WHERE article = ?", [article]) else { return }
        try forget(Blob.bytes(row, "bands"), of: article)
        try db.run("DELETE FROM stories WHERE article = ?", [article])
    }

    private func forget(_ bands: [UInt8], of article: Int64) throws {
        let keys = Self.shorts(bands).map { Self.key($0, article) }
        try db.run("DELETE FROM story_bands WHERE key IN (SELECT value FROM json_each(?))", [Self.list(keys)])
    }

    /// Brings over what earlier versions kept: a row a band, and an index of it by article.
    static func takeOver(_ db: Database) throws {
        let rows = try Row.fetchCursor(db, sql: "SELECT article, band FROM bands ORDER BY article")
        var article: Int64 = 0
        var bands: Set<UInt32> = []
        func end() throws {
            guard !bands.isEmpty else { return }
            try db.run("UPDATE stories SET bands = ? WHERE article = ?", [Blob.of(bytes(Array(bands))), article])
            for band in bands { try db.run("INSERT OR IGNORE INTO story_bands VALUES (?)", [key(band, article)]) }
            bands = []
        }
        while let row = try rows.next() {
            if row["article"] != article { try end() }
            article = row["article"]
            bands.insert(short(UInt64(bitPattern: row["band"])))
        }
        try end()
    }

    // MARK: Keys

    private static func short(_ band: UInt64) -> UInt32 { UInt32(truncatingIfNeeded: band >> 32) }

    private static func key(_ band: UInt32, _ article: Int64) -> Int64 {
        Int64(Int32(bitPattern: band)) << 32 | (article & 0xFFFF_FFFF)
    }

    private static func keys(_ bands: [UInt64], article: Int64) -> [Int64] {
        Set(bands.map(short)).map { key($0, article) }
    }

    /// As json_each(1) of SQLite reads them.
    private static func list(_ numbers: [Int64]) -> String {
        var text: [UInt8] = []
        text.reserveCapacity(numbers.count * 21 + 2)
        for number in numbers {
            text.append(UInt8(ascii: text.isEmpty ? "[" : ","))
            text += String(number).utf8
        }
        return String(decoding: text.isEmpty ? [UInt8(ascii: "[")] : text, as: UTF8.self) + "]"
    }

    /// Little-endian, four bytes each.
    private static func bytes(_ bands: [UInt32]) -> [UInt8] {
        bands.map(\.littleEndian).withUnsafeBytes { [UInt8]($0) }
    }

    private static func shorts(_ bytes: [UInt8]) -> [UInt32] {
        stride(from: 0, to: bytes.count - 3, by: 4).map { at in
            (0..<4).reduce(0) { $0 | UInt32(bytes[at + $1]) << (8 * UInt32($1)) }
        }
    }
}
