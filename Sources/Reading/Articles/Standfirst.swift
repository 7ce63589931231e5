/// What stands between an article's heading and its body and belongs to its text: the lead that some themes set apart.
/// A standfirst that only sums up what the body says is left out, else each statement would count twice.
struct Standfirst {
    private let tree: HTMLTree
    private let lines: TextBlocks

    /// Bytes of one paragraph, and of all.
    private static let lengths = 60...900
    private static let longest = 1200
    /// Nodes between the heading and the body.
    private static let reach = 600

    /// - Parameter lines: Of the whole page, without furniture.
    init(_ tree: HTMLTree, lines: TextBlocks) {
        self.tree = tree
        self.lines = lines
    }

    /// Its paragraphs.
    func blocks(heading: Int, body: Int) -> [TextBlocks.Block] {
        guard heading >= 0, body > heading, body - heading < Self.reach, body >= tree.end(heading) else { return [] }
        var found: [TextBlocks.Block] = []
        var total = 0
        for block in lines.blocks where block.node > heading && block.node < body && tree.end(block.node) <= body {
            let bytes = lines.bytes(block)
            guard isLead(block, bytes), !repeats(bytes, body) else { continue }
            total += bytes.count
            guard total <= Self.longest else { break }
            found.append(block)
        }
        return found
    }

    private func isLead(_ block: TextBlocks.Block, _ bytes: ArraySlice<UInt8>) -> Bool {
        guard block.kind == .paragraph || block.kind == .heading || block.kind == .item,
            Self.lengths.contains(bytes.count),
            block.linked * 5 < bytes.count, block.node < tree.end(block.node)
        else { return false }
        let line = Array(bytes)
        guard BodyText.endsSentence(line) || bytes.count >= 90, !CaptionText.isCaption(line) else { return false }
        let start = LineKeys.wordStart(bytes)
        if FurnitureLines.dropped.match(bytes, at: start) != nil { return false }
        return bytes.count >= 110 || DateText().reading(line) == nil
    }

    /// Whether the body's beginning has most of the words.
    private func repeats(_ bytes: ArraySlice<UInt8>, _ body: Int) -> Bool {
        var known: Set<FoldedHash> = []
        var read = 0
        for block in lines.blocks where block.node >= body && block.node < tree.end(body) && read < 1500 {
            for word in lines.bytes(block).split(whereSeparator: { !$0.isWord }) { known.insert(FoldedHash(word)) }
            read += block.range.count
        }
        let words = bytes.split { !$0.isWord }.filter { $0.count >= 4 }
        let again = words.count { known.contains(FoldedHash($0)) }
        return again * 10 >= words.count * 7
    }
}
