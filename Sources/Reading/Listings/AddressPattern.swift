public import Model

/// Which links of a listing are articles, as somebody wrote it down: a path with `*` for any characters, such as
/// `/berita/*` or `/read/*/*.html`. It must fit the whole path; the query counts only where the pattern has a `?`.
public struct AddressPattern: Hashable, Sendable {
    private let text: [UInt8]
    private let hasQuery: Bool

    /// Nil where the text is no path.
    public init?(_ text: String) {
        guard text.hasPrefix("/"), text.utf8.count <= 200 else { return nil }
        self.text = Array(text.utf8)
        hasQuery = text.utf8.contains(UInt8(ascii: "?"))
    }

    public func matches(_ address: WebAddress) -> Bool {
        let query = hasQuery ? address.query.map { "?\($0)" } ?? "" : ""
        return Self.matches(text[...], Array((address.path + query).utf8)[...])
    }

    /// Goes back to the last `*` only, so that the time is bounded by pattern times path.
    private static func matches(_ pattern: ArraySlice<UInt8>, _ path: ArraySlice<UInt8>) -> Bool {
        var (p, at) = (pattern.startIndex, path.startIndex)
        var star: (after: Int, at: Int)?
        while at < path.endIndex {
            if p < pattern.endIndex, pattern[p] == UInt8(ascii: "*") {
                p += 1
                star = (p, at)
            } else if p < pattern.endIndex, pattern[p] == path[at] {
                p += 1
                at += 1
            } else if let last = star {
                star = (last.after, last.at + 1)
                (p, at) = (last.after, last.at + 1)
            } else {
                return false
            }
        }
        return pattern[p...].allSatisfy { $0 == UInt8(ascii: "*") }
    }
}
