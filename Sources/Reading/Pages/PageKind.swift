import Model

/// Why a page that was answered with 200 is no news, in stable words.
public enum NotNews: String, Sendable, CaseIterable {
    case empty
    case binary
    /// Unpacked, it is larger than anything that is read.
    case tooLarge = "too-large"
    case image
    case pdf
    /// JSON or another text that is no page.
    case notHTML = "not-html"
    /// A feed or sitemap was expected.
    case htmlInsteadOfFeed = "html-instead-of-feed"
    /// An error dressed as success.
    case errorPage = "error-page"
    /// A test whether the reader is a browser.
    case challenge
    case loginWall = "login-wall"
    case gallery
    case video
    /// A listing leads to no article of its site, or to none that fits the pattern that its source gives.
    case noLinks = "no-links"
    /// The address of an article led to a section of its site, as some do for what they took down.
    case section
    /// None of the above, and no article.
    case noArticle = "no-article"
}

/// Tells what kind of page it is by what it says, with tables of what such pages say.
struct PageKind {
    let tree: HTMLTree
    let head: PageHead

    /// Text of a page that is a challenge, an error or a login form at most.
    private static let shortPage = 3000

    /// Bytes that are no text.
    static func unreadable(_ bytes: [UInt8]) -> NotNews? {
        let head = bytes.prefix(1024)
        if bytes.allSatisfy({ $0.isSpace || $0 == 0 }) { return .empty }
        if head.drop(while: \.isSpace).starts(with: "%PDF-".utf8) { return .pdf }
        for magic in imageMagic where head.starts(with: magic) { return .image }
        for magic in binaryMagic where head.starts(with: magic) { return .binary }
        let controls = head.count { $0 < 0x09 || ($0 > 0x0D && $0 < 0x20 && $0 != 0x1B) }
        guard controls * 20 > head.count else { return nil }
        return CharsetSniffer.charset(of: bytes, contentType: nil).charset.rawValue.hasPrefix("utf-16") ? nil : .binary
    }

    private static let imageMagic: [[UInt8]] = [
        [0xFF, 0xD8, 0xFF], [0x89, 0x50, 0x4E, 0x47], Array("GIF8".utf8),
    ]
    private static let binaryMagic: [[UInt8]] = [
        [0x1F, 0x8B], Array("PK\u{3}\u{4}".utf8), Array("RIFF".utf8), [0, 0, 0], Array("ID3".utf8),
        [0x7F, 0x45, 0x4C, 0x46],
        Array("Rar!".utf8), Array("OggS".utf8), [0xD0, 0xCF, 0x11, 0xE0],
    ]

    /// What the page is instead of news; nil where nothing speaks against it.
    /// - Parameter textLength: Bytes of the article that was found, 0 where none was.
    func obstacle(textLength: Int) -> NotNews? {
        let whole = tree.text.trimmedSpaces.count
        if whole == 0 { return .empty }
        let title = TextFolding.words((head.title ?? "").utf8).string
        let heading = head.headings.first.map { TextFolding.words(tree.text[tree.textRange($0)]).string } ?? ""
        let isShort = whole < Self.shortPage && textLength < 1200
        // A headline may begin as the title of such a page does. The article below it has a text.
        let isHeadline = textLength >= Self.article || isHeadline(title, heading, textLength)
        if !isHeadline && has(title, Self.challengeTitles) || (isShort && says(Self.challengeTexts)) {
            return .challenge
        }
        if isErrorByClass() || !isHeadline && (isError(title) || isError(heading)) { return .errorPage }
        if isShort, textLength < 500, says(Self.errorTexts) { return .errorPage }
        if textLength < 600, says(Self.wallTexts, outside: .a) || (isShort && hasPassword() && textLength < Self.teaser)
        {
            return .loginWall
        }
        return nil
    }

    /// Whether a short text stands below what is said twice in a whole phrase, and nothing says that there is none.
    private func isHeadline(_ title: String, _ heading: String, _ textLength: Int) -> Bool {
        textLength >= Self.shortArticle && heading.split(separator: " ").count >= 4 && title.hasPrefix(heading)
            && !says(Self.errorTexts)
    }

    /// Bytes from which on a text is more than an error page says.
    private static let article = 700
    private static let shortArticle = 300
    /// Bytes up to which a text beside a form for a password may be all that is shown to strangers.
    private static let teaser = 250

    /// Whether the address of an article led here, to one that is none's, and the page does not call itself an article:
    /// what stands here are beginnings of others.
    func isSection(at address: WebAddress, insteadOf requested: WebAddress?) -> Bool {
        guard let requested, StoryAddress.unified(requested).path != StoryAddress.unified(address).path,
            ArticleAddress.likeness(requested) > .no, ArticleAddress.likeness(address) == .no
        else { return false }
        return head.article == nil && !head.metas(["og:type"]).contains { $0.lowercased().hasPrefix("article") }
    }

    /// What a page without an article's text shows instead.
    var withoutText: NotNews {
        if types.contains(where: Self.videoTypes.contains) { return .video }
        if types.contains(where: Self.galleryTypes.contains) { return .gallery }
        let shown = (0..<max(0, tree.count)).count { tree.tag($0) == .figure || tree.tag($0) == .figcaption }
        return shown >= 6 ? .gallery : .noArticle
    }

    /// og:type and the types of JSON-LD, in lower case.
    private var types: [String] {
        let objects = head.objects.flatMap { $0["@type"]?.list.compactMap { $0.string?.lowercased() } ?? [] }
        return objects + head.metas(["og:type"]).map { $0.lowercased() }
    }

    private static let videoTypes: Set<String> = [
        "videoobject", "video", "video.other", "video.movie", "video.episode",
    ]
    private static let galleryTypes: Set<String> = ["imagegallery", "mediagallery", "gallery", "photo"]

    private static let challengeTitles = [
        "just a moment", "attention required", "checking your browser", "ddos protection", "are you a robot",
        "verify you are human",
        "security check", "bot verification", "please wait", "access denied", "human verification", "captcha",
        "tunggu sebentar",
        "one moment please", "you are being redirected", "sucuri website firewall", "robot check",
    ]
    private static let challengeTexts: [StaticString] = [
        "checking your browser before", "verify you are human", "verifying you are human",
        "enable javascript and cookies to continue",
        "performance & security by cloudflare", "ddos protection by", "complete the security check",
        "please complete the captcha",
        "memastikan anda bukan robot", "verifikasi bahwa anda", "unusual traffic from your",
        "request unsuccessful. incapsula",
        "this website is using a security service", "one moment, please",
    ]
    private static let errorTitles = [
        "404", "not found", "page not found", "halaman tidak ditemukan", "tidak ditemukan", "error 404", "error 500",
        "500 internal server error",
        "internal server error", "502 bad gateway", "bad gateway", "503 service", "service unavailable",
        "403 forbidden", "forbidden",
        "database error", "error establishing a database connection", "account suspended", "bandwidth limit exceeded",
        "under maintenance",
        "under construction", "maintenance mode", "site maintenance", "situs dalam perbaikan",
        "sedang dalam pemeliharaan",
        "index of", "domain parked", "domain for sale", "oops", "wordpress error", "gateway time out", "410 gone",
        "website expired",
    ]
    private static let errorTexts: [StaticString] = [
        "halaman yang anda cari tidak", "halaman tidak ditemukan", "halaman yang anda tuju tidak",
        "halaman tidak tersedia", "artikel tidak ditemukan",
        "berita tidak ditemukan", "the page you are looking for", "page not found", "the requested url was not found",
        "error establishing a database connection", "kesalahan saat membuat sambungan basis data",
        "this account has been suspended",
        "the server is temporarily unable", "there has been a critical error", "telah terjadi kesalahan fatal",
        "domain ini dijual",
        "this domain is for sale", "sqlstate[", "fatal error: uncaught",
    ]
    private static let wallTexts: [StaticString] = [
        "berlangganan untuk membaca", "login untuk membaca", "masuk untuk membaca", "silakan login untuk",
        "silakan masuk untuk",
        "untuk melanjutkan membaca", "khusus pelanggan", "konten premium", "artikel premium",
        "subscribe to continue reading",
        "log in to continue", "sign in to continue", "langganan untuk lanjut membaca",
    ]

    private func has(_ text: String, _ keys: [String]) -> Bool {
        !text.isEmpty && text.utf8.count < 120 && keys.contains { text.hasPrefix($0) }
    }

    /// A headline may speak of a robot or of 404 graves; a title of an error is nearly nothing else.
    private func isError(_ title: String) -> Bool {
        guard !title.isEmpty else { return false }
        return Self.errorTitles.contains { key in
            title.hasPrefix(key) && title.utf8.count <= key.utf8.count + 30
                && (key.utf8.count > 4 || title.utf8.count < 24)
        }
    }

    private func says(_ keys: [StaticString]) -> Bool {
        keys.contains { tree.text.firstFolded($0, from: 0) != nil }
    }

    /// Whether one of them stands in a text that is no link of this kind: menus link to what is for subscribers.
    private func says(_ keys: [StaticString], outside tag: Tag) -> Bool {
        guard says(keys) else { return false }
        return (0..<max(0, tree.count)).contains { node in
            guard tree.tag(node) == .text else { return false }
            let text = tree.text[tree.textRange(node)]
            guard keys.contains(where: { text.firstFolded($0, from: text.startIndex) != nil }) else { return false }
            let parent = tree.parent(node)
            return parent < 0 || tree.tag(parent) != tag
        }
    }

    /// WordPress and others put it on the body.
    private func isErrorByClass() -> Bool {
        guard let body = (0..<max(0, tree.count)).first(where: { tree.tag($0) == .body }) else { return false }
        return tree.value(.class, of: body).map { ClassWords(whole: "error404 error-404 page-404 error500").match($0) }
            ?? false
    }

    private func hasPassword() -> Bool {
        (0..<max(0, tree.count)).contains { node in
            tree.tag(node) == .input && tree.value(.type, of: node)?.elementsEqual("password".utf8) == true
        }
    }
}
