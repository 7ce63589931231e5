import Model

/// Finds the article links of a page's main lists without configuration: links that look like articles by address and
/// by title, outside of menus, side boxes, tickers and footers.
struct ListingReader {
    /// Links of one page that are taken.
    static let links = 1000

    let tree: HTMLTree
    let address: WebAddress
    /// What references resolve against.
    let base: WebAddress
    /// What the links of articles look like; nil to tell by themselves.
    let pattern: AddressPattern?

    init(tree: HTMLTree, head: PageHead, address: WebAddress, pattern: AddressPattern? = nil) {
        self.tree = tree
        self.address = address
        self.pattern = pattern
        base = head.base.flatMap { address.resolving($0) } ?? address
    }

    /// In the order of the page, each article once, with the longest title that links to it.
    func read() -> [Link] {
        let anchors = anchors()
        let side = side(anchors)
        var order: [WebAddress] = []
        var titles: [WebAddress: String] = [:]
        for anchor in anchors where pattern != nil || !side[anchor.node] {
            if titles[anchor.address] == nil {
                guard order.count < Self.links else { continue }
                order.append(anchor.address)
                titles[anchor.address] = ""
            }
            if anchor.title.utf8.count > titles[anchor.address]?.utf8.count ?? 0 {
                titles[anchor.address] = anchor.title
            }
        }
        return order.compactMap { address in
            guard let title = titles[address], pattern != nil || isArticle(address, title) else { return nil }
            return Link(address: address, title: title)
        }
    }

    /// A sure address may go with any title, a doubtful one needs one that reads like a headline.
    private func isArticle(_ address: WebAddress, _ title: String) -> Bool {
        let words = title.split(separator: " ").count
        switch ArticleAddress.likeness(address) {
        case .likely: return title.isEmpty || words >= 2 || title.utf8.count >= 12
        case .perhaps: return words >= 4 && title.utf8.count >= 25
        case .no: return false
        }
    }

    private struct Anchor {
        var node: Int
        var address: WebAddress
        var title: String
    }

    private func anchors() -> [Anchor] {
        var found: [Anchor] = []
        var known: [String: WebAddress?] = [:]
        for node in 0..<max(0, tree.count) where tree.tag(node) == .a && found.count < 20_000 {
            guard let reference = tree.string(.href, of: node), reference.utf8.count < 2000, !reference.hasPrefix("#")
            else { continue }
            let target: WebAddress?
            if let seen = known[reference] {
                target = seen
            } else {
                target = resolve(reference)
                known[reference] = target
            }
            guard let target else { continue }
            found.append(Anchor(node: node, address: target, title: title(node)))
        }
        return found
    }

    /// Only pages of the same site that look like articles at all.
    private func resolve(_ reference: String) -> WebAddress? {
        guard let target = base.resolving(reference), target.isSameSite(as: address),
            target.path != "/" || target.query != nil
        else { return nil }
        if let pattern { return pattern.matches(target) ? target : nil }
        return ArticleAddress.likeness(target) == .no ? nil : target
    }

    /// The heading within the link, else its text without dates, else its picture's alternative text.
    private func title(_ node: Int) -> String {
        var heading: Int?
        var image: Int?
        for below in node + 1..<max(node + 1, tree.end(node)) {
            let tag = tree.tag(below)
            if heading == nil, Tag.headings.contains(tag) { heading = below }
            if image == nil, tag == .img { image = below }
        }
        let text = tree.line(heading ?? node)
        let shown =
            text.isEmpty ? tree.string(.title, of: node) ?? image.flatMap { tree.string(.alt, of: $0) } ?? "" : text
        if ListingNames.notTitles.contains(shown.lowercased()) { return "" }
        if shown.utf8.count < 24, DateText().publication(shown) != nil { return "" }
        return shown
    }

    /// By node, whether it stands in a side box. One that holds most of the page's links is no side box.
    private func side(_ anchors: [Anchor]) -> [Bool] {
        var marks = [Bool](repeating: false, count: max(0, tree.count))
        // Links before a node, so that those below it are a difference.
        var before = [Int32](repeating: 0, count: marks.count + 1)
        for anchor in anchors { before[anchor.node + 1] = 1 }
        for index in 1..<before.count { before[index] += before[index - 1] }
        var at = 0
        while at < marks.count {
            let below = before[tree.end(at)] - before[at]
            if below > 0, Int(below) * 10 < anchors.count * 7, isSide(at) {
                for node in at..<tree.end(at) { marks[node] = true }
                at = tree.end(at)
            } else {
                at += 1
            }
        }
        return marks
    }

    private func isSide(_ node: Int) -> Bool {
        let tag = tree.tag(node)
        if tag == .html || tag == .body || tag == .a || tag == .text { return false }
        if ListingNames.sideTags.contains(tag) { return true }
        for attribute in [Attribute.class, .id] {
            if let value = tree.value(attribute, of: node), ListingNames.side.match(value) { return true }
        }
        return false
    }
}
