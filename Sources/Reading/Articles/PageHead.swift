import Model

/// What a page says of itself: meta elements, links, JSON-LD, microdata. Gathered in one pass, judged elsewhere.
struct PageHead {
    struct LinkElement {
        var relations: [String]
        var type: String?
        var reference: String
        var title: String?
    }

    /// Contents by lower-case `property`, `name`, `itemprop` or `http-equiv`, in order.
    private(set) var metas: [String: [String]] = [:]
    private(set) var links: [LinkElement] = []
    /// Objects of JSON-LD, outermost first.
    private(set) var objects: [LooseJSON.Value] = []
    /// Nodes that carry an `itemprop`, and its value.
    private(set) var properties: [(name: String, node: Int)] = []
    private(set) var title: String?
    private(set) var headings: [Int] = []
    private(set) var times: [Int] = []
    private(set) var language: String?
    /// `href` of `<base>`.
    private(set) var base: String?

    init(_ tree: HTMLTree) {
        for node in 0..<max(0, tree.count) {
            switch tree.tag(node) {
            case .text: continue
            case .html: language = tree.string(.lang, of: node) ?? language
            case .meta: addMeta(node, tree)
            case .link: addLink(node, tree)
            case .base: base = base ?? tree.string(.href, of: node)
            case .title where title == nil: title = EntityText.decoded(tree.line(node))
            case .h1: headings.append(node)
            case .time: times.append(node)
            case .script: addJSON(node, tree)
            default: break
            }
            if let name = tree.string(.itemprop, of: node) { properties.append((name.lowercased(), node)) }
        }
    }

    private mutating func addMeta(_ node: Int, _ tree: HTMLTree) {
        guard let content = tree.string(.content, of: node) ?? tree.string(.value, of: node) else { return }
        let value = EntityText.decoded(content)
        for attribute in [Attribute.property, .name, .itemprop, .httpEquiv] {
            guard let key = tree.string(attribute, of: node) else { continue }
            metas[key.lowercased(), default: []].append(value)
        }
    }

    private mutating func addLink(_ node: Int, _ tree: HTMLTree) {
        guard let reference = tree.string(.href, of: node), let relation = tree.string(.rel, of: node) else { return }
        links.append(
            LinkElement(
                relations: relation.lowercased().split(separator: " ").map(String.init),
                type: tree.string(.type, of: node)?.lowercased(),
                reference: reference,
                title: tree.string(.title, of: node)
            )
        )
    }

    /// Objects below `@graph`, arrays and the properties that hold whole things are listed too. No recursion: a queue.
    private mutating func addJSON(_ node: Int, _ tree: HTMLTree) {
        guard objects.count < 200, let value = LooseJSON.read(tree.text[tree.textRange(node)]) else { return }
        var queue = value.list
        var at = 0
        while at < queue.count, objects.count < 200, at < 2000 {
            let next = queue[at]
            at += 1
            switch next {
            case .array(let values): queue += values
            case .object:
                objects.append(next)
                for key in ["@graph", "mainEntity", "mainEntityOfPage", "itemListElement", "hasPart"] {
                    if let inner = next[key] { queue += inner.list }
                }
            default: break
            }
        }
    }

    func meta(_ keys: [String]) -> String? {
        for key in keys {
            if let value = metas[key]?.first(where: { !$0.isEmpty }) { return value }
        }
        return nil
    }

    func metas(_ keys: [String]) -> [String] { keys.flatMap { metas[$0] ?? [] } }

    func links(_ relation: String) -> [LinkElement] { links.filter { $0.relations.contains(relation) } }

    /// The JSON-LD object that is the article.
    var article: LooseJSON.Value? {
        objects.first { object in
            (object["@type"]?.list ?? []).contains { MetadataKeys.articleTypes.contains($0.string ?? "") }
        }
    }
}
