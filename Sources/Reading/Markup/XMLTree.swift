/// A feed or sitemap as elements in document order. Names are in lower case, with the prefix that its namespace
/// usually has, whatever prefix the document chose; none for the document's own vocabulary.
struct XMLTree {
    struct Element {
        var name: String
        var attributes: [(name: String, value: String)]
        var parent: Int
        /// One past the last element below.
        var end: Int
        var textStart: Int
        var textEnd: Int
    }

    var elements: [Element] = []
    /// The texts of all elements in document order, those of an element's descendants within its own.
    var text: [UInt8] = []
    /// Whether libxml2 reached the end of the document.
    var isWhole = false

    /// Indices of the elements directly below.
    func children(of parent: Int) -> [Int] {
        var found: [Int] = []
        var at = parent + 1
        while at < elements[parent].end {
            found.append(at)
            at = elements[at].end
        }
        return found
    }

    func text(of element: Int) -> ArraySlice<UInt8> { text[elements[element].textStart..<elements[element].textEnd] }

    /// Nil where nothing but white space stands there.
    func string(of element: Int) -> String? {
        let bytes = text(of: element).trimmedSpaces
        return bytes.isEmpty ? nil : bytes.string
    }

    func attribute(_ name: String, of element: Int) -> String? {
        elements[element].attributes.first { $0.name == name }?.value
    }

    /// Prefixes of the vocabularies that feeds and sitemaps use, by what their namespaces end in.
    static func prefix(namespace: String) -> String? {
        namespaces.first { namespace.lowercased().contains($0.part) }?.prefix
    }

    private static let namespaces: [(part: String, prefix: String)] = [
        ("/dc/elements/", "dc"), ("/dc/terms/", "dcterms"), ("rss/1.0/modules/content", "content"),
        ("rss/1.0/modules/syndication", "sy"), ("search.yahoo.com/mrss", "media"), ("sitemap-news", "news"),
        ("sitemap-image", "image"), ("sitemap-video", "video"), ("22-rdf-syntax-ns", "rdf"),
        ("w3.org/2005/atom", "atom"),
        ("purl.org/atom", "atom"), ("w3.org/1999/xhtml", "xhtml"), ("slash", "slash"), ("wellformedweb", "wfw"),
        ("itunes", "itunes"), ("purl.org/rss/1.0", ""), ("sitemaps.org/schemas/sitemap", ""),
        ("google.com/schemas/sitemap/", ""), ("my.netscape.com", ""), ("backend.userland.com", ""),
    ]
}
