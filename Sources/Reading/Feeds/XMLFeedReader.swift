import Model

/// RSS 0.9x and 2.0 (items in the channel), RSS 1.0 (items beside it), Atom 0.3 and 1.0 (RFC 4287). One reader for all:
/// real feeds mix the vocabularies, and where their words differ they do not contradict each other.
struct XMLFeedReader {
    let tree: XMLTree
    let address: WebAddress

    private let dates: DateText

    /// - Parameter zone: What clock its times are read by where they do not say.
    init(tree: XMLTree, address: WebAddress, zone: Zone) {
        self.tree = tree
        self.address = address
        dates = DateText(zone: zone)
    }

    func feed() -> Feed {
        var feed = Feed()
        var frequency: Int?
        var period: String?
        for index in tree.elements.indices {
            let name = name(of: index)
            if name == "item" || name == "entry" {
                if feed.entries.count < FeedReader.entries { feed.entries.append(entry(index)) }
                continue
            }
            guard isOfFeed(index) else { continue }
            switch name {
            case "title": feed.title = line(index) ?? feed.title
            case "dc:title": feed.title = feed.title ?? line(index)
            case "ttl":
                feed.ttl = tree.string(of: index).flatMap { Int($0) }.flatMap {
                    (0...100_000).contains($0) ? $0 * 60 : nil
                }
            case "sy:updateperiod": period = tree.string(of: index)?.lowercased()
            case "sy:updatefrequency": frequency = tree.string(of: index).flatMap { Int($0) }
            default: break
            }
        }
        feed.updatePeriod = period.flatMap { Self.periods[$0] }.map { $0 / max(1, min(frequency ?? 1, 3600)) }
        return feed
    }

    /// Seconds (RDF Site Summary 1.0 Modules: Syndication).
    private static let periods = [
        "hourly": 3600, "daily": 86_400, "weekly": 604_800, "monthly": 2_592_000, "yearly": 31_536_000,
    ]

    /// Without the prefix that some documents give to Atom's own vocabulary.
    private func name(of element: Int) -> Substring {
        let name = tree.elements[element].name
        return name.hasPrefix("atom:") ? name.dropFirst(5) : name[...]
    }

    private func isOfFeed(_ element: Int) -> Bool {
        let parent = tree.elements[element].parent
        return parent < 0 || name(of: parent) == "channel" || (parent == 0 && name(of: 0) == "feed")
    }

    /// Plain text on one line. Of XHTML (Atom) the text is what it is; all else may be HTML, whatever its type says.
    private func line(_ element: Int) -> String? {
        let content = FeedContent(tree: tree, element: element)
        return FeedReader.line(content.html, passes: content.isMarkup || content.isPacked ? 1 : 2)
    }

    // MARK: Entries

    /// What says when an entry was published: the surest has the highest number, and of two that are alike the last counts.
    private static let publicationRanks: [Substring: Int] = [
        "pubdate": 3, "published": 3, "issued": 2, "dcterms:issued": 2, "dc:date": 1, "created": 1,
        "dcterms:created": 1, "date": 1, "pubdatetime": 1,
    ]

    /// What an entry says of where it stands, of which the best is taken.
    private struct Places {
        /// RSS: the text of `link`.
        var written: WebAddress?
        /// Atom: `link` to the page itself, and to anything else about it.
        var page: WebAddress?
        var other: WebAddress?
        /// `guid` that says, or does not deny, that it is an address.
        var permanent: WebAddress?
        /// `guid` that denies it, though it is one.
        var named: WebAddress?

        var best: WebAddress? { written ?? page ?? other ?? permanent ?? named }
    }

    private func entry(_ item: Int) -> Feed.Entry {
        var entry = Feed.Entry()
        var places = Places()
        let base = base(of: item)
        var (rank, other) = (0, String?.none)
        var dated: Publication?
        for child in tree.children(of: item) {
            let value = tree.string(of: child)
            let name = name(of: child)
            switch name {
            case "title": entry.title = line(child) ?? entry.title
            case "dc:title", "media:title": other = other ?? line(child)
            case "link": read(link: child, value, base, into: &places)
            case "guid":
                entry.id = value ?? entry.id
                let isAddress = tree.attribute("ispermalink", of: child)?.lowercased() != "false"
                places.named = value.flatMap { WebAddress($0) }
                places.permanent = isAddress ? places.named : nil
            case "id":
                // An address that is not whole is one of this feed's own.
                places.permanent = value.flatMap { $0.hasPrefix("/") ? base.resolving($0) : WebAddress($0) }
                entry.id = value?.hasPrefix("/") == true ? places.permanent?.text : value ?? entry.id
            case "updated", "modified", "dcterms:modified", "lastbuilddate":
                entry.updated = value.flatMap { dates.publication($0) } ?? entry.updated
            case "dc:creator": entry.author = FeedReader.line(value) ?? entry.author
            case "author": entry.author = entry.author ?? FeedReader.line(person(child))
            case "description", "summary": entry.summary = line(child) ?? entry.summary
            case "content", "content:encoded":
                entry.contentHTML = FeedContent(tree: tree, element: child).html ?? entry.contentHTML
            default:
                guard let own = Self.publicationRanks[name], own >= rank else { continue }
                guard let found = value.flatMap({ dates.publication($0) }) else { continue }
                (entry.published, rank) = (found, own)
                // Dublin Core has one date, for whatever happened to the entry last.
                if name == "dc:date" { dated = found }
            }
        }
        entry.updated = entry.updated ?? dated
        if entry.title.isEmpty { entry.title = other ?? "" }
        if entry.id == nil { entry.id = tree.attribute("rdf:about", of: item) }
        entry.address = places.best
        return entry
    }

    private func read(link: Int, _ value: String?, _ base: WebAddress, into places: inout Places) {
        let base = tree.attribute("xml:base", of: link).flatMap { base.resolving($0) } ?? base
        guard let target = (tree.attribute("href", of: link) ?? value).flatMap({ base.resolving($0) }) else { return }
        let stated = tree.attribute("rel", of: link)?.lowercased()
        if stated == nil, tree.attribute("href", of: link) == nil {
            places.written = places.written ?? target
            return
        }
        let relation = stated ?? "alternate"
        let type = tree.attribute("type", of: link)?.lowercased() ?? "text/html"
        if relation == "alternate", type.contains("html") {
            places.page = places.page ?? target
        } else if relation == "alternate" || relation == "related" {
            places.other = places.other ?? target
        }
    }

    /// What references of an element resolve against (XML Base): those of its ancestors from the outermost on.
    private func base(of element: Int) -> WebAddress {
        var bases: [String] = []
        var at = element
        while at >= 0 {
            if let base = tree.attribute("xml:base", of: at) { bases.append(base) }
            at = tree.elements[at].parent
        }
        return bases.reversed().reduce(address) { $0.resolving($1) ?? $0 }
    }

    /// Atom: the `name` of an `author`. RSS 2.0: `redaksi@example.id (Nama)`.
    private func person(_ author: Int) -> String? {
        if let name = tree.children(of: author).first(where: { name(of: $0) == "name" }) {
            return tree.string(of: name)
        }
        guard let text = tree.string(of: author) else { return nil }
        guard let open = text.firstIndex(of: "("), let close = text.lastIndex(of: ")"), open < close else {
            return text
        }
        return String(text[text.index(after: open)..<close])
    }
}
