import Fetching
import FoundationEssentials
import Glibc
import Model
import Reading

/// A page or text that a command was given: a file, an address, or `-` for standard input.
struct PageInput: Sendable {
    /// As it was given; nil for an address.
    let path: String?
    let url: WebAddress?
    let bytes: [UInt8]
    let contentType: String?
    /// Of an address: the article with all its pages, where it stands on several.
    private var whole: Article?

    private init(path: String?, url: WebAddress?, bytes: [UInt8], contentType: String?) {
        self.path = path
        self.url = url
        self.bytes = bytes
        self.contentType = contentType
    }

    /// Hands over each input in turn, with progress on a terminal. One that cannot be had is told on standard error, and the
    /// others go on.
    static func each(
        of inputs: [String],
        on terminal: Terminal,
        _ take: (PageInput, _ named: String) throws -> Void
    ) async -> ExitStatus {
        var client: HTTPClient?
        var status = ExitStatus.fine
        for (index, input) in inputs.enumerated() {
            if inputs.count > 1 { terminal.progress("\(index + 1) of \(inputs.count): \(input)") }
            do {
                let page = try await read(input) {
                    let made = client ?? HTTPClient(settings: WireSettings(userAgent: "Netra/\(Version.text)"))
                    client = made
                    return made
                }
                terminal.progress("")
                try take(page, input)
            } catch {
                terminal.progress("")
                terminal.error("\(error)")
                status = .foundWrong
            }
        }
        await client?.shutDown()
        return status
    }

    /// Reads one input. A file may be as large as the memory holds; a page of the web is bounded as in the daemon.
    private static func read(_ input: String, client: () -> HTTPClient) async throws(CommandRefusal) -> PageInput {
        if input.hasPrefix("http://") || input.hasPrefix("https://") {
            guard let address = WebAddress(input) else { throw CommandRefusal("\(input): not a web address") }
            // A person who names an address on this machine means it.
            let request = HTTPRequest(address: address, isLocal: true)
            switch await client().perform(request) {
            case .response(let capture) where (200..<300).contains(capture.status):
                let type = capture.header("content-type")
                var page = PageInput(path: nil, url: capture.address, bytes: capture.body, contentType: type)
                await page.goOn(with: client())
                return page
            case .response(let capture):
                throw CommandRefusal("\(address): the server answered \(capture.status)")
            case .failure(let failure):
                throw CommandRefusal("\(address): \(failure.outcome.rawValue): \(failure.reason)")
            }
        }
        if input == "-" { return PageInput(path: "-", url: nil, bytes: standardInput(), contentType: nil) }
        guard let data = FileManager.default.contents(atPath: input) else {
            throw CommandRefusal("\(input): \(Path.exists(input) ? "cannot be read" : "no such file")")
        }
        return PageInput(path: input, url: nil, bytes: Array(data), contentType: nil)
    }

    /// Reads the article's other pages.
    private mutating func goOn(with client: HTTPClient) async {
        guard let url, isMarkup, case .article(let first, let links) = PageReader.read(page, expecting: .page) else {
            return
        }
        var paged = PagedArticle(first, links: links)
        while let next = paged.next {
            let request = HTTPRequest(address: next, isLocal: next.host == url.host)
            guard case .response(let capture) = await client.perform(request), (200..<300).contains(capture.status),
                case .article(let article, let links) = PageReader.read(
                    Page(bytes: capture.body, contentType: capture.header("content-type"), address: capture.address),
                    expecting: .page
                )
            else {
                paged.skip()
                continue
            }
            paged.add(article, links: links)
        }
        whole = paged.article
    }

    private static func standardInput() -> [UInt8] {
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 65_536)
        while true {
            let count = Glibc.read(STDIN_FILENO, &buffer, buffer.count)
            if count < 0 && errno == EINTR { continue }
            guard count > 0 else { return bytes }
            bytes += buffer[..<count]
        }
    }

    /// The address of a page in a file: RFC 2606 reserves the name, so that nobody takes it for a real one.
    static let nowhere = WebAddress(scheme: "http", host: "file.invalid")

    /// Where the page is said to be.
    var address: WebAddress { url ?? Self.nowhere }

    /// Whether it is markup; plain text otherwise.
    var isMarkup: Bool {
        if url != nil { return !(contentType ?? "text/html").hasPrefix("text/plain") }
        let head = bytes.prefix(4096).drop { $0 <= 0x20 || $0 == 0xEF || $0 == 0xBB || $0 == 0xBF }
        return head.first == UInt8(ascii: "<")
    }

    private var page: Page { Page(bytes: bytes, contentType: contentType, address: address) }

    /// What it says of itself, where it holds no article.
    func description() -> Article? { isMarkup ? ArticleReader.description(page) : nil }

    /// The article in it; nil with the reason where there is none.
    func article() -> (Article?, reason: String?) {
        if let whole { return (whole, nil) }
        guard isMarkup else { return (ArticleReader.read(plainText: bytes, address: address), nil) }
        switch PageReader.read(page, expecting: .page) {
        case .article(let article, _): return (article, nil)
        case .notNews(let reason): return (nil, reason)
        case .feed: return (nil, "feed")
        case .sitemap: return (nil, "sitemap")
        case .listing: return (nil, "listing")
        }
    }
}
