public import Model

/// What is remembered of a source from one run of the daemon to the next. The journal keeps it and does not read it.
public struct RememberedSource: Sendable, Hashable {
    /// Where it was learnt: of another address it says nothing.
    public var address: WebAddress
    /// In the fetcher's own words (JSON).
    public var memory: String

    public init(address: WebAddress, memory: String) {
        self.address = address
        self.memory = memory
    }
}
