/// Which nodes of a page are furniture: by element, by name, by being hidden.
///
/// Themes put names of furniture on what holds the article too (`article url-breadcrumb`), so an element that holds much
/// of the page's prose is never furniture by a name.
struct Furniture {
    /// By node. A node is not marked again below one that is.
    let marks: [Bool]

    init(_ tree: HTMLTree) {
        let prose = Prose(tree)
        var marks = [Bool](repeating: false, count: max(tree.count, 0))
        var at = 0
        while at < marks.count {
            if Furniture.isFurniture(at, in: tree, prose: prose) {
                marks[at] = true
                at = tree.end(at)
            } else {
                at += 1
            }
        }
        self.marks = marks
    }

    private static func isFurniture(_ node: Int, in tree: HTMLTree, prose: Prose) -> Bool {
        let tag = tree.tag(node)
        switch tag {
        case .text, .html, .body, .main, .br: return false
        default: break
        }
        if FurnitureNames.tags.contains(tag) {
            // ASP pages stand in one form; some themes put the article in an aside.
            return FurnitureNames.doubtfulTags.contains(tag) ? prose.share(of: node) < 40 : true
        }
        let first = Int(tree.nodes[node].attributeStart)
        let last = Int(tree.nodes[node + 1].attributeStart)
        guard first < last else { return false }
        var share: Int?
        func holdsLess(than percent: Int) -> Bool {
            let known = share ?? prose.share(of: node)
            share = known
            return known < percent
        }
        for index in first..<last {
            let attribute = tree.attributes[index]
            let value = tree.values[Int(attribute.start)..<Int(attribute.end)]
            switch attribute.name {
            case .hidden: if holdsLess(than: 40) { return true }
            case .style: if isHidden(style: value), holdsLess(than: 40) { return true }
            case .ariaHidden:
                if value.hasFolded("true", at: value.startIndex), tag != .div, tag != .section, holdsLess(than: 30) {
                    return true
                }
            case .role: if roles.contains(FoldedHash(value.trimmedSpaces)), holdsLess(than: 40) { return true }
            // The id of a heading is made of its words, for links to it.
            case .id where Tag.headings.contains(tag): continue
            case .class, .id:
                if FurnitureNames.comments.match(value) { return true }
                let isNamed =
                    FurnitureNames.strong.match(value) && holdsLess(than: 35) && !isBody(value, holdsLess(than: 10))
                    || FurnitureNames.weak.match(value) && holdsLess(than: 12) && !isBody(value, holdsLess(than: 3))
                if isNamed { return !isArticle(node, in: tree) }
            case .itemprop: if value.hasFolded("caption", at: value.startIndex) { return true }
            default: break
            }
        }
        return false
    }

    private static func isArticle(_ node: Int, in tree: HTMLTree) -> Bool {
        [Attribute.class, .id].contains { tree.value($0, of: node).map(FurnitureNames.article.match) ?? false }
    }

    private static func isBody(_ names: ArraySlice<UInt8>, _ isPoor: Bool) -> Bool {
        !isPoor && BodyNames.body.match(names)
    }

    private static let roles: Set<FoldedHash> = Set(
        [
            "navigation", "complementary", "banner", "contentinfo", "search", "dialog", "menu", "menubar", "alert",
            "button",
        ]
        .map { FoldedHash($0.utf8) }
    )

    /// `display:none` or `visibility:hidden`.
    private static func isHidden(style: ArraySlice<UInt8>) -> Bool {
        let packed = style.filter { !$0.isSpace }
        return packed.firstFolded("display:none", from: 0) != nil
    }
}

/// How much of a page's prose stands below a node: long texts outside of links, scripts and the head.
private struct Prose {
    /// Bytes before a node.
    private var sums: [Int32]
    private let ends: [Int32]

    private static let shortest = 25

    init(_ tree: HTMLTree) {
        sums = [Int32](repeating: 0, count: max(1, tree.count + 1))
        ends = tree.nodes.map(\.end)
        var skipUntil = 0
        for node in 0..<max(0, tree.count) {
            sums[node + 1] = sums[node]
            switch tree.tag(node) {
            case .head, .script, .a, .noscript, .option, .li:
                skipUntil = max(skipUntil, tree.end(node))
            case .text:
                let length = tree.textRange(node).count
                if node >= skipUntil, length >= Self.shortest { sums[node + 1] += Int32(length) }
            default: break
            }
        }
    }

    /// In percent; 0 for a line or two that are not most of the page.
    func share(of node: Int) -> Int {
        let total = Int(sums[sums.count - 1])
        guard total > 0 else { return 0 }
        let own = Int(sums[Int(ends[node])] - sums[node])
        return own < 250 && own * 10 < total * 6 ? 0 : own * 100 / total
    }
}
