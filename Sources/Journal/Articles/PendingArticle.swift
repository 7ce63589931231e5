public import Model

/// An address that was discovered and of which nothing has become yet.
public struct PendingArticle: Sendable, Hashable {
    let id: Int64
    public let address: WebAddress
    /// The source that led to it first.
    public let source: String
    /// When it is to be fetched, or tried again.
    public let due: Timestamp
    /// How often it was tried.
    public let attempts: Int
    /// As what led to it says; nil where that is not said.
    public let published: Publication?

    /// Where a reader that takes them in order has got to.
    public var place: Place { Place(due: due, id: id) }

    public struct Place: Sendable, Hashable {
        let due: Timestamp
        let id: Int64
    }
}
