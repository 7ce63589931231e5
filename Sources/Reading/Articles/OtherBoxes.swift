/// What on an article's page has dates and names of its own, which are not the article's: comments, boxes of other articles,
/// embedded posts, and the head of the site with its clock.
struct OtherBoxes {
    private let tree: HTMLTree
    private let heading: Int?
    private let body: Int?
    /// By node, whether it stands in a box.
    private var marks: [Bool]
    /// Links before a node.
    private var linksBefore: [Int32]

    /// Links of a menu; a trail of sections above a title has fewer.
    private static let menu = 5
    /// Links from which on a side box is one of other articles.
    private static let linksOfSide = 3

    init(_ tree: HTMLTree, heading: Int?, body: Int?) {
        self.tree = tree
        self.heading = heading
        self.body = body
        let count = max(0, tree.count)
        marks = [Bool](repeating: false, count: count)
        linksBefore = [Int32](repeating: 0, count: count + 1)
        for node in 0..<count { linksBefore[node + 1] = linksBefore[node] + (tree.tag(node) == .a ? 1 : 0) }
        for node in 0..<count where tree.tag(node) != .text {
            let parent = tree.parent(node)
            // What holds the article's heading or text is no box, whatever it is called.
            marks[node] = parent >= 0 && marks[parent] || !holdsArticle(node) && isBox(node)
        }
    }

    /// Whether a node stands in such a box.
    func hold(_ node: Int) -> Bool {
        let element = tree.tag(node) == .text ? tree.parent(node) : node
        return element >= 0 && marks[element] || isAboveMenu(node)
    }

    private func holdsArticle(_ node: Int) -> Bool {
        [heading, body].contains { part in part.map { node <= $0 && $0 < tree.end(node) } ?? false }
    }

    private func isBox(_ node: Int) -> Bool {
        switch tree.tag(node) {
        case .nav, .aside, .blockquote: return true
        case .header: return heading.map { node < $0 } ?? false
        default: break
        }
        guard tree.hasAttributes(node) else { return false }
        if tree.value(.itemprop, of: node)?.elementsEqual("comment".utf8) == true { return true }
        if let type = tree.value(.itemtype, of: node), type.firstFolded("comment", from: type.startIndex) != nil {
            return true
        }
        for attribute in [Attribute.class, .id] {
            guard let names = tree.value(attribute, of: node) else { continue }
            if Self.others.match(names) || FurnitureNames.comments.match(names) { return true }
            if Self.side.match(names), links(node..<tree.end(node)) >= Self.linksOfSide { return true }
        }
        return false
    }

    /// Before the heading, with the site's menu in between: the clock of the site.
    private func isAboveMenu(_ node: Int) -> Bool {
        guard let heading, tree.end(node) <= heading else { return false }
        return links(tree.end(node)..<heading) >= Self.menu
    }

    private func links(_ nodes: Range<Int>) -> Int {
        Int(linksBefore[nodes.upperBound] - linksBefore[nodes.lowerBound])
    }

    private static let others = ClassWords(
        whole: "site-header header-top top-header topbar top-bar masthead twitter-tweet instagram-media fb-post",
        words: """
            comment comments komentar tanggapan related relateds relatedposts terkait terpopuler populer popular trending \
            ticker rekomendasi recommended navbar
            """
    )
    private static let side = ClassWords(words: "sidebar latest terkini terbaru recent lainnya")
}
