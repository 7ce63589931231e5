import Glibc

/// An IPv4 or IPv6 address as the sixteen or four bytes that stand in a packet.
public struct IPAddress: Hashable, Sendable {
    /// Four or sixteen, in network order.
    public let bytes: [UInt8]

    public var isIPv4: Bool { bytes.count == 4 }

    private init(bytes: [UInt8]) { self.bytes = bytes }

    public init(_ a: UInt8, _ b: UInt8, _ c: UInt8, _ d: UInt8) { bytes = [a, b, c, d] }

    /// Reads what `inet_pton` reads; a scope (`fe80::1%eth0`) and brackets are left out.
    public init?(_ text: some StringProtocol) {
        var bare = text.prefix { $0 != "%" && $0 != "]" }[...]
        if bare.first == "[" { bare = bare.dropFirst() }
        guard !bare.isEmpty, bare.utf8.count <= 45 else { return nil }
        let family = bare.contains(":") ? AF_INET6 : AF_INET
        var buffer = [UInt8](repeating: 0, count: family == AF_INET6 ? 16 : 4)
        guard inet_pton(family, String(bare), &buffer) == 1 else { return nil }
        bytes = buffer
    }

    /// The address in a `sockaddr_in` or `sockaddr_in6`; nil for other families.
    init?(_ socketAddress: UnsafePointer<sockaddr>) {
        let raw = UnsafeRawPointer(socketAddress)
        switch Int32(socketAddress.pointee.sa_family) {
        case AF_INET:
            let address = raw.loadUnaligned(as: sockaddr_in.self).sin_addr
            bytes = withUnsafeBytes(of: address) { Array($0) }
        case AF_INET6:
            let address = raw.loadUnaligned(as: sockaddr_in6.self).sin6_addr
            bytes = withUnsafeBytes(of: address) { Array($0) }
        default:
            return nil
        }
    }

    /// The IPv4 address that these four bytes of an IPv6 address carry.
    func embedded(at offset: Int) -> IPAddress { IPAddress(bytes: Array(bytes[offset..<offset + 4])) }
}

extension IPAddress: CustomStringConvertible {
    public var description: String {
        var text = [CChar](repeating: 0, count: Int(INET6_ADDRSTRLEN))
        let family = isIPv4 ? AF_INET : AF_INET6
        guard inet_ntop(family, bytes, &text, socklen_t(text.count)) != nil else { return "" }
        return String(decoding: text.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }
}

/// A range of addresses: a prefix and how many of its bits count (RFC 4632, RFC 4291 §2.3).
public struct AddressRange: Hashable, Sendable {
    public let base: IPAddress
    public let bits: Int

    /// Reads `10.0.0.0/8`, `fc00::/7`, or a single address.
    public init?(_ text: some StringProtocol) {
        let parts = text.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
        guard let first = parts.first, let base = IPAddress(first) else { return nil }
        let width = base.bytes.count * 8
        guard let bits = parts.count == 2 ? Int(parts[1]) : width, (0...width).contains(bits) else { return nil }
        self.base = base
        self.bits = bits
    }

    public func contains(_ address: IPAddress) -> Bool {
        guard address.bytes.count == base.bytes.count else { return false }
        let whole = bits / 8
        for index in 0..<whole where address.bytes[index] != base.bytes[index] { return false }
        let rest = bits % 8
        guard rest > 0 else { return true }
        let mask = UInt8(truncatingIfNeeded: 0xFF00 >> rest)
        return (address.bytes[whole] ^ base.bytes[whole]) & mask == 0
    }
}
