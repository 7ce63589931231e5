public import Model

/// An alerted article that is to be read again.
public struct FollowUp: Sendable, Hashable {
    public let alert: String
    public let address: WebAddress
    public let source: String
    public let due: Timestamp
}
