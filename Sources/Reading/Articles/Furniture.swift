/// Which nodes of a page are furniture: by element, by name, by being hidden.
struct Furniture {
    /// By node. A node is not marked again below one that is.
    let marks: [Bool]

    init(_ tree: HTMLTree) {
        var marks = [Bool](repeating: false, count: max(tree.count, 0))
        let total = tree.text.count
        var at = 0
        while at < marks.count {
            if Furniture.isFurniture(at, in: tree, total: total) {
                marks[at] = true
                at = tree.end(at)
            } else {
                at += 1
            }
        }
        self.marks = marks
    }

    private static func isFurniture(_ node: Int, in tree: HTMLTree, total: Int) -> Bool {
        let tag = tree.tag(node)
        switch tag {
        case .text, .html, .body, .main, .br: return false
        default: break
        }
        if FurnitureNames.tags.contains(tag) {
            // ASP pages stand in one form; some themes put the article in an aside.
            return tag == .form || tag == .aside || tag == .noscript ? tree.textRange(node).count * 2 < total : true
        }
        let first = Int(tree.nodes[node].attributeStart)
        let last = Int(tree.nodes[node + 1].attributeStart)
        guard first < last else { return false }
        let share = total == 0 ? 0 : tree.textRange(node).count * 100 / total
        for index in first..<last {
            let attribute = tree.attributes[index]
            let value = tree.values[Int(attribute.start)..<Int(attribute.end)]
            switch attribute.name {
            case .hidden: return share < 50
            case .style:
                if isHidden(style: value) { return share < 50 }
            case .ariaHidden:
                if value.hasFolded("true", at: value.startIndex), tag != .div, tag != .section { return share < 30 }
            case .role:
                if roles.contains(FoldedHash(value.trimmedSpaces)) { return share < 50 }
            case .class, .id:
                if share < 50, FurnitureNames.strong.match(value) { return true }
                if share < 12, !BodyNames.body.match(value), FurnitureNames.weak.match(value) { return true }
            case .itemprop:
                if value.hasFolded("caption", at: value.startIndex) { return true }
            default: break
            }
        }
        return false
    }

    private static let roles: Set<FoldedHash> = Set(
        ["navigation", "complementary", "banner", "contentinfo", "search", "dialog", "menu", "menubar", "alert", "button"]
            .map { FoldedHash($0.utf8) }
    )

    /// `display:none` or `visibility:hidden`.
    private static func isHidden(style: ArraySlice<UInt8>) -> Bool {
        let packed = style.filter { !$0.isSpace }
        return packed.firstFolded("display:none", from: 0) != nil
    }
}
