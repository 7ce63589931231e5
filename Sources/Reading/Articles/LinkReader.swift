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
            StoryAddress.isBelieved($0, of: address)
        }
        var links = PageLinks(canonical: canonical)
        links.amp = head.links("amphtml").lazy.compactMap { base.resolving($0.reference) }.first {
            $0.isSameSite(as: address)
        }
        links.feeds = feeds(base)
        addPages(to: &links, base)
        return links
    }

    /// The picture that is shared with the article.
    func image() -> WebAddress? {
        let described = head.article?["image"]?.list.first
        let stated = [
            head.meta(MetadataKeys.image), described?.string, described?["url"]?.string,
            described?["contentUrl"]?.string,
            head.links("image_src").first?.reference,
        ]
        return stated.lazy.compactMap { $0 }.compactMap { base.resolving($0) }.first
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
        // Most links are told from a further page by their bytes; only the rest is worth resolving.
        let slugs = bases.map { base in
            Array(
                (base.split(separator: "?").first ?? "").split(separator: "/").dropFirst().last.map(String.init)?.utf8
                    ?? "".utf8
            )
        }
        let number = Array(String(own.number + 1).utf8)
        let parameter = [UInt8.equals] + number + [.ampersand]
        let last = number[number.count - 1]
        for node in 0..<max(0, tree.count) where tree.tag(node) == .a {
            guard let reference = tree.value(.href, of: node)?.trimmedSpaces, reference.count < 1000 else { continue }
            guard LinkReader.mayEnd(reference, last) else { continue }
            let isAll = links.whole == nil && reference.firstFolded("=all", from: reference.startIndex) != nil
            guard isAll || links.next == nil && LinkReader.ends(reference, number, parameter) else { continue }
            let isOwn = reference.first == UInt8(ascii: "?") || slugs.contains { LinkReader.contains(reference, $0) }
            guard isOwn else { continue }
            guard let target = base.resolving(reference.string) else { continue }
            if isAll, links.whole == nil, bases.contains(StoryAddress.pageNumber(target).base), target != address {
                links.whole = target
            } else if links.next == nil, isNext(target) {
                links.next = target
            }
        }
    }

    /// Whether it has a parameter or its last digit: most links are told by this alone.
    private static func mayEnd(_ reference: ArraySlice<UInt8>, _ last: UInt8) -> Bool {
        let end = reference.last == .slash ? reference.dropLast().last : reference.last
        return end == last || reference.contains(.equals)
    }

    /// `…?page=2`, `…/2`, `…/2/`, `…?page=2&x=y`
    private static func ends(_ reference: ArraySlice<UInt8>, _ number: [UInt8], _ parameter: [UInt8]) -> Bool {
        var at = reference.endIndex
        if at > reference.startIndex, reference[at - 1] == .slash { at -= 1 }
        if reference[..<at].suffix(number.count).elementsEqual(number) { return true }
        return contains(reference, parameter)
    }

    private static func contains(_ whole: ArraySlice<UInt8>, _ part: [UInt8]) -> Bool {
        whole.withUnsafeBufferPointer { whole in part.withUnsafeBufferPointer { whole.contains($0) } }
    }
}
