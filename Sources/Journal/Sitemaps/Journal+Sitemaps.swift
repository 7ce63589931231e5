import GRDB
public import Model

extension Journal {
    /// Sitemaps that are kept of one source: the protocol allows an index more, no outlet needs them.
    public static let mostSitemaps = 1000

    /// The sitemaps that a source's indexes lead to, in their order.
    public func sitemaps(of source: String) throws -> [KnownSitemap] {
        try read { db in
            let rows = try db.rows("SELECT * FROM sitemaps WHERE source = ? ORDER BY depth, position", [source])
            return rows.compactMap { row in
                WebAddress(row["address"] as String).map { address in
                    KnownSitemap(
                        address: address,
                        depth: row["depth"],
                        position: row["position"],
                        modified: (row["modified"] as String?).flatMap { Publication($0) },
                        read: (row["read"] as Int64?).map { Timestamp(milliseconds: $0) },
                        readModified: (row["read_modified"] as String?).flatMap { Publication($0) },
                        validators: Validators(
                            etag: row["etag"],
                            lastModified: row["last_modified"],
                            digest: row["digest"]
                        )
                    )
                }
            }
        }
    }

    /// Takes in what an index lists. What is known of a sitemap stays; one that is listed at two depths keeps the lesser.
    public func list(sitemaps found: [KnownSitemap], of source: String) async throws {
        try await change { transaction in
            for sitemap in found.prefix(Self.mostSitemaps) {
                try transaction.db.run(
                    """
                    INSERT INTO sitemaps (source, address, depth, position, modified)
                    SELECT ?1, ?2, ?3, ?4, ?5
                    WHERE (SELECT count(*) FROM sitemaps WHERE source = ?1) < ?6
                        OR EXISTS (SELECT 1 FROM sitemaps WHERE source = ?1 AND address = ?2)
                    ON CONFLICT (source, address) DO UPDATE SET depth = min(depth, excluded.depth),
                        position = excluded.position, modified = coalesce(excluded.modified, modified)
                    """,
                    [
                        source, sitemap.address.text, sitemap.depth, sitemap.position, sitemap.modified?.description,
                        Self.mostSitemaps,
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
                UPDATE sitemaps SET read = ?, read_modified = modified, etag = ?, last_modified = ?, digest = ?
                WHERE source = ? AND address = ?
                """,
                [
                    time.milliseconds, validators?.etag, validators?.lastModified, validators?.digest, source,
                    address.text,
                ]
            )
        }
    }
}
