import CXML2

/// Builds an `HTMLTree` from the events of libxml2's HTML parser. Owns the parser's context for the time of one call.
enum HTMLParser {
    /// - Parameter page: UTF-8. What is beyond `MarkupBounds` is left out; nothing makes this fail.
    static func tree(_ page: [UInt8]) -> HTMLTree {
        let cleaned = HTMLPrelude.cleaned(page)
        var builder = HTMLTreeBuilder(capacity: cleaned.count)
        let context = HTMLContext()
        context.parse(cleaned, into: &builder)
        return builder.finished()
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

    borrowing func parse(_ page: [UInt8], into builder: inout HTMLTreeBuilder) {
        guard let context, let sax = context.pointee.sax, page.count <= Int(Int32.max) else { return }
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
            page.withUnsafeBytes { bytes in
                _ = htmlCtxtReadMemory(
                    context,
                    bytes.bindMemory(to: CChar.self).baseAddress,
                    Int32(page.count),
                    nil,
                    "UTF-8",
                    Int32(options)
                )
            }
            context.pointee.userData = nil
        }
    }
}

/// What libxml2 calls, through a pointer to it that is good for the time of one parse: a struct, since each access to a
/// field of a class would be checked for exclusivity.
private struct HTMLTreeBuilder {
    private var tree = HTMLTree()
    private var open: [Int32] = []
    private var tags = InternedNames<Tag>()
    private var names = InternedNames<Attribute?>()

    init(capacity: Int) {
        tree.nodes.reserveCapacity(capacity / 24)
        tree.text.reserveCapacity(capacity / 2)
    }

    static func of(_ pointer: UnsafeMutableRawPointer?) -> UnsafeMutablePointer<HTMLTreeBuilder>? {
        pointer?.assumingMemoryBound(to: HTMLTreeBuilder.self)
    }

    private mutating func tag(_ name: UnsafePointer<xmlChar>) -> Tag {
        tags.value(of: name) { Tag.byName[FoldedHash($0)] ?? .other }
    }

    private mutating func attribute(_ name: UnsafePointer<xmlChar>) -> Attribute? {
        names.value(of: name) { Attribute.byName[FoldedHash($0)] }
    }

    mutating func start(_ name: UnsafePointer<xmlChar>?, _ list: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?) {
        guard let name else { return }
        append(tag(name))
        guard tree.nodes.count < MarkupBounds.nodes else { return }
        open.append(Int32(tree.nodes.count - 1))
        guard var list else { return }
        while let key = list[0] {
            if let attribute = attribute(key) {
                let start = Int32(tree.values.count)
                if let value = list[1] {
                    tree.values.append(contentsOf: UnsafeBufferPointer(start: value, count: Int(xmlStrlen(value))))
                }
                tree.attributes.append(.init(name: attribute, start: start, end: Int32(tree.values.count)))
            }
            list += 2
        }
    }

    mutating func finish(_ name: UnsafePointer<xmlChar>?) {
        guard let name, let last = open.last, tree.nodes[Int(last)].tag == tag(name) else { return }
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
        tree.text.append(contentsOf: UnsafeBufferPointer(start: text, count: Int(length)))
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

/// What names stand for, by their address: libxml2 interns names, so the same one comes at the same address throughout
/// a document. A table of one entry a slot; where two names fall into one, the later stays.
private struct InternedNames<Value> {
    private var slots = [(name: UnsafePointer<xmlChar>, value: Value)?](repeating: nil, count: 256)

    mutating func value(
        of name: UnsafePointer<xmlChar>,
        _ read: (UnsafeBufferPointer<xmlChar>) -> Value
    ) -> Value {
        let address = UInt(bitPattern: name)
        let slot = Int((address ^ address >> 8) & 255)
        if let known = slots[slot], known.name == name { return known.value }
        let value = read(UnsafeBufferPointer(start: name, count: Int(xmlStrlen(name))))
        slots[slot] = (name, value)
        return value
    }
}
