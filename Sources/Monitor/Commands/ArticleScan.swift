public import Detection
import Fetching
import FoundationEssentials
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

    /// Files, addresses, or `-`. An input that cannot be had is told on standard error, and the others go on.
    public func run(inputs: [String], on terminal: Terminal) async -> ExitStatus {
        guard let analyst = Analyst.loaded(from: packs, on: terminal) else { return .foundWrong }
        var client: HTTPClient?
        var status = ExitStatus.fine
        for (index, input) in inputs.enumerated() {
            if inputs.count > 1 { terminal.progress("\(index + 1) of \(inputs.count): \(input)") }
            do {
                let page = try await PageInput.read(input) {
                    let made = client ?? HTTPClient(settings: .forCommands)
                    client = made
                    return made
                }
                let (article, reason) = page.article()
                let day = article?.published ?? published
                let statements = article.map {
                    analyst.statements(title: $0.title, text: $0.text, published: day, outletRegion: nil)
                }
                if isJSON {
                    let line = Line(
                        path: page.path,
                        url: page.url,
                        title: article?.title,
                        published: day,
                        statements: (statements ?? []).map(ScannedStatement.init),
                        unread: reason
                    )
                    terminal.out(try JSONText.encode(line))
                } else {
                    terminal.progress("")
                    StatementPrinter(terminal).show(article, statements ?? [], of: input, reason: reason)
                }
            } catch {
                terminal.error("\(error)")
                status = .foundWrong
            }
        }
        if inputs.count > 1 { terminal.progress("") }
        await client?.shutDown()
        return status
    }

    private struct Labelled: Decodable {
        let id: String
        let url: String?
        let published: String?
        let title: String?
        let text: String?
    }

    private struct Found: Encodable {
        let id: String
        let statements: [ScannedStatement]
    }

    /// A file of articles, one JSON object a line; a line of statements for each, in order.
    public func run(articles file: String, on terminal: Terminal) -> ExitStatus {
        guard let analyst = Analyst.loaded(from: packs, on: terminal) else { return .foundWrong }
        guard let data = FileManager.default.contents(atPath: file) else {
            terminal.error("\(file): \(Path.exists(file) ? "cannot be read" : "no such file")")
            return .foundWrong
        }
        var status = ExitStatus.fine
        let lines = data.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        for (index, line) in lines.enumerated() where line.contains(where: { $0 > 0x20 }) {
            if index % 50 == 0 { terminal.progress("\(index) of \(lines.count)") }
            do {
                let article = try JSONDecoder().decode(Labelled.self, from: line)
                let statements = analyst.statements(
                    title: article.title ?? "",
                    text: article.text ?? "",
                    published: article.published.flatMap { Publication($0) } ?? published,
                    outletRegion: nil
                )
                let found = Found(id: article.id, statements: statements.map(ScannedStatement.init))
                terminal.out(try JSONText.encode(found, omittingNulls: true))
            } catch {
                terminal.error(
                    "\(file):\(index + 1): not an article: a line should be {\"id\", \"title\", \"text\", \"published\"}"
                )
                status = .foundWrong
            }
        }
        terminal.progress("")
        return status
    }
}

extension Analyst {
    /// The analyst of the packs there; nil, with every mistake told, where they do not hold.
    static func loaded(from packs: PackPaths, on terminal: Terminal) -> Analyst? {
        let problems = Problems(file: packs.rules)
        let pack = RulePack.load(paths: packs, into: problems)
        for diagnostic in problems.inOrder { terminal.error("\(diagnostic)") }
        guard let pack, !problems.hasErrors else { return nil }
        return Analyst(pack: pack)
    }
}

extension WireSettings {
    /// For commands that fetch what a person named.
    static var forCommands: WireSettings { WireSettings(userAgent: "Netra/\(Version.text)") }
}
