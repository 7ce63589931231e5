/// The lines of text of a subtree, furniture left out, in one buffer.
struct TextBlocks {
    enum Kind: UInt8 { case paragraph, heading, item, quote, row, caption }

    struct Block {
        var kind: Kind
        /// In `text`.
        var range: Range<Int>
        /// Bytes that are link text.
        var linked: Int
        /// Its links in `links`.
        var links: Range<Int>
        /// The block element that holds it.
        var node: Int
        /// A single line break, not an element, ended the block before it.
        var followsBreak: Bool
    }

    private(set) var text: [UInt8] = []
    private(set) var blocks: [Block] = []
    private(set) var links: [Range<Int>] = []

    func bytes(_ block: Block) -> ArraySlice<UInt8> { text[block.range] }

    private struct Open {
        var end: Int
        var kind: Kind
        var node: Int
    }

    private var start = 0
    private var linksBefore = 0
    private var linkedBytes = 0
    private var gap = false
    private var broke = false

    /// - Parameter isFurniture: By node; a node that is furniture is left out with all below it.
    init(of root: Int, in tree: HTMLTree, leavingOut isFurniture: [Bool]) {
        var open: [Open] = [Open(end: root < tree.count ? tree.end(root) : 0, kind: .paragraph, node: root)]
        var linkEnd = 0
        var at = root
        let last = root < tree.count ? tree.end(root) : 0
        guard root < last else { return }
        text.reserveCapacity(tree.textRange(root).count)
        while at < last {
            while open.count > 1, let top = open.last, top.end <= at {
                finish(top, broken: false)
                open.removeLast()
            }
            if isFurniture[at] {
                at = tree.end(at)
                continue
            }
            let tag = tree.tag(at)
            switch tag {
            case .text: append(tree.text[tree.textRange(at)], linkedUntil: at < linkEnd)
            case .br: if let top = open.last { finish(top, broken: true) }
            case .td, .th:
                if text.count > start { append(ArraySlice(Array(" | ".utf8)), linkedUntil: false) }
            case .a:
                linkEnd = tree.end(at)
                links.append(text.count..<text.count)
            default:
                if Tag.blocks.contains(tag), let top = open.last {
                    finish(top, broken: false)
                    open.append(Open(end: tree.end(at), kind: TextBlocks.kind(tag, within: top.kind), node: at))
                }
            }
            at += 1
        }
        while let top = open.popLast() { finish(top, broken: false) }
    }

    /// Those of one element only, with some of others before them.
    func within(_ nodes: Range<Int>, after first: [Block] = []) -> TextBlocks {
        var part = self
        part.blocks = first + blocks.filter { nodes.contains($0.node) }
        return part
    }

    private static func kind(_ tag: Tag, within outer: Kind) -> Kind {
        switch tag {
        case .h1, .h2, .h3, .h4, .h5, .h6: .heading
        case .li, .dd, .dt: .item
        case .blockquote: .quote
        case .tr: .row
        case .figcaption: .caption
        case .p, .div, .section, .article: outer == .item || outer == .quote || outer == .row ? outer : .paragraph
        default: outer
        }
    }

    private mutating func append(_ bytes: ArraySlice<UInt8>, linkedUntil isLinked: Bool) {
        let before = text.count
        var at = bytes.startIndex
        while at < bytes.endIndex {
            let plain = bytes.plainEnd(from: at)
            if plain > at {
                if gap, text.count > start { text.append(.space) }
                gap = false
                text.append(contentsOf: bytes[at..<plain])
                at = plain
                continue
            }
            let space = bytes.spaceLength(at)
            if space > 0 {
                gap = true
                at += space
                continue
            }
            let hidden = bytes[at] < 0x80 ? 0 : bytes.invisibleLength(at)
            if hidden == 0 { put(bytes[at]) }
            at += max(1, hidden)
        }
        if isLinked, text.count > before {
            linkedBytes += text.count - before
            if let last = links.indices.last { links[last] = links[last].lowerBound..<text.count }
        }
    }

    @inline(__always) private mutating func put(_ byte: UInt8) {
        if gap {
            if text.count > start { text.append(.space) }
            gap = false
        }
        text.append(byte)
    }

    /// Whether a heading is one in its looks only, as text from Word often is: it is long, and ends as a sentence does.
    private func isParagraph(_ range: Range<Int>) -> Bool {
        guard range.count >= 100 else { return false }
        let line = text[range].reversed().drop { $0 == .quote || $0 == .space || $0 == UInt8(ascii: ")") }
        return line.first == UInt8(ascii: ".") || line.starts(with: [0x9D, 0x80, 0xE2])
    }

    private mutating func finish(_ top: Open, broken: Bool) {
        gap = false
        defer {
            start = text.count
            linksBefore = links.count
            linkedBytes = 0
        }
        guard text.count > start else { return }
        blocks.append(
            Block(
                kind: top.kind == .heading && isParagraph(start..<text.count) ? .paragraph : top.kind,
                range: start..<text.count,
                linked: linkedBytes,
                links: linksBefore..<links.count,
                node: top.node,
                followsBreak: broke
            )
        )
        broke = broken
    }
}
