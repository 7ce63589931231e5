/// Finds the element that holds the article's text: by the name its theme gives it, else by where the sentences are.
struct BodyFinder {
    private let tree: HTMLTree
    private let marks: [Bool]
    /// Of the whole page, without furniture.
    let lines: TextBlocks
    /// Sums of the scores of all blocks at nodes before an index.
    private var sums: [Double]
    private var direct: [Double]
    /// Bytes of plain and of link text at nodes before an index.
    private var plain: [Int32]
    private var linked: [Int32]

    init(_ tree: HTMLTree, furniture: Furniture) {
        self.tree = tree
        marks = furniture.marks
        sums = [Double](repeating: 0, count: tree.count + 1)
        direct = [Double](repeating: 0, count: tree.count + 1)
        plain = [Int32](repeating: 0, count: tree.count + 1)
        linked = plain
        lines = TextBlocks(of: 0, in: tree, leavingOut: marks)
        guard tree.count > 0 else { return }
        for block in lines.blocks {
            plain[block.node + 1] += Int32(block.range.count - block.linked)
            linked[block.node + 1] += Int32(block.linked)
            let score = BodyFinder.score(block, lines.bytes(block))
            guard score > 0 else { continue }
            sums[block.node + 1] += score
            let tag = tree.tag(block.node)
            let container = tag == .p || tag == .li || Tag.headings.contains(tag) ? tree.parent(block.node) : block.node
            if container >= 0 { direct[container] += score }
        }
        for index in 1..<sums.count {
            sums[index] += sums[index - 1]
            plain[index] += plain[index - 1]
            linked[index] += linked[index - 1]
        }
    }

    /// What a line says for the element it stands in: sentences count, links and short lines do not.
    private static func score(_ block: TextBlocks.Block, _ bytes: ArraySlice<UInt8>) -> Double {
        let plain = bytes.count - block.linked
        guard plain >= 40, block.linked * 3 < bytes.count else { return 0 }
        let commas = bytes.lazy.count { $0 == 0x2C }
        let weight: Double = block.kind == .item || block.kind == .row ? 0.5 : block.kind == .heading ? 0.2 : 1
        return weight * (1 + Double(min(commas, 8)) * 0.5 + Double(min(plain, 600)) / 100)
    }

    private func inner(_ node: Int) -> Double { sums[tree.end(node)] - sums[node] }

    /// The element, or nil where the page has no sentences.
    func body() -> Int? {
        guard tree.count > 0, let spread = best() else { return nil }
        guard let named = named(), inner(named) >= 0.45 * inner(spread) else { return widened(spread, by: 1.35) }
        return widened(named, by: 2)
    }

    /// Among the elements with a body's name, the one with most sentences; of nested ones the innermost that has
    /// nearly all of them.
    private func named() -> Int? {
        var found: [Int] = []
        var at = 0
        while at < tree.count {
            if marks[at] {
                at = tree.end(at)
                continue
            }
            if isNamed(at), inner(at) > 0 { found.append(at) }
            at += 1
        }
        guard let most = found.max(by: { inner($0) < inner($1) }) else { return nil }
        var chosen = most
        for node in found where node > chosen && node < tree.end(chosen) && inner(node) >= 0.9 * inner(most) {
            chosen = node
        }
        return together(chosen, found)
    }

    /// Where an article is cut into several like-named parts, what holds them all, if little else stands there.
    private func together(_ node: Int, _ found: [Int]) -> Int {
        guard let name = tree.value(.class, of: node), !name.isEmpty else { return node }
        let alike = found.filter { tree.value(.class, of: $0) == name }
        guard alike.count > 1, let first = alike.first, let last = alike.last else { return node }
        var holder = first
        for _ in 0..<6 where holder >= 0 && tree.end(holder) <= last { holder = tree.parent(holder) }
        guard holder >= 0, tree.end(holder) > last, tree.tag(holder) != .body else { return node }
        let parts = alike.reduce(0) { $0 + inner($1) }
        return parts >= 0.8 * inner(holder) && parts > 1.1 * inner(node) ? holder : node
    }

    private func isNamed(_ node: Int) -> Bool {
        for index in Int(tree.nodes[node].attributeStart)..<Int(tree.nodes[node + 1].attributeStart) {
            let attribute = tree.attributes[index]
            let value = tree.values[Int(attribute.start)..<Int(attribute.end)]
            switch attribute.name {
            case .class, .id: if BodyNames.body.match(value) { return true }
            case .itemprop: if value.firstFolded("articlebody", from: value.startIndex) != nil { return true }
            default: break
            }
        }
        return false
    }

    /// The element whose own sentences, and half of those one level below, and a quarter of those two below, are most.
    private func best() -> Int? {
        var total = direct
        for node in tree.nodes.indices.dropLast() where direct[node] > 0 {
            let parent = tree.parent(node)
            guard parent >= 0 else { continue }
            total[parent] += direct[node] * 0.5
            let grandparent = tree.parent(parent)
            if grandparent >= 0 { total[grandparent] += direct[node] * 0.25 }
        }
        // A list of other articles has sentences too, each beside a link.
        for node in tree.nodes.indices.dropLast() where total[node] > 0 { total[node] *= 1 - linkShare(node) }
        guard let best = total.indices.max(by: { total[$0] < total[$1] }), total[best] > 0 else { return nil }
        return best
    }

    /// Of the bytes of its text, from 0 to 1.
    private func linkShare(_ node: Int) -> Double {
        let inLinks = linked[tree.end(node)] - linked[node]
        let others = plain[tree.end(node)] - plain[node]
        return Double(inLinks) / Double(max(1, inLinks + others))
    }

    /// Upward as long as that brings many more sentences: some articles are cut into pieces that lie far apart. Lists of
    /// other articles are told from pieces by their links.
    private func widened(_ node: Int, by factor: Double) -> Int {
        var chosen = node
        var at = node
        for _ in 0..<16 {
            at = tree.parent(at)
            guard at > 0, tree.tag(at) != .body, tree.tag(at) != .html else { break }
            if inner(at) >= factor * inner(chosen), isProse(at, without: chosen) { chosen = at }
        }
        return chosen
    }

    /// Whether what stands in `outer` outside of `node` is sentences rather than links.
    private func isProse(_ outer: Int, without node: Int) -> Bool {
        func added(_ sums: [Int32]) -> Int32 {
            (sums[tree.end(outer)] - sums[outer]) - (sums[tree.end(node)] - sums[node])
        }
        return added(linked) * 5 < added(plain)
    }
}
