public import Model

/// Reads one article: its text without furniture, and what the page says about it.
public enum ArticleReader {
    /// Paragraphs of fewer bytes in all are no article.
    static let shortest = 120

    /// Nil where the page holds no article.
    public static func read(_ page: Page) -> (article: Article, links: PageLinks)? {
        let tree = HTMLParser.tree(DecodedText(page.bytes, contentType: page.contentType).bytes)
        return read(tree, head: PageHead(tree), of: page)
    }

    static func read(_ tree: HTMLTree, head: PageHead, of page: Page) -> (article: Article, links: PageLinks)? {
        let address = page.address
        guard tree.count > 0 else { return nil }
        let furniture = Furniture(tree)
        let outlet = OutletReader.outlet(head, host: address.host)
        let title = TitleReader.title(head, tree, furniture: furniture, outlet: outlet, host: address.host)
        let finder = BodyFinder(tree, furniture: furniture)
        guard let body = finder.body() else {
            return describedOnly(head, tree, title: title, outlet: outlet, of: page)
        }
        let heading = TitleReader.heading(title, tree) ?? (head.headings.count == 1 ? head.headings[0] : nil)
        let lead = heading.map { Standfirst(tree, lines: finder.lines).blocks(heading: $0, body: body) }
        // The lines of the page are those of the body too, but where no line begins with it.
        let blocks =
            Tag.blocks.contains(tree.tag(body))
            ? finder.lines.within(body..<tree.end(body), after: lead ?? [])
            : TextBlocks(of: body, in: tree, leavingOut: furniture.marks)
        let text = BodyText(blocks, title: title)
        var links = LinkReader(head: head, tree: tree, address: address).links()
        let section = SectionReader.section(head, tree)
        let tags = SectionReader.tags(head)
        links.correction = CorrectionReader(tree: tree, furniture: furniture, address: address)
            .correction(title: title, section: section, tags: tags, body: body, text: text.text)
        let others = OtherBoxes(tree, heading: heading, body: body)
        let article = Article(
            address: address,
            canonical: StoryAddress.canonical(links.canonical.map { [$0] } ?? [], of: address),
            title: title,
            text: text.text,
            author: BylineReader(head: head, tree: tree, others: others, outlet: outlet, host: address.host)
                .author(credits: text.credits, body: body),
            outlet: outlet,
            published: PublicationReader(head: head, tree: tree, others: others, of: page)
                .published(title: title, body: body),
            language: SectionReader.language(head),
            section: section,
            tags: tags,
            isAdvertorial: AdvertorialMarks.isAdvertorial(
                title: title,
                section: section,
                tags: tags,
                head: head,
                blocks: blocks
            ),
            image: LinkReader(head: head, tree: tree, address: address).image()
        )
        return (article, links)
    }

    /// A page that is drawn by scripts may still carry its text in JSON-LD (`articleBody`).
    private static func describedOnly(
        _ head: PageHead,
        _ tree: HTMLTree,
        title: String,
        outlet: String?,
        of page: Page
    ) -> (article: Article, links: PageLinks)? {
        guard let described = head.article?["articleBody"]?.string, described.utf8.count >= shortest else { return nil }
        let paragraphs = described.split(whereSeparator: \.isNewline).map { MarkupText.plain(String($0)) }
        let text = paragraphs.filter { !$0.isEmpty }.joined(separator: "\n\n")
        return article(head, tree, title: title, outlet: outlet, text: text, of: page)
    }

    /// What a page says of itself, where it holds no text: a gallery has a title and a time too.
    public static func description(_ page: Page) -> Article? {
        guard PageKind.unreadable(page.bytes) == nil else { return nil }
        let tree = HTMLParser.tree(DecodedText(page.bytes, contentType: page.contentType).bytes)
        guard tree.count > 0 else { return nil }
        let head = PageHead(tree)
        let outlet = OutletReader.outlet(head, host: page.address.host)
        let title = TitleReader.title(
            head,
            tree,
            furniture: Furniture(tree),
            outlet: outlet,
            host: page.address.host
        )
        return article(head, tree, title: title, outlet: outlet, text: "", of: page).article
    }

    /// An article of which only the head is read.
    private static func article(
        _ head: PageHead,
        _ tree: HTMLTree,
        title: String,
        outlet: String?,
        text: String,
        of page: Page
    ) -> (article: Article, links: PageLinks) {
        let reader = LinkReader(head: head, tree: tree, address: page.address)
        let links = reader.links()
        let others = OtherBoxes(tree, heading: TitleReader.heading(title, tree), body: nil)
        let article = Article(
            address: page.address,
            canonical: StoryAddress.canonical(links.canonical.map { [$0] } ?? [], of: page.address),
            title: title,
            text: text,
            author: BylineReader(head: head, tree: tree, others: others, outlet: outlet, host: page.address.host)
                .author(credits: [], body: nil),
            outlet: outlet,
            published: PublicationReader(head: head, tree: tree, others: others, of: page)
                .published(title: title, body: nil),
            language: SectionReader.language(head),
            section: SectionReader.section(head, tree),
            tags: SectionReader.tags(head),
            image: reader.image()
        )
        return (article, links)
    }

    /// A text file for `netra scan`: the first line that is not empty is the title, all after it is the text, as it is.
    public static func read(plainText bytes: [UInt8], address: WebAddress) -> Article {
        let text = DecodedText(bytes, contentType: nil).bytes
        var start = 0
        while start < text.count, text[start].isSpace { start += 1 }
        let end = text[start...].firstIndex(of: .newline) ?? text.count
        return Article(
            address: address,
            canonical: address,
            title: text[start..<end].trimmedSpaces.string,
            text: text[end...].trimmedSpaces.string
        )
    }
}
