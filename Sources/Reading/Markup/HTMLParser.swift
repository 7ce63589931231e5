import CXML2

/// Builds an `HTMLTree` from the events of libxml2's HTML parser. Owns the parser's context for the time of one call.
enum HTMLParser {
    /// - Parameter page: UTF-8. What is beyond `MarkupBounds` is left out; nothing makes this fail.
    static func tree(_ page: [UInt8]) -> HTMLTree {
        page.withUnsafeBufferPointer { page in
            var builder = HTMLTreeBuilder(HTMLPrelude.skeleton(page), of: page)
            HTMLContext().parse(builder.markup, into: &builder)
            return builder.finished()
        }
    }
}

/// The one owner of an `htmlParserCtxt`.
private struct HTMLContext: ~Copyable {
    private let context: htmlParserCtxtPtr?

    init() {
        XMLLibrary.isReady
        context = htmlNewParserCtxt()
    }

    deinit { htmlFreeParserCtxt(context) }

    borrowing func parse(_ markup: [UInt8], into builder: inout HTMLTreeBuilder) {
        guard let context, let sax = context.pointee.sax, markup.count <= Int(Int32.max) else { return }
        cxml2_silence(sax)
        sax.pointee.startDocument = nil
        sax.pointee.endDocument = nil
        sax.pointee.internalSubset = nil
        sax.pointee.comment = nil
        sax.pointee.processingInstruction = nil
        sax.pointee.reference = nil
        sax.pointee.startElement = { builder, name, attributes in
            HTMLTreeBuilder.of(builder)?.pointee.start(name, attributes)
        }
        sax.pointee.endElement = { builder, name in HTMLTreeBuilder.of(builder)?.pointee.finish(name) }
        sax.pointee.characters = { builder, text, length in
            HTMLTreeBuilder.of(builder)?.pointee.characters(text, length)
        }
        sax.pointee.ignorableWhitespace = sax.pointee.characters
        sax.pointee.cdataBlock = sax.pointee.characters
        let options =
            HTML_PARSE_RECOVER.rawValue | HTML_PARSE_NOERROR.rawValue | HTML_PARSE_NOWARNING.rawValue
            | HTML_PARSE_NONET.rawValue | HTML_PARSE_IGNORE_ENC.rawValue
        withUnsafeMutablePointer(to: &builder) { builder in
            context.pointee.userData = UnsafeMutableRawPointer(builder)
            XMLLibrary.hand(markup) { _ = htmlCtxtReadMemory(context, $0, $1, nil, "UTF-8", Int32(options)) }
            context.pointee.userData = nil
        }
    }
}

/// What libxml2 calls, through a pointer to it that is good for the time of one parse: a struct, since each access to a
/// field of a class would be checked for exclusivity.
private struct HTMLTreeBuilder {
    private let page: UnsafeBufferPointer<UInt8>
    private let skeleton: HTMLSkeleton
    private var tree = HTMLTree()
    private var open: [Int32] = []
    private var tags = InternedTags()

    var markup: [UInt8] { skeleton.markup }

    init(_ skeleton: HTMLSkeleton, of page: UnsafeBufferPointer<UInt8>) {
        self.page = page
        self.skeleton = skeleton
        // The parser adds elements that are implied.
        let nodes = skeleton.tags + skeleton.runs.count
        tree.nodes.reserveCapacity(nodes + nodes / 16 + 16)
        tree.text.reserveCapacity(skeleton.runs.reduce(64) { $0 + Int($1.end - $1.start) })
        tree.attributes.reserveCapacity(skeleton.values.count)
        tree.values.reserveCapacity(skeleton.values.reduce(0) { $0 + Int($1.end - $1.start) })
    }

    static func of(_ pointer: UnsafeMutableRawPointer?) -> UnsafeMutablePointer<HTMLTreeBuilder>? {
        pointer?.assumingMemoryBound(to: HTMLTreeBuilder.self)
    }

    mutating func start(_ name: UnsafePointer<xmlChar>?, _ list: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?) {
        guard let name else { return }
        append(tags.tag(of: name))
        guard tree.nodes.count < MarkupBounds.nodes else { return }
        open.append(Int32(tree.nodes.count - 1))
        guard let list, list[0] != nil, let number = list[1] else { return }
        let digits = UnsafeBufferPointer(start: number, count: Int(xmlStrlen(number)))
        guard var index = HTMLSkeleton.number(digits)?.value else { return }
        var written = list + 2
        while index < skeleton.values.count {
            let value = skeleton.values[index]
            let start = Int32(tree.values.count)
            if value.isWritten {
                guard written[0] != nil else { return }
                if let text = written[1] {
                    tree.values.append(contentsOf: UnsafeBufferPointer(start: text, count: Int(xmlStrlen(text))))
                }
                written += 2
            } else {
                tree.values.append(
                    contentsOf: UnsafeBufferPointer(rebasing: page[Int(value.start)..<Int(value.end)])
                )
            }
            tree.attributes.append(.init(name: value.name, start: start, end: Int32(tree.values.count)))
            if value.isLast { return }
            index += 1
        }
    }

    mutating func finish(_ name: UnsafePointer<xmlChar>?) {
        guard let name, let last = open.last, tree.nodes[Int(last)].tag == tags.tag(of: name) else { return }
        tree.nodes[Int(last)].end = Int32(tree.nodes.count)
        open.removeLast()
    }

    mutating func characters(_ text: UnsafePointer<xmlChar>?, _ length: Int32) {
        guard let text, length > 0 else { return }
        if let last = tree.nodes.last, last.tag == .text, last.parent == open.last ?? -1 {
            // One text, in pieces.
        } else {
            append(.text)
        }
        let length = Int(length)
        var at = 0
        var plain = 0
        while at < length {
            guard text[at] == .equals else {
                at += 1
                continue
            }
            let rest = UnsafeBufferPointer(start: text + at + 1, count: length - at - 1)
            guard let (run, length) = HTMLSkeleton.run(rest), run < skeleton.runs.count else {
                at += 1
                continue
            }
            tree.text.append(contentsOf: UnsafeBufferPointer(start: text + plain, count: at - plain))
            appendText(from: run)
            at += 1 + length
            plain = at
        }
        tree.text.append(contentsOf: UnsafeBufferPointer(start: text + plain, count: length - plain))
    }

    /// The text that begins with this run.
    private mutating func appendText(from first: Int) {
        var index = first
        repeat {
            let run = skeleton.runs[index]
            tree.text.append(contentsOf: UnsafeBufferPointer(rebasing: page[Int(run.start)..<Int(run.end)]))
            index += 1
        } while skeleton.runs[index - 1].goesOn && index < skeleton.runs.count
    }

    private mutating func append(_ tag: Tag) {
        guard tree.nodes.count < MarkupBounds.nodes else { return }
        tree.nodes.append(
            .init(
                tag: tag,
                parent: open.last ?? -1,
                end: Int32(tree.nodes.count + 1),
                textStart: Int32(tree.text.count),
                attributeStart: Int32(tree.attributes.count)
            )
        )
    }

    mutating func finished() -> HTMLTree {
        let count = Int32(tree.nodes.count)
        for node in open { tree.nodes[Int(node)].end = count }
        open = []
        tree.nodes.append(
            .init(
                tag: .other,
                parent: -1,
                end: count,
                textStart: Int32(tree.text.count),
                attributeStart: Int32(tree.attributes.count)
            )
        )
        return tree
    }
}

/// The tags of names by their address: libxml2 interns names, so the same one comes at the same address throughout a
/// document. A table of one entry a slot; where two names fall into one, the later stays.
private struct InternedTags {
    private var slots = [(name: UnsafePointer<xmlChar>, tag: Tag)?](repeating: nil, count: 64)

    mutating func tag(of name: UnsafePointer<xmlChar>) -> Tag {
        let address = UInt(bitPattern: name)
        let slot = Int((address ^ address >> 6) & 63)
        if let known = slots[slot], known.name == name { return known.tag }
        let tag = Tag.byName[FoldedHash(UnsafeBufferPointer(start: name, count: Int(xmlStrlen(name))))] ?? .other
        slots[slot] = (name, tag)
        return tag
    }
}
