public import Model

/// Unifies the addresses of one article: tracking parameters, AMP twins, mobile hosts, print views and `?page=all` are
/// ways to the same story.
public enum StoryAddress {
    /// Parameters that say where a reader came from or how the page is drawn, never which article it is.
    static let ignoredParameters: Set<String> = [
        "fbclid", "gclid", "dclid", "gbraid", "wbraid", "msclkid", "yclid", "igshid", "igsh", "mc_cid", "mc_eid", "_ga",
        "_gl", "ref", "ref_src", "ref_url", "referrer", "source", "src", "from", "share", "shared", "s", "si", "spm",
        "amp", "outputtype", "output", "print", "view", "m", "mobile", "single", "showpage", "lang_source", "cid",
        "campaign", "medium", "fb_action_ids", "fb_action_types", "fb_source", "fb_comment_id", "action_object_map",
        "action_type_map", "action_ref_map", "nocache", "cache", "_", "rand", "ts", "t", "device", "theme", "twclid",
        "at_medium", "at_campaign", "soc_src", "soc_trk", "sfnsn", "mibextid", "jnews-preview", "noamp", "isamp",
    ]
    /// Of those, the ones that home-made systems also call their articles by: `/baca.php?view=101`.
    static let doubtfulParameters: Set<String> = [
        "s", "t", "ts", "m", "cid", "view", "src", "source", "from", "single", "print", "share",
    ]
    static let ignoredPrefixes = ["utm_", "itm_", "mtm_", "pk_", "hsa_", "vero_", "__cf", "_hs", "amp_", "ga_"]
    /// Parameters that name an article where the path does not.
    static let pageParameters: Set<String> = ["page", "halaman", "hal", "hlm", "p_no", "show", "showpage"]
    static let ampHosts: Set<Substring> = ["amp", "m", "mobile", "mob", "wap"]
    static let ampSegments: Set<Substring> = ["amp", "amp_version"]

    /// The address without what does not tell articles apart. Idempotent.
    public static func unified(_ address: WebAddress) -> WebAddress {
        let address = SessionMarks.removed(from: address)
        var labels = address.host.split(separator: ".", omittingEmptySubsequences: false)
        if labels.count > 2, let first = labels.first, ampHosts.contains(first) { labels.removeFirst() }
        let host = address.host.contains(":") ? "[\(address.host)]" : labels.joined(separator: ".")

        var segments = address.path.split(separator: "/", omittingEmptySubsequences: false)
        let meant = segments.filter { !$0.isEmpty }.count
        if meant > 1 {
            // `/amp/judul`, `/judul/amp/`, `/amp/read/…`
            let last = segments.last?.isEmpty == true ? segments.count - 2 : segments.count - 1
            if ampSegments.contains(segments[last]) {
                segments.remove(at: last)
            } else if segments.count > 2, ampSegments.contains(segments[1]) {
                segments.remove(at: 1)
            }
        }
        if let last = segments.indices.last, segments[last].hasSuffix(".amp") {
            segments[last] = segments[last].dropLast(4)
        }
        var path = segments.joined(separator: "/")
        if path.isEmpty { path = "/" }
        let port = address.port.map { ":\($0)" } ?? ""
        let place = "\(address.scheme)://\(host)\(port)\(path)"
        let parameters = address.query?.split(separator: "&") ?? []
        let sure = parameters.filter { !isIgnored($0) }
        let kept =
            parameters.contains(where: mayName) && !isNamed(place, sure)
            ? parameters.filter { !isIgnored($0) || mayName($0) } : sure
        return WebAddress(kept.isEmpty ? place : "\(place)?\(kept.joined(separator: "&"))") ?? address
    }

    /// Whether path and parameters tell the article without any that are doubtful.
    private static func isNamed(_ place: String, _ parameters: [Substring]) -> Bool {
        guard let path = WebAddress(place), let whole = WebAddress("\(place)?\(parameters.joined(separator: "&"))")
        else { return true }
        let likeness = ArticleAddress.likeness(path)
        let isScript = scripts.contains(where: path.path.lowercased().hasSuffix)
        return likeness == .likely || likeness == .perhaps && !isScript || ArticleAddress.likeness(whole) > likeness
    }

    private static let scripts = [".php", ".asp", ".aspx", ".jsp", ".cgi", ".cfm"]

    /// A doubtful parameter with a number or a title, rather than a word or a switch.
    private static func mayName(_ parameter: Substring) -> Bool {
        let parts = parameter.split(separator: "=", maxSplits: 1)
        guard parts.count == 2, doubtfulParameters.contains(parts[0].lowercased()) else { return false }
        return parts[1].contains("-") || parts[1].utf8.count >= 2 && parts[1].utf8.allSatisfy(\.isDigit)
    }

    private static func isIgnored(_ parameter: Substring) -> Bool {
        let parts = parameter.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        let name = parts[0].lowercased()
        if ignoredParameters.contains(name) || ignoredPrefixes.contains(where: name.hasPrefix) { return true }
        guard pageParameters.contains(name) else { return false }
        return parts.count > 1 && (parts[1].lowercased() == "all" || parts[1] == "1")
    }

    /// What an article calls itself is believed within its own site, and not where it names the front page, a section or another
    /// kind of thing than an article: on some sites every page states the same, and all their stories would be one.
    static func canonical(_ stated: [WebAddress], of address: WebAddress) -> WebAddress {
        unified(stated.first { isBelieved($0, of: address) } ?? address)
    }

    static func isBelieved(_ stated: WebAddress, of address: WebAddress) -> Bool {
        guard stated.isSameSite(as: address) else { return false }
        if ArticleAddress.likeness(stated) > .no || unified(stated) == unified(address) { return true }
        return ArticleAddress.likeness(address) == .no && !leadsTo(address, from: stated)
    }

    /// Whether one is the front page or a section above the other.
    private static func leadsTo(_ address: WebAddress, from other: WebAddress) -> Bool {
        let (below, above) = (address.path.split(separator: "/"), other.path.split(separator: "/"))
        return other.query == nil && above.count < below.count && below.starts(with: above)
    }

    /// The address of a page of an article without its number, and the number.
    static func pageNumber(_ address: WebAddress) -> (base: String, number: Int) {
        let plain = unified(address)
        var number = 1
        var kept: [Substring] = []
        for parameter in plain.query?.split(separator: "&") ?? [] {
            let parts = parameter.split(separator: "=", maxSplits: 1)
            if parts.count == 2, pageParameters.contains(parts[0].lowercased()), let value = Int(parts[1]) {
                number = value
            } else {
                kept.append(parameter)
            }
        }
        var segments = plain.path.split(separator: "/")
        if number == 1, segments.count > 1, let last = segments.last, let value = Int(last), (1...60).contains(value) {
            number = value
            segments.removeLast()
            if let word = segments.last, ["page", "halaman", "hal"].contains(word.lowercased()), segments.count > 1 {
                segments.removeLast()
            }
        }
        let base = "\(plain.host)/\(segments.joined(separator: "/"))?\(kept.joined(separator: "&"))"
        return (base, number)
    }
}
