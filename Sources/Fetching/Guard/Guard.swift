/// Which addresses a transfer may connect to. Asked at connect time about the address that is really connected to, so
/// that neither a redirect nor a name that changes its mind (DNS rebinding) leads into this machine's network.
public struct Guard: Hashable, Sendable {
    public enum Verdict: Hashable, Sendable {
        case allowed
        /// With the reason for people.
        case refused(String)
    }

    /// Ranges that are allowed whatever they are: an outlet's mirror inside one's own network, for example.
    public var trusted: [AddressRange]

    public init(trusted: [AddressRange] = []) { self.trusted = trusted }

    /// - Parameter isLocal: The source is marked as local: loopback and private addresses are allowed, nothing else
    ///   that is special is.
    public func verdict(on address: IPAddress, isLocal: Bool) -> Verdict {
        let kind = AddressClass(of: address)
        if kind == .global || (isLocal && kind.isLocal) { return .allowed }
        if trusted.contains(where: { $0.contains(address) }) { return .allowed }
        let hint = kind.isLocal ? "; mark the source as local if this is meant" : ""
        return .refused("\(address) is a \(kind.rawValue) address\(hint)")
    }
}
