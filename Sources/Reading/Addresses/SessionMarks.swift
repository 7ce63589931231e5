public import Model

/// What some servers write into every link to tell their visitors apart (PHP's `PHPSESSID`, Java's `;jsessionid=`): another
/// one at each visit, so that every look at a list would seem to lead to new articles.
public enum SessionMarks {
    /// The address without them; mostly the same one.
    public static func removed(from address: WebAddress) -> WebAddress {
        let isMarked = address.query.map { $0.split(separator: "&").contains(where: isMark) } ?? false
        guard isMarked || address.path.contains(";") else { return address }
        let path = address.path.split(separator: "/", omittingEmptySubsequences: false).map { segment in
            let parts = segment.split(separator: ";", omittingEmptySubsequences: false)
            return parts.prefix(1).joined() + parts.dropFirst().filter { !isMark($0) }.map { ";\($0)" }.joined()
        }
        let kept = address.query.map { $0.split(separator: "&").filter { !isMark($0) } } ?? []
        let query = kept.isEmpty ? "" : "?\(kept.joined(separator: "&"))"
        return WebAddress(address.origin + path.joined(separator: "/") + query) ?? address
    }

    private static func isMark(_ parameter: Substring) -> Bool {
        let parts = parameter.split(separator: "=", maxSplits: 1)
        guard parts.count == 2 else { return false }
        let name = parts[0].lowercased()
        if names.contains(name) || name.hasPrefix("aspsessionid") { return true }
        // Of itself such a name may stand for an article: PHP-Nuke's `sid=123`.
        return doubtfulNames.contains(name) && isToken(parts[1])
    }

    /// In lower case.
    private static let names: Set<String> = [
        "phpsessid", "jsessionid", "sessionid", "session_id", "sessid", "oscsid", "zenid", "cftoken",
    ]
    private static let doubtfulNames: Set<String> = ["sid", "ssid", "session", "sess"]

    /// Letters and digits, as many as a server takes so that nobody guesses them.
    private static func isToken(_ value: Substring) -> Bool {
        value.utf8.count >= 20 && value.utf8.contains(where: \.isDigit)
            && value.utf8.allSatisfy { $0.isLetter || $0.isDigit }
    }
}
