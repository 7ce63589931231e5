import Glibc
import Model

/// Tells whether a response keeps us out instead of answering: not an error, and never to be taken for *found nothing*.
enum BlockSigns {
    /// Why the response is a refusal; nil where it is none.
    static func reason(in capture: Capture) -> String? {
        switch capture.status {
        case 401, 407: return "\(capture.status): a password is asked for"
        case 403: return "403: forbidden"
        case 429: return "429: too many requests"
        case 451: return "451: withheld for legal reasons"
        default: break
        }
        if capture.header("cf-mitigated")?.lowercased() == "challenge" { return "a challenge instead of the page" }
        if capture.header("x-amzn-waf-action") != nil { return "a challenge instead of the page" }
        guard capture.body.count <= longestRefusal, isMarkup(capture) else { return nil }
        return reason(inMarkup: capture.body)
    }

    private static func reason(inMarkup body: [UInt8]) -> String? {
        let text = lowered(body[...])
        for (mark, reason) in marks where find(mark, in: text[...]) != nil { return reason }
        guard let title = title(in: text), isRefusal(title) else { return nil }
        return "a page titled \"\(String(decoding: title.prefix(60), as: UTF8.self).trimmed)\" instead of the page"
    }

    /// A headline may speak of such things: only how a title begins counts, and of words that a headline may begin with
    /// too, only what is all of it, up to the site's name.
    private static func isRefusal(_ title: ArraySlice<UInt8>) -> Bool {
        if beginnings.contains(where: title.starts(with:)) { return true }
        return wholes.contains { whole in
            guard title.starts(with: whole) else { return false }
            let rest = title.dropFirst(whole.count).drop { isSpace($0) }
            return rest.isEmpty || ends.contains(where: rest.starts(with:))
        }
    }

    /// Bytes. A gatekeeper's page is short; a longer one is not searched, and an article of that length may well speak
    /// of captchas.
    private static let longestRefusal = 32 << 10

    /// What only a gatekeeper writes, in lower case.
    private static let marks: [([UInt8], String)] = [
        ("_cf_chl_opt", "a challenge (Cloudflare) instead of the page"),
        ("cf-browser-verification", "a challenge (Cloudflare) instead of the page"),
        ("sucuri_cloudproxy_js", "a challenge (Sucuri) instead of the page"),
        ("/_incapsula_resource?", "a challenge (Imperva) instead of the page"),
        ("geo.captcha-delivery.com", "a captcha (DataDome) instead of the page"),
        ("window.awswafcookiedomainlist", "a challenge (AWS WAF) instead of the page"),
        ("id=\"px-captcha\"", "a captcha (PerimeterX) instead of the page"),
        ("ddos-guard.net/js-challenge", "a challenge (DDoS-Guard) instead of the page"),
        ("slowaes.decrypt(", "a challenge (testcookie) instead of the page"),
        ("/cgi-sys/suspendedpage.cgi", "the outlet's hosting account is suspended"),
    ].map { (Array($0.0.utf8), $0.1) }

    /// How a title begins that says the page is not the page, in lower case.
    private static let beginnings: [[UInt8]] = [
        "just a moment", "attention required", "access denied", "are you a robot", "are you human", "bot verification",
        "checking your browser", "ddos protection", "security check", "verify you are human", "account suspended",
        "bandwidth limit exceeded", "one moment, please", "robot check", "sucuri website firewall",
    ].map { Array($0.utf8) }

    /// Titles that say so, if they say no more.
    private static let wholes: [[UInt8]] = [
        "captcha", "akun ditangguhkan", "verifikasi keamanan", "pemeriksaan keamanan",
    ].map { Array($0.utf8) }

    /// What stands between a title and the site's name, or ends it.
    private static let ends: [[UInt8]] = ["|", "- ", "–", "—", "·", "»", ".", "…", "!"].map { Array($0.utf8) }

    private static func isSpace(_ byte: UInt8) -> Bool { byte == 32 || (9...13).contains(byte) }

    private static func isMarkup(_ capture: Capture) -> Bool {
        let type = capture.header("content-type")?.lowercased() ?? ""
        if type.contains("html") { return true }
        // A feed that is no feed but a page, whatever its label says.
        let start = lowered(capture.body.prefix(512))
        return ["<!doctype html", "<html"].contains { find(Array($0.utf8), in: start[...]) != nil }
    }

    private static func title(in text: [UInt8]) -> ArraySlice<UInt8>? {
        guard let start = find(Array("<title".utf8), in: text[...]) else { return nil }
        guard let open = text[start...].firstIndex(of: UInt8(ascii: ">")) else { return nil }
        return text[(open + 1)...].prefix { $0 != UInt8(ascii: "<") }.drop { isSpace($0) }.prefix(300)
    }

    private static func lowered(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
        [UInt8](unsafeUninitializedCapacity: bytes.count) { buffer, count in
            for byte in bytes {
                buffer[count] = (65...90).contains(byte) ? byte + 32 : byte
                count += 1
            }
        }
    }

    /// The place of the first occurrence of `word`.
    private static func find(_ word: [UInt8], in text: ArraySlice<UInt8>) -> Int? {
        guard let head = word.first else { return nil }
        return text.withUnsafeBytes { text -> Int? in
            guard let base = text.baseAddress else { return nil }
            var at = 0
            while at + word.count <= text.count {
                guard let hit = memchr(base + at, Int32(head), text.count - word.count - at + 1) else { return nil }
                at = UnsafeRawPointer(hit) - base
                if memcmp(base + at, word, word.count) == 0 { return at }
                at += 1
            }
            return nil
        }.map { text.startIndex + $0 }
    }
}
