public import Model

/// How long a server asks to be left alone (RFC 9110 §10.2.3).
public enum RetryAfter {
    /// Seconds; a longer wish is cut to this, so that a mistake does not end a source for ever.
    public static let longest: Double = 86_400

    /// Seconds from `now`, at least 0 and at most `longest`; nil where the field says nothing that is understood.
    public static func seconds(_ field: String, at now: Timestamp) -> Double? {
        let text = field.trimmed
        if !text.isEmpty, text.utf8.allSatisfy({ (48...57).contains($0) }) {
            return min(Double(text) ?? longest, longest)
        }
        guard let moment = HTTPDate.parse(text) else { return nil }
        return min(max(moment.seconds(since: now), 0), longest)
    }
}
