public import Model

/// A sitemap (sitemaps.org): addresses of pages, or of further sitemaps.
public struct Sitemap: Hashable, Sendable {
    public struct Entry: Hashable, Sendable {
        public var address: WebAddress
        public var modified: Publication?
        /// From Google's news extension: the article's title, publication and outlet.
        public var title: String?
        public var published: Publication?
        public var outlet: String?

        public init(
            address: WebAddress,
            modified: Publication? = nil,
            title: String? = nil,
            published: Publication? = nil,
            outlet: String? = nil
        ) {
            self.address = address
            self.modified = modified
            self.title = title
            self.published = published
            self.outlet = outlet
        }
    }

    /// Entries are sitemaps, not pages.
    public var isIndex: Bool
    public var entries: [Entry]

    public init(isIndex: Bool, entries: [Entry]) {
        self.isIndex = isIndex
        self.entries = entries
    }
}

extension Sitemap {
    /// Entries with what was published or changed last in front; those without a date keep their order behind.
    public var newestFirst: [Entry] {
        func time(_ entry: Entry) -> Int64 {
            switch entry.published ?? entry.modified {
            case .time(let time): time.instant.milliseconds
            case .day(let day): Int64(day.serial) * 86_400_000
            case nil: .min
            }
        }
        return entries.enumerated().map { (time($1), $0, $1) }
            .sorted { ($1.0, $0.1) < ($0.0, $1.1) }.map(\.2)
    }
}

extension Sitemap {
    /// With at most so many entries: the newest, and where no entry has a date those at either end, where new ones come.
    mutating func keep(_ most: Int) {
        guard entries.count > most else { return }
        let isDated = entries.contains { $0.published != nil || $0.modified != nil }
        entries = isDated ? Array(newestFirst.prefix(most)) : entries.prefix(most / 2) + entries.suffix(most - most / 2)
    }
}

enum SitemapReader {
    /// The protocol's own bound. Home-made ones list everything in one file, the newest at its end.
    static let entries = 50_000

    /// Nil where the document is no sitemap.
    /// - Parameter zone: What clock its times are read by where they do not say.
    static func read(_ tree: XMLTree, address: WebAddress, zone: Zone) -> Sitemap? {
        guard let root = tree.elements.first, root.name == "urlset" || root.name == "sitemapindex" else { return nil }
        var sitemap = Sitemap(isIndex: root.name == "sitemapindex", entries: [])
        let dates = DateText(zone: zone)
        for child in tree.children(of: 0) where ["url", "sitemap"].contains(tree.elements[child].name) {
            var found: WebAddress?
            var entry = Sitemap.Entry(address: address)
            for index in (child + 1)..<max(child + 1, tree.elements[child].end) {
                let name = tree.elements[index].name
                guard let value = tree.string(of: index) else { continue }
                switch name {
                case "loc": found = found ?? address.resolving(value)
                case "lastmod": entry.modified = dates.publication(value)
                case "news:title": entry.title = FeedReader.line(value)
                case "news:publication_date": entry.published = dates.publication(value)
                case "news:name": entry.outlet = FeedReader.line(value)
                default: break
                }
            }
            // A sitemap that names itself would be read for ever.
            guard let found, found != address else { continue }
            entry.address = found
            sitemap.entries.append(entry)
        }
        sitemap.keep(entries)
        return sitemap
    }

    /// `sitemap.txt`: one address a line.
    static func read(lines bytes: [UInt8]) -> Sitemap? {
        var sitemap = Sitemap(isIndex: false, entries: [])
        for line in bytes.split(whereSeparator: { $0 == .newline || $0 == .carriageReturn }) {
            let line = line.trimmedSpaces
            guard !line.isEmpty else { continue }
            guard line.hasFolded("http", at: line.startIndex), let found = WebAddress(line.string) else { return nil }
            sitemap.entries.append(.init(address: found))
        }
        sitemap.keep(entries)
        return sitemap.entries.isEmpty ? nil : sitemap
    }
}
