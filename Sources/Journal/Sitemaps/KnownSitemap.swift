public import Model

/// A sitemap that an index of a source leads to, and what is known of it.
public struct KnownSitemap: Sendable, Hashable {
    public var address: WebAddress
    /// Indexes between it and the source, that one counted.
    public var depth: Int
    /// Its place in the index.
    public var position: Int
    /// When it was last changed, as the index says.
    public var modified: Publication?
    /// When it was last read; nil for never.
    public var read: Timestamp?
    /// What `modified` was then.
    public var readModified: Publication?
    public var validators: Validators?
    /// The index that lists it; nil where an earlier Netra found it.
    public var parent: WebAddress?
    /// Looks in a row that did not bring it.
    public var failures: Int
    /// When the last of those was; nil where none was.
    public var tried: Timestamp?

    public init(
        address: WebAddress,
        depth: Int,
        position: Int,
        modified: Publication? = nil,
        read: Timestamp? = nil,
        readModified: Publication? = nil,
        validators: Validators? = nil,
        parent: WebAddress? = nil,
        failures: Int = 0,
        tried: Timestamp? = nil
    ) {
        self.address = address
        self.depth = depth
        self.position = position
        self.modified = modified
        self.read = read
        self.readModified = readModified
        self.validators = validators
        self.parent = parent
        self.failures = failures
        self.tried = tried
    }
}
