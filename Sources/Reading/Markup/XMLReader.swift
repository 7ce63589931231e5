import CXML2

/// Builds an `XMLTree` from the events of libxml2's XML parser, recovering from what is broken.
enum XMLReader {
    /// - Parameter document: UTF-8.
    static func tree(_ document: [UInt8]) -> XMLTree {
        let cleaned = XMLPrelude.cleaned(document)
        guard !cleaned.isEmpty, cleaned.count < Int(Int32.max) else { return XMLTree() }
        let builder = XMLTreeBuilder()
        let context = XMLContext()
        context.parse(cleaned, into: builder)
        return builder.finished()
    }
}

/// The one owner of an `xmlParserCtxt`.
private struct XMLContext: ~Copyable {
    private let context: xmlParserCtxtPtr?

    init() {
        XMLLibrary.isReady
        context = xmlNewParserCtxt()
    }

    deinit { xmlFreeParserCtxt(context) }

    /// No entity can be declared (the prelude has no DOCTYPE), none is fetched (NONET), depth stays at libxml2's own
    /// bound of 256 because XML_PARSE_HUGE is not set.
    borrowing func parse(_ document: [UInt8], into builder: XMLTreeBuilder) {
        guard let context, let sax = context.pointee.sax else { return }
        cxml2_silence(sax)
        sax.pointee.startDocument = nil
        sax.pointee.internalSubset = nil
        sax.pointee.externalSubset = nil
        sax.pointee.entityDecl = nil
        sax.pointee.getEntity = { _, name in xmlGetPredefinedEntity(name) }
        sax.pointee.reference = nil
        sax.pointee.comment = nil
        sax.pointee.processingInstruction = nil
        sax.pointee.endDocument = { builder in XMLTreeBuilder.of(builder)?.isWhole = true }
        sax.pointee.startElementNs = { builder, name, prefix, namespace, _, _, count, _, attributes in
            XMLTreeBuilder.of(builder)?.start(name, prefix, namespace, Int(count), attributes)
        }
        sax.pointee.endElementNs = { builder, _, _, _ in XMLTreeBuilder.of(builder)?.finish() }
        sax.pointee.characters = { builder, text, length in XMLTreeBuilder.of(builder)?.characters(text, length) }
        sax.pointee.ignorableWhitespace = sax.pointee.characters
        sax.pointee.cdataBlock = sax.pointee.characters
        context.pointee.userData = Unmanaged.passUnretained(builder).toOpaque()
        let options =
            XML_PARSE_RECOVER.rawValue | XML_PARSE_NONET.rawValue | XML_PARSE_NOERROR.rawValue
            | XML_PARSE_NOWARNING.rawValue
        XMLLibrary.hand(document) { _ = xmlCtxtReadMemory(context, $0, $1, nil, "UTF-8", Int32(options)) }
        withExtendedLifetime(builder) {}
    }
}

/// What libxml2 calls. Lives as long as one parse; the context holds it unretained.
private final class XMLTreeBuilder {
    /// Elements of one document that are kept: a sitemap of 50,000 addresses has some 250,000.
    private static let elements = 600_000

    private var tree = XMLTree()
    private var open: [Int] = []
    var isWhole = false

    static func of(_ pointer: UnsafeMutableRawPointer?) -> XMLTreeBuilder? {
        pointer.map { Unmanaged<XMLTreeBuilder>.fromOpaque($0).takeUnretainedValue() }
    }

    private static func string(_ text: UnsafePointer<xmlChar>?) -> String? {
        text.map { UnsafeBufferPointer(start: $0, count: Int(xmlStrlen($0))).string }
    }

    private static func name(
        _ local: UnsafePointer<xmlChar>?,
        _ prefix: UnsafePointer<xmlChar>?,
        _ namespace: UnsafePointer<xmlChar>?
    ) -> String {
        let local = (string(local) ?? "").lowercased()
        let written = string(prefix)?.lowercased()
        let usual = string(namespace).flatMap(XMLTree.prefix(namespace:))
        // An Atom document's own vocabulary carries no prefix, Atom within RSS does.
        let prefix = written == nil ? (usual == "xhtml" ? usual : nil) : usual ?? written
        return prefix.map { $0.isEmpty ? local : "\($0):\(local)" } ?? local
    }

    func start(
        _ local: UnsafePointer<xmlChar>?,
        _ prefix: UnsafePointer<xmlChar>?,
        _ namespace: UnsafePointer<xmlChar>?,
        _ count: Int,
        _ list: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?
    ) {
        let index = tree.elements.count
        guard index < Self.elements else {
            open.append(-1)
            return
        }
        var attributes: [(name: String, value: String)] = []
        for at in 0..<count {
            // Five pointers an attribute: local name, prefix, namespace, start and end of the value.
            guard let list, let start = list[at * 5 + 3], let end = list[at * 5 + 4], end >= start else { continue }
            let value = UnsafeBufferPointer(start: start, count: end - start).string
            attributes.append((Self.name(list[at * 5], list[at * 5 + 1], list[at * 5 + 2]), value))
        }
        tree.elements.append(
            .init(
                name: Self.name(local, prefix, namespace),
                attributes: attributes,
                parent: open.last { $0 >= 0 } ?? -1,
                end: index + 1,
                textStart: tree.text.count,
                textEnd: tree.text.count
            )
        )
        open.append(index)
    }

    func finish() {
        guard let index = open.popLast(), index >= 0 else { return }
        tree.elements[index].end = tree.elements.count
        tree.elements[index].textEnd = tree.text.count
    }

    /// Within markup that feeds carry unescaped: what a script holds is no text.
    private var isHidden: Bool {
        guard let index = open.last, index >= 0 else { return false }
        return Self.hidden.contains(tree.elements[index].name)
    }

    private static let hidden: Set<String> = ["script", "style", "xhtml:script", "xhtml:style"]

    func characters(_ text: UnsafePointer<xmlChar>?, _ length: Int32) {
        guard let text, length > 0, !isHidden else { return }
        tree.text.append(contentsOf: UnsafeBufferPointer(start: text, count: Int(length)))
    }

    func finished() -> XMLTree {
        while !open.isEmpty { finish() }
        tree.isWhole = isWhole
        return tree
    }
}
