public import Detection
public import Model
import Settings

/// `netra scan`: the statements in pages and texts, for a person or for a program.
public struct ArticleScan: Sendable {
    private let packs: PackPaths
    private let published: Publication?
    private let isJSON: Bool

    public init(packs: PackPaths, published: Publication?, isJSON: Bool) {
        self.packs = packs
        self.published = published
        self.isJSON = isJSON
    }

    private struct Line: Encodable {
        let path: String?
        let url: WebAddress?
        let title: String?
        let published: Publication?
        let statements: [ScannedStatement]
        /// Why nothing could be read; nil where something was.
        let unread: String?
    }

    /// Files, addresses, or `-`.
    public func run(inputs: [String], on terminal: Terminal) async -> ExitStatus {
        guard let analyst = Analyst.loaded(from: packs, on: terminal) else { return .foundWrong }
        return await PageInput.each(of: inputs, on: terminal) { page, input in
            let (article, reason) = page.article()
            let day = article?.published ?? published
            let statements = article.map {
                analyst.statements(title: $0.title, text: $0.text, published: day, outletRegion: nil)
            }
            guard isJSON else {
                return StatementPrinter(terminal).show(article, statements ?? [], of: input, reason: reason)
            }
            let line = Line(
                path: page.path,
                url: page.url,
                title: article?.title,
                published: day,
                statements: (statements ?? []).map(ScannedStatement.init),
                unread: reason
            )
            terminal.out(try JSONText.encode(line))
        }
    }

    private struct Found: Encodable {
        let id: String
        let statements: [ScannedStatement]
    }

    /// A file of articles, one JSON object a line; a line of statements for each, in order.
    public func run(articles file: String, on terminal: Terminal) -> ExitStatus {
        guard let analyst = Analyst.loaded(from: packs, on: terminal) else { return .foundWrong }
        return terminal.attempt {
            let isWhole = try LabelledFile.read(file, on: terminal) { article in
                let statements = analyst.statements(
                    title: article.title,
                    text: article.text,
                    published: article.published ?? published,
                    outletRegion: nil
                )
                let found = Found(id: article.id, statements: statements.map(ScannedStatement.init))
                terminal.out(try JSONText.encode(found, omittingNulls: true))
            }
            return isWhole ? .fine : .foundWrong
        }
    }
}

extension Analyst {
    /// The analyst of the packs there; nil, with every mistake told, where they do not hold.
    static func loaded(from packs: PackPaths, on terminal: Terminal) -> Analyst? {
        let problems = Problems(file: packs.rules)
        let pack = RulePack.load(paths: packs, into: problems)
        terminal.tell(problems)
        guard let pack, !problems.hasErrors else { return nil }
        return Analyst(pack: pack)
    }
}
