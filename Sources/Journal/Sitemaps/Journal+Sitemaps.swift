import GRDB
public import Model

extension Journal {
    /// The sitemaps that a source's indexes lead to, in their order.
    public func sitemaps(of source: String) throws -> [KnownSitemap] {
        try read { try Self.sitemaps(of: source, $0) }
    }

    /// Takes in what an index lists, all of it: what it listed before and does not any more is let go.
    /// - Parameter isFirst: It is the source's own, and not one that another index lists.
    public func list(sitemaps found: [KnownSitemap], of source: String, in index: WebAddress, isFirst: Bool)
        async throws
    {
        try await change { transaction in
            let db = transaction.db
            let known = try Self.sitemaps(of: source, db)
            var shelf = SitemapShelf(known)
            shelf.take(found, of: index, isFirst: isFirst)
            let before = Dictionary(known.map { ($0.address, $0) }) { first, _ in first }
            for gone in Set(before.keys).subtracting(shelf.sitemaps.map(\.address)) {
                try db.run("DELETE FROM sitemaps WHERE source = ? AND address = ?", [source, gone.text])
            }
            for sitemap in shelf.sitemaps where before[sitemap.address] != sitemap {
                try db.run(
                    """
                    INSERT INTO sitemaps (source, address, depth, position, modified, parent) VALUES (?, ?, ?, ?, ?, ?)
                    ON CONFLICT (source, address) DO UPDATE SET depth = excluded.depth, position = excluded.position,
                        modified = excluded.modified, parent = excluded.parent
                    """,
                    [
                        source, sitemap.address.text, sitemap.depth, sitemap.position, sitemap.modified?.description,
                        sitemap.parent?.text,
                    ]
                )
            }
        }
    }

    /// Records that a sitemap was read.
    public func note(sitemap address: WebAddress, of source: String, validators: Validators?, at time: Timestamp)
        async throws
    {
        try await change { transaction in
            try transaction.db.run(
                """
                UPDATE sitemaps SET read = ?, read_modified = modified, etag = ?, last_modified = ?, digest = ?,
                    failures = 0, tried = NULL
                WHERE source = ? AND address = ?
                """,
                [
                    time.milliseconds, validators?.etag, validators?.lastModified, validators?.digest, source,
                    address.text,
                ]
            )
        }
    }

    /// Records that a sitemap could not be had, or was none.
    public func note(unreadSitemap address: WebAddress, of source: String, at time: Timestamp) async throws {
        try await change { transaction in
            try transaction.db.run(
                "UPDATE sitemaps SET failures = min(failures + 1, 64), tried = ? WHERE source = ? AND address = ?",
                [time.milliseconds, source, address.text]
            )
        }
    }

    private static func sitemaps(of source: String, _ db: Database) throws -> [KnownSitemap] {
        let rows = try db.rows("SELECT * FROM sitemaps WHERE source = ? ORDER BY depth, position", [source])
        return rows.compactMap { row in
            func time(_ column: String) -> Timestamp? { (row[column] as Int64?).map { Timestamp(milliseconds: $0) } }
            func publication(_ column: String) -> Publication? { (row[column] as String?).flatMap { Publication($0) } }
            return WebAddress(row["address"] as String).map { address in
                KnownSitemap(
                    address: address,
                    depth: row["depth"],
                    position: row["position"],
                    modified: publication("modified"),
                    read: time("read"),
                    readModified: publication("read_modified"),
                    validators: Validators(
                        etag: row["etag"],
                        lastModified: row["last_modified"],
                        digest: row["digest"]
                    ),
                    parent: (row["parent"] as String?).flatMap { WebAddress($0) },
                    failures: row["failures"],
                    tried: time("tried")
                )
            }
        }
    }
}
