import FoundationEssentials
import Model

/// What every page has in common: one file, no scripts, no requests.
enum Page {
    /// The bytes of a page.
    static func html(title: String, in wording: Wording, _ body: HTMLText.Body) -> [UInt8] {
        var page = HTMLText()
        page.markup("<!doctype html>\n")
        page.element("html", [("lang", wording.rawValue)]) { html in
            html.element("head") { head in
                head.empty("meta", [("charset", "utf-8")])
                head.empty("meta", [("http-equiv", "Content-Security-Policy"), ("content", policy)])
                head.empty("meta", [("name", "viewport"), ("content", "width=device-width, initial-scale=1")])
                head.empty("meta", [("name", "referrer"), ("content", "no-referrer")])
                head.empty("meta", [("name", "robots"), ("content", "noindex, nofollow")])
                head.element("title", title)
                head.element("style") { $0.markup(PageStyle.sheet) }
            }
            html.markup("\n")
            html.element("body") { content in
                content.element("a", [("class", "skip"), ("href", "#isi")], wording.skip)
                body(&content)
            }
        }
        page.markup("\n")
        return page.bytes
    }

    /// Nothing is loaded, nothing runs, and only our own sheet styles (Content Security Policy Level 3).
    private static let policy: String = {
        let digest = PageStyle.sheet.withUTF8Buffer { Digest(of: Array($0)) }
        let hash = Data(digest.bytes).base64EncodedString()
        return "default-src 'none'; style-src 'sha256-\(hash)'; base-uri 'none'; form-action 'none'"
    }()
}
