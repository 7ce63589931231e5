import Model

/// How much an address looks like that of an article.
enum ArticleAddress {
    enum Likeness: Int, Comparable {
        case no, perhaps, likely
        static func < (a: Likeness, b: Likeness) -> Bool { a.rawValue < b.rawValue }
    }

    static func likeness(_ address: WebAddress) -> Likeness {
        let segments = address.path.split(separator: "/")
        guard let last = segments.last else { return query(address) }
        let first = segments[0].lowercased()
        let lower = last.lowercased()
        if ListingNames.notArticles.contains(first) || ListingNames.notArticles.contains(lower) { return .no }
        if ListingNames.notArticlePrefixes.contains(where: lower.hasPrefix) { return .no }
        if ListingNames.fileEndings.contains(where: lower.hasSuffix) { return .no }
        if segments.dropFirst().dropLast().contains(where: { ["tag", "author", "category"].contains($0.lowercased()) })
        {
            return .no
        }

        let words = lower.split { "-_.+".contains($0) || $0 == "%" }.count
        let number =
            segments.contains { $0.utf8.count >= 5 && $0.utf8.allSatisfy(\.isDigit) }
            || longestNumber(last.utf8) >= 5
        let isDated = hasDate(segments)
        if words >= 5 || (words >= 3 && (number || isDated)) { return .likely }
        if number && (segments.count >= 2 || words >= 3) || (isDated && segments.count >= 3) { return .likely }
        if words >= 3 || isNumbered(segments) { return .perhaps }
        if query(address) == .likely { return .likely }
        return words >= 2 && segments.count >= 2 ? .perhaps : .no
    }

    /// `/berita/4400`: a number below a section, which is no year.
    private static func isNumbered(_ segments: [Substring]) -> Bool {
        guard segments.count >= 2, let last = segments.last, (3...12).contains(last.utf8.count), let number = Int(last)
        else { return false }
        return !(1990...2100).contains(number)
    }

    /// `?p=133830`, `?id=…`, `?berita=…`
    private static func query(_ address: WebAddress) -> Likeness {
        for parameter in address.query?.split(separator: "&") ?? [] {
            let parts = parameter.split(separator: "=")
            guard parts.count == 2 else { continue }
            let name = parts[0].lowercased()
            if ["p", "id", "idberita", "id_berita", "news", "newsid", "berita", "post", "nid", "read"].contains(name),
                parts[1].utf8.contains(where: \.isDigit)
            {
                return .likely
            }
        }
        return .no
    }

    private static func longestNumber(_ text: some Sequence<UInt8>) -> Int {
        var longest = 0
        var length = 0
        for byte in text {
            length = byte.isDigit ? length + 1 : 0
            longest = max(longest, length)
        }
        return longest
    }

    /// `/2024/11/…`
    private static func hasDate(_ segments: [Substring]) -> Bool {
        for (year, month) in zip(segments, segments.dropFirst()) {
            if year.utf8.count == 4, let value = Int(year), (1995...2100).contains(value), let month = Int(month),
                (1...12).contains(month)
            {
                return true
            }
        }
        return false
    }
}
