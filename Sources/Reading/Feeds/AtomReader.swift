import Model

/// Atom 1.0 (RFC 4287) and 0.3.
struct AtomReader {
    let tree: XMLTree
    let address: WebAddress

    private let dates = DateText()

    init(tree: XMLTree, address: WebAddress) {
        self.tree = tree
        self.address = address
    }

    func feed() -> Feed {
        var feed = Feed()
        let base = tree.attribute("xml:base", of: 0).flatMap { address.resolving($0) } ?? address
        for child in tree.children(of: 0) {
            switch AtomReader.local(tree.elements[child].name) {
            case "title": feed.title = FeedReader.line(tree.string(of: child))
            case "entry": if feed.entries.count < FeedReader.entries { feed.entries.append(entry(child, base)) }
            case "updateperiod": feed.updatePeriod = nil
            default: break
            }
        }
        return feed
    }

    /// Without the prefix that some documents give to Atom's own vocabulary.
    private static func local(_ name: String) -> Substring {
        name.hasPrefix("atom:") ? name.dropFirst(5) : name[...]
    }

    private func entry(_ index: Int, _ outer: WebAddress) -> Feed.Entry {
        var entry = Feed.Entry()
        let base = tree.attribute("xml:base", of: index).flatMap { outer.resolving($0) } ?? outer
        var other: WebAddress?
        for child in tree.children(of: index) {
            let value = tree.string(of: child)
            switch AtomReader.local(tree.elements[child].name) {
            case "id": entry.id = value
            case "title": entry.title = FeedReader.line(value) ?? ""
            case "link":
                guard let target = tree.attribute("href", of: child).flatMap({ base.resolving($0) }) else { continue }
                let relation = tree.attribute("rel", of: child)?.lowercased() ?? "alternate"
                let type = tree.attribute("type", of: child)?.lowercased() ?? "text/html"
                if relation == "alternate", type.contains("html") {
                    entry.address = entry.address ?? target
                } else if relation == "alternate" || relation == "related" {
                    other = other ?? target
                }
            case "published", "issued", "created":
                if entry.published == nil { entry.published = value.flatMap { dates.publication($0) } }
            case "updated", "modified": entry.updated = value.flatMap { dates.publication($0) }
            case "author":
                let name = tree.children(of: child).first { AtomReader.local(tree.elements[$0].name) == "name" }
                entry.author = entry.author ?? FeedReader.line(name.flatMap { tree.string(of: $0) })
            case "summary": entry.summary = FeedReader.line(value)
            case "content": entry.contentHTML = content(child) ?? entry.contentHTML
            default: break
            }
        }
        entry.address = entry.address ?? other ?? entry.id.flatMap { WebAddress($0) }
        return entry
    }

    /// Escaped HTML as it is; XHTML as its text, paragraph by paragraph (its markup is not needed again).
    private func content(_ element: Int) -> String? {
        guard tree.attribute("src", of: element) == nil else { return nil }
        guard tree.attribute("type", of: element)?.lowercased().contains("xhtml") == true else {
            return tree.string(of: element)
        }
        var out: [UInt8] = []
        for index in element..<tree.elements[element].end where AtomReader.isParagraph(tree.elements[index].name) {
            let text = tree.text(of: index).trimmedSpaces
            guard !text.isEmpty else { continue }
            out += Array("<p>".utf8) + AtomReader.escaped(text) + Array("</p>".utf8)
        }
        if out.isEmpty {
            let text = tree.text(of: element).trimmedSpaces
            return text.isEmpty ? nil : AtomReader.escaped(text).string
        }
        return out.string
    }

    private static func isParagraph(_ name: String) -> Bool {
        let local = name.split(separator: ":").last ?? ""
        return ["p", "li", "blockquote", "h2", "h3", "h4"].contains(local)
    }

    private static func escaped(_ text: ArraySlice<UInt8>) -> [UInt8] {
        var out: [UInt8] = []
        for byte in text {
            switch byte {
            case .lessThan: out += Array("&lt;".utf8)
            case .ampersand: out += Array("&amp;".utf8)
            default: out.append(byte)
            }
        }
        return out
    }
}
