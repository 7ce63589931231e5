import Model

/// RSS 0.9x and 2.0 (items in the channel), RSS 1.0 (items beside it).
struct RSSReader {
    let tree: XMLTree
    let address: WebAddress

    private let dates = DateText()

    init(tree: XMLTree, address: WebAddress) {
        self.tree = tree
        self.address = address
    }

    func feed() -> Feed {
        var feed = Feed()
        var frequency: Int?
        var period: String?
        for index in tree.elements.indices {
            let element = tree.elements[index]
            guard element.name == "item" || element.name == "entry" else {
                let parent = element.parent
                let isChannel = parent < 0 || tree.elements[parent].name == "channel"
                guard isChannel else { continue }
                switch element.name {
                case "title": feed.title = feed.title ?? FeedReader.line(tree.string(of: index))
                case "ttl":
                    feed.ttl = tree.string(of: index).flatMap { Int($0) }.flatMap {
                        (0...100_000).contains($0) ? $0 * 60 : nil
                    }
                case "sy:updateperiod": period = tree.string(of: index)?.lowercased()
                case "sy:updatefrequency": frequency = tree.string(of: index).flatMap { Int($0) }
                default: break
                }
                continue
            }
            if feed.entries.count < FeedReader.entries { feed.entries.append(entry(index)) }
        }
        feed.updatePeriod = period.flatMap { RSSReader.periods[$0] }.map { $0 / max(1, min(frequency ?? 1, 3600)) }
        return feed
    }

    /// Seconds (RDF Site Summary 1.0 Modules: Syndication).
    private static let periods = [
        "hourly": 3600, "daily": 86_400, "weekly": 604_800, "monthly": 2_592_000, "yearly": 31_536_000,
    ]

    private func entry(_ item: Int) -> Feed.Entry {
        var entry = Feed.Entry()
        var guidIsLink = false
        var description: String?
        var fallback: WebAddress?
        for child in tree.children(of: item) {
            let value = tree.string(of: child)
            switch tree.elements[child].name {
            case "title": entry.title = FeedReader.line(value) ?? entry.title
            case "link":
                let reference = value ?? tree.attribute("href", of: child)
                if entry.address == nil { entry.address = reference.flatMap { address.resolving($0) } }
            case "guid":
                entry.id = value
                guidIsLink = tree.attribute("ispermalink", of: child)?.lowercased() != "false"
            case "atom:link":
                if tree.attribute("rel", of: child) ?? "alternate" == "alternate" {
                    fallback = tree.attribute("href", of: child).flatMap { address.resolving($0) }
                }
            case "pubdate", "dc:date", "dcterms:issued", "dcterms:created", "published", "date", "pubdatetime":
                if entry.published == nil { entry.published = value.flatMap { dates.publication($0) } }
            case "dcterms:modified", "atom:updated", "updated", "lastbuilddate":
                if entry.updated == nil { entry.updated = value.flatMap { dates.publication($0) } }
            case "dc:creator": entry.author = FeedReader.line(value) ?? entry.author
            case "author": entry.author = entry.author ?? FeedReader.line(RSSReader.person(value))
            case "content:encoded": entry.contentHTML = value ?? entry.contentHTML
            case "description", "summary": description = value ?? description
            default: break
            }
        }
        if entry.id == nil { entry.id = tree.attribute("rdf:about", of: item) }
        if entry.address == nil { entry.address = fallback }
        if entry.address == nil, guidIsLink { entry.address = entry.id.flatMap { WebAddress($0) } }
        entry.summary = FeedReader.line(description)
        return entry
    }

    /// RSS 2.0: `redaksi@example.id (Nama)`.
    private static func person(_ text: String?) -> String? {
        guard let text, let open = text.firstIndex(of: "("), let close = text.lastIndex(of: ")"), open < close else {
            return text
        }
        return String(text[text.index(after: open)..<close])
    }
}
