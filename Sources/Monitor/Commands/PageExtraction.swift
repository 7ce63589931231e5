import Model

/// `netra extract`: the article in each page, without its furniture.
public struct PageExtraction: Sendable {
    private let isJSON: Bool

    public init(isJSON: Bool) { self.isJSON = isJSON }

    private struct Line: Encodable {
        let path: String?
        let url: WebAddress?
        let canonical: WebAddress?
        let title: String?
        let author: String?
        let published: Publication?
        let outlet: String?
        let language: String?
        let section: String?
        let tags: [String]
        let image: WebAddress?
        /// Paid copy of a local government.
        let advertorial: Bool
        let text: String?
        /// Why no text could be read; nil where something was.
        let unread: String?
    }

    public func run(inputs: [String], on terminal: Terminal) async -> ExitStatus {
        await PageInput.each(of: inputs, on: terminal) { page, input in
            let (article, reason) = page.article()
            try show(article, reason, of: page, named: input, on: terminal)
        }
    }

    private func show(
        _ article: Article?,
        _ reason: String?,
        of page: PageInput,
        named input: String,
        on terminal: Terminal
    )
        throws
    {
        if isJSON {
            // A page that lies in a file has no address of its own, but for what it says of itself.
            let about = article ?? page.description()
            let canonical = about.flatMap { $0.canonical.host == PageInput.nowhere.host ? nil : $0.canonical }
            let line = Line(
                path: page.path,
                url: page.url,
                canonical: canonical,
                title: about?.title,
                author: about?.author,
                published: about?.published,
                outlet: about?.outlet,
                language: about?.language,
                section: about?.section,
                tags: about?.tags ?? [],
                image: about?.image,
                advertorial: about?.isAdvertorial ?? false,
                text: article?.text,
                unread: reason
            )
            terminal.out(try JSONText.encode(line))
            return
        }
        guard let article else {
            terminal.out("\(input): nothing could be read: \(reason ?? "no article")\n")
            return
        }
        let about = [article.outlet, article.author, article.published?.description].compactMap { $0 }
        terminal.out(terminal.bold(Terminal.plain(article.title)))
        if !about.isEmpty { terminal.out(terminal.dim(Terminal.plain(about.joined(separator: " · ")))) }
        terminal.out("\n\(Terminal.plain(article.text))\n")
    }
}
