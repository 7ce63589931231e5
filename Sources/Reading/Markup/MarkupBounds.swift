/// What hostile markup may cost. Each bound is far above what any real page needs.
enum MarkupBounds {
    /// Bytes of a document that are looked at; the rest is as if it were not there.
    static let document = 16 << 20
    /// Elements open at one time; tags of deeper ones are dropped, their text is kept.
    static let depth: Int32 = 512
    /// Attributes of one tag; HTML parsers compare each with all before it.
    static let attributes = 64
    /// Bytes of one tag.
    static let tag = 32 << 10
    /// Elements and texts of one document.
    static let nodes = 1 << 20
}
