/// What tells whether an address still answers the same (RFC 9110 §8.8), and the digest, which does not lie.
public struct Validators: Hashable, Sendable, Codable {
    public var etag: String?
    public var lastModified: String?
    /// SHA-256 of the body, in hexadecimal digits.
    public var digest: String?

    public init(etag: String? = nil, lastModified: String? = nil, digest: String? = nil) {
        self.etag = etag
        self.lastModified = lastModified
        self.digest = digest
    }

    /// Those of a whole response. A field longer than 1 KiB is not kept.
    public init(of capture: Capture) {
        func field(_ name: String) -> String? {
            capture.header(name).flatMap { $0.isEmpty || $0.utf8.count > 1024 ? nil : $0 }
        }
        self.init(etag: field("etag"), lastModified: field("last-modified"), digest: Digest(of: capture.body).hex)
    }
}
