import FoundationEssentials

/// An absolute http or https address (RFC 3986), normalised: scheme and host in lower case, no default port, no
/// fragment, `/` for an empty path, characters that may not stand in an address percent-encoded.
public struct WebAddress: Hashable, Sendable {
    /// As it goes to the server, with credentials if there are any. Never to be logged.
    public let wire: String
    /// Without credentials: for people, logs and records.
    public let text: String
    public let scheme: String
    /// Without brackets where it is an IPv6 address.
    public let host: String
    /// Nil where it is the scheme's own.
    public let port: Int?
    /// Begins with `/`; percent-encoded.
    public let path: String
    public let query: String?

    /// Nil where `text` is not an absolute http or https address with a host.
    public init?(_ text: String) { self.init(text, relativeTo: nil) }

    /// The root of a host that is known to be well-formed, in lower case.
    public init(scheme: String, host: String) {
        self.scheme = scheme
        self.host = host
        port = nil
        path = "/"
        query = nil
        text = "\(scheme)://\(host)/"
        wire = text
    }

    /// Resolves a reference (RFC 3986 §5) that stands in the document at this address.
    public func resolving(_ reference: String) -> WebAddress? {
        WebAddress(reference, relativeTo: URL(string: wire))
    }

    private init?(_ reference: String, relativeTo base: URL?) {
        let trimmed = reference.trimmed
        guard !trimmed.isEmpty, trimmed.utf8.count <= 8192 else { return nil }
        guard let url = URL(string: trimmed, relativeTo: base)?.absoluteURL ?? Self.encoded(trimmed, base) else {
            return nil
        }
        guard let parts = URLComponents(url: url, resolvingAgainstBaseURL: true) else { return nil }
        guard let scheme = parts.scheme?.lowercased(), scheme == "http" || scheme == "https" else { return nil }
        guard let host = parts.encodedHost?.lowercased(), !host.isEmpty else { return nil }
        let port = parts.port.flatMap { $0 == (scheme == "http" ? 80 : 443) ? nil : $0 }
        guard port.map({ (1...65_535).contains($0) }) ?? true else { return nil }
        let path = parts.percentEncodedPath.isEmpty ? "/" : parts.percentEncodedPath
        let query = parts.percentEncodedQuery
        let bare = host.hasPrefix("[") ? String(host.dropFirst().dropLast()) : host

        let bracketed = bare.contains(":") ? "[\(bare)]" : bare
        let tail = bracketed + (port.map { ":\($0)" } ?? "") + path + (query.map { "?\($0)" } ?? "")
        var credentials = parts.percentEncodedUser ?? ""
        if let password = parts.percentEncodedPassword { credentials += ":\(password)" }
        self.scheme = scheme
        self.host = bare
        self.port = port
        self.path = path
        self.query = query
        text = "\(scheme)://\(tail)"
        wire = credentials.isEmpty ? text : "\(scheme)://\(credentials)@\(tail)"
    }

    private static func encoded(_ text: String, _ base: URL?) -> URL? {
        guard let url = URL(string: text, encodingInvalidCharacters: true) else { return nil }
        guard let base, url.scheme == nil else { return url }
        return URL(string: url.relativeString, relativeTo: base)?.absoluteURL
    }

    /// Scheme, host and port (RFC 6454): what robots.txt and budgets go by.
    public var origin: String {
        let name = host.contains(":") ? "[\(host)]" : host
        return "\(scheme)://\(name)" + (port.map { ":\($0)" } ?? "")
    }

    /// The last two labels of the host, or three below Indonesia's second-level domains (`co.id`, `go.id`…), and one more
    /// where strangers share a domain; an IP address as it is. Two addresses of one site may speak for each other.
    public var site: String {
        let labels = host.split(separator: ".")
        let last = labels.last ?? ""
        guard labels.count > 2, !host.contains(":"), decimal(last.utf8) == nil else { return host }
        let isWide = last == "id" && WebAddress.secondLevel.contains(labels[labels.count - 2])
        let count = isWide ? 3 : 2
        let isShared = WebAddress.shared.contains(labels[labels.count - count])
        return labels.suffix(isShared ? count + 1 : count).joined(separator: ".")
    }

    public func isSameSite(as other: WebAddress) -> Bool { site == other.site }

    /// The same place under the other scheme, and with or without `www.`: of one site, both lead to one page.
    public var otherForms: [WebAddress] {
        let labels = host.split(separator: ".")
        let isName = labels.count > 1 && !host.contains(":") && decimal((labels.last ?? "").utf8) == nil
        let name = host.contains(":") ? "[\(host)]" : host
        let hosts = isName ? [name, name.hasPrefix("www.") ? String(name.dropFirst(4)) : "www.\(name)"] : [name]
        // Another scheme has another port.
        let schemes = port == nil ? ["http", "https"] : [scheme]
        let tail = (port.map { ":\($0)" } ?? "") + path + (query.map { "?\($0)" } ?? "")
        return schemes.flatMap { scheme in hosts.map { "\(scheme)://\($0)\(tail)" } }
            .compactMap { WebAddress($0) }.filter { $0 != self }
    }

    /// Whose domains hold a blog of somebody else below each name (`camat.blogspot.com`), as the Public Suffix List has them.
    private static let shared: Set<Substring> = ["blogspot", "wordpress", "weebly", "wixsite", "substack", "tumblr"]

    /// PANDI's second-level domains under `.id`.
    private static let secondLevel: Set<Substring> = [
        "ac", "biz", "co", "desa", "go", "kop", "mil", "my", "net", "or", "ponpes", "sch", "web",
    ]
}

extension WebAddress: CustomStringConvertible {
    public var description: String { text }
}

extension WebAddress: Codable {
    public init(from decoder: any Decoder) throws {
        let text = try decoder.singleValueContainer().decode(String.self)
        guard let address = WebAddress(text) else {
            throw DecodingError.dataCorrupted(
                .init(codingPath: decoder.codingPath, debugDescription: "not an http or https address: \(text)")
            )
        }
        self = address
    }

    /// Credentials are left out.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(text)
    }
}
