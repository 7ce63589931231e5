public import Model

/// An article that stands on several pages, put together page by page. Pure: it says which page it still wants, and the
/// caller fetches it.
///
/// The page that holds all of it (`?page=all`) is preferred; where there is none, or it holds no more than the first, the
/// pages are read in turn. What a page repeats of those before it is left out.
public struct PagedArticle: Sendable {
    /// Pages of one article that are read.
    public static let most = 10
    /// Bytes of its text in all.
    static let longest = 1 << 20
    /// Bytes from which on a paragraph that stands on two pages is one that both carry, not one said twice.
    private static let repeated = 60

    /// As far as it has been read. Title, byline and time are the first page's, and so is its address.
    public private(set) var article: Article
    /// The page that is wanted; nil where the article is whole.
    public private(set) var next: WebAddress?

    private var isWantingAll = false
    /// Where it goes on if the page that should hold everything does not.
    private var turn: WebAddress?
    private var seen: Set<WebAddress>

    public init(_ first: Article, links: PageLinks) {
        article = first
        seen = [first.address]
        // `/berita/12` names an article by its number: `/berita/13` is another one.
        guard StoryAddress.pageNumber(first.address).number == 1 else { return }
        if let whole = links.whole {
            isWantingAll = true
            turn = links.next
            want(whole)
        } else {
            want(links.next)
        }
    }

    /// Takes in the page that was wanted.
    public mutating func add(_ page: Article, links: PageLinks) {
        seen.insert(page.address)
        if isWantingAll {
            isWantingAll = false
            if page.text.utf8.count > article.text.utf8.count {
                article.text = page.text
                return want(nil)
            }
            return want(turn)
        }
        // A server that does not know the page often answers with the first.
        guard append(page.text) else { return want(nil) }
        want(links.next)
    }

    /// The page that was wanted could not be read.
    public mutating func skip() {
        want(isWantingAll ? turn : nil)
        isWantingAll = false
    }

    private mutating func want(_ address: WebAddress?) {
        next = address.flatMap { seen.count < Self.most && !seen.contains($0) ? $0 : nil }
    }

    /// Adds the paragraphs that are new. Returns whether there were any, and there is room for more.
    private mutating func append(_ text: String) -> Bool {
        let known = Set(Self.paragraphs(article.text).filter { $0.utf8.count >= Self.repeated })
        let fresh = Self.paragraphs(text).filter { !known.contains($0) }
        guard fresh.contains(where: { $0.utf8.count >= Self.repeated }) else { return false }
        for paragraph in fresh {
            guard article.text.utf8.count + paragraph.utf8.count + 2 <= Self.longest else { return false }
            article.text += "\n\n" + paragraph
        }
        return true
    }

    /// Parted by blank lines, as `Article.text` has them.
    private static func paragraphs(_ text: String) -> [Substring] {
        text.split(separator: "\n").filter { !$0.isEmpty }
    }
}
