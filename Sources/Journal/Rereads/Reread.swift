public import Model

/// An article that is to be read again: has it been edited, or taken down?
public struct Reread: Sendable, Hashable {
    /// The journal's number of it.
    public let article: Int64
    public let address: WebAddress
    public let source: String
    public let due: Timestamp
    /// What to ask with; nil where this reading goes without conditions, since some servers answer *unchanged* to
    /// everything.
    public let validators: Validators?

    /// Where a reader that takes them in order has got to.
    public var place: Place { Place(due: due, article: article) }

    public struct Place: Sendable, Hashable {
        public let due: Timestamp
        public let article: Int64
    }
}
