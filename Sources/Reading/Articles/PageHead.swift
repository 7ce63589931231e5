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
    /// Of these, the ones that a list of something holds: they speak of other pages.
    private var listed: Set<Int> = []
    /// The JSON-LD object that is the article.
    private(set) var article: LooseJSON.Value?
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
        article = described(tree)
    }

    /// Of objects that are articles, the one with this page's headline; else the first.
    private func described(_ tree: HTMLTree) -> LooseJSON.Value? {
        let articles = own.filter { object in
            (object["@type"]?.list ?? []).contains { MetadataKeys.articleTypes.contains($0.string ?? "") }
        }
        guard articles.count > 1 else { return articles.first }
        let titles = ([meta(MetadataKeys.title), title].compactMap { $0 } + headings.map { tree.line($0) })
            .map { TextFolding.letters($0.utf8) }
        return articles.first { object in
            let headline = TextFolding.letters(EntityText.decoded(object["headline"]?.string ?? "").utf8)
            return headline.count >= 12 && titles.contains { $0.starts(with: headline) }
        } ?? articles.first
    }

    /// Objects of JSON-LD that no list holds.
    var own: [LooseJSON.Value] { objects.indices.filter { !listed.contains($0) }.map { objects[$0] } }

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
        var queue = value.list.map { (value: $0, isListed: false) }
        var at = 0
        while at < queue.count, objects.count < 200, at < 2000 {
            let next = queue[at]
            at += 1
            switch next.value {
            case .array(let values): queue += values.map { ($0, next.isListed) }
            case .object:
                if next.isListed { listed.insert(objects.count) }
                objects.append(next.value)
                for key in ["@graph", "mainEntity", "mainEntityOfPage"] {
                    queue += (next.value[key]?.list ?? []).map { ($0, next.isListed) }
                }
                for key in ["itemListElement", "hasPart"] {
                    queue += (next.value[key]?.list ?? []).map { ($0, true) }
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
}
