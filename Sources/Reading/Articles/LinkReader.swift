import Model

/// Where an article's page points to: its own address, its twin, its further pages, its feeds.
struct LinkReader {
    let head: PageHead
    let tree: HTMLTree
    let address: WebAddress

    private var base: WebAddress { head.base.flatMap { address.resolving($0) } ?? address }

    func links() -> PageLinks {
        let base = base
        let stated =
            head.links("canonical").map(\.reference) + head.metas(MetadataKeys.address)
            + [head.article?["url"]?.string, head.article?["mainEntityOfPage"]?["@id"]?.string].compactMap { $0 }
        let canonical = stated.lazy.compactMap { base.resolving($0) }.first {
            $0.isSameSite(as: address) && !($0.path == "/" && $0.query == nil && address.path != "/")
        }
        var links = PageLinks(canonical: canonical)
        links.amp = head.links("amphtml").lazy.compactMap { base.resolving($0.reference) }.first {
            $0.isSameSite(as: address)
        }
        links.feeds = feeds(base)
        addPages(to: &links, base)
        return links
    }

    static let feedTypes: Set<String> = [
        "application/rss+xml", "application/atom+xml", "application/feed+json", "application/rdf+xml",
        "application/x.atom+xml", "text/rss", "text/rss+xml",
    ]

    func feeds(_ base: WebAddress) -> [WebAddress] {
        var seen: Set<WebAddress> = []
        return head.links.compactMap { link in
            guard link.relations.contains("alternate") || link.relations.contains("feed") else { return nil }
            guard let type = link.type?.split(separator: ";").first, LinkReader.feedTypes.contains(type.trimmed) else {
                return nil
            }
            return base.resolving(link.reference).flatMap { seen.insert($0).inserted ? $0 : nil }
        }
    }

    /// A page of the same article differs from it in its number only.
    private func addPages(to links: inout PageLinks, _ base: WebAddress) {
        let own = StoryAddress.pageNumber(address)
        let canonical = links.canonical.map { StoryAddress.pageNumber($0) }
        let bases = Set([own.base, canonical?.base].compactMap { $0 })
        func isNext(_ target: WebAddress) -> Bool {
            let page = StoryAddress.pageNumber(target)
            return bases.contains(page.base) && page.number == own.number + 1 && target.isSameSite(as: address)
        }
        links.next = head.links("next").lazy.compactMap { base.resolving($0.reference) }.first(where: isNext)
        let bare = address.path.split(separator: "/").last.map(String.init) ?? ""
        var looked = 0
        for node in 0..<max(0, tree.count) where tree.tag(node) == .a {
            guard let reference = tree.string(.href, of: node), !reference.hasPrefix("#") else { continue }
            let lower = reference.lowercased()
            let isAll = lower.contains("=all") || lower.hasSuffix("/all")
            guard isAll || (links.next == nil && lower.utf8.contains(where: \.isDigit)) else { continue }
            // Only what looks like this article is worth resolving.
            guard lower.hasPrefix("?") || bare.isEmpty || reference.contains(bare) || isAll || looked < 200 else {
                continue
            }
            looked += 1
            guard let target = base.resolving(reference) else { continue }
            if isAll, links.whole == nil, bases.contains(StoryAddress.pageNumber(target).base), target != address {
                links.whole = target
            } else if links.next == nil, isNext(target) {
                links.next = target
            }
        }
    }
}
