/// What an IP address is for, after the IANA special-purpose registries (RFC 6890 and its successors). Only `global`
/// addresses belong to outlets; the others lead into this machine, its network, or nowhere.
public enum AddressClass: String, Sendable, CaseIterable {
    case global
    case unspecified
    case loopback
    /// RFC 1918, and RFC 4193 unique local.
    case privateUse = "private"
    /// Carrier-grade NAT (RFC 6598).
    case shared
    /// RFC 3927, RFC 4291 §2.5.6; cloud metadata services answer here.
    case linkLocal = "link-local"
    case multicast
    case broadcast
    /// RFC 5737, RFC 3849, RFC 9637.
    case documentation
    /// RFC 2544, RFC 5180.
    case benchmarking
    /// Everything else that no server of the public web may have.
    case reserved

    /// Whether a source that is marked as local may be there.
    public var isLocal: Bool { self == .loopback || self == .privateUse }

    /// Whether a host, as in `WebAddress`, is this machine by its very name: no other is asked for it (RFC 6761 §6.3).
    public static func isLoopback(_ host: String) -> Bool {
        if host == "localhost" || host.hasSuffix(".localhost") { return true }
        return IPAddress(host).map { AddressClass(of: $0) == .loopback } ?? false
    }
}

extension AddressClass {
    /// An IPv6 address that carries an IPv4 address is of the class of the address that it carries: this is how a
    /// translator or tunnel would deliver it.
    public init(of address: IPAddress) {
        if address.isIPv4 {
            self = AddressClass.first(of: address, in: AddressClass.ipv4)
            return
        }
        for (range, offset) in AddressClass.carriers where range.contains(address) {
            // Teredo hides the client's address by inverting it; nothing of the web is served from a Teredo client.
            guard let offset else {
                self = .reserved
                return
            }
            self = AddressClass(of: address.embedded(at: offset))
            return
        }
        let found = AddressClass.first(of: address, in: AddressClass.ipv6)
        // Only 2000::/3 has been given out so far (RFC 4291 §2.4, IANA IPv6 address space).
        self = found == .global && address.bytes[0] & 0xE0 != 0x20 ? .reserved : found
    }

    private static func first(of address: IPAddress, in table: [(AddressRange, AddressClass)]) -> AddressClass {
        table.first { $0.0.contains(address) }?.1 ?? .global
    }

    private static func table(_ rows: [(String, AddressClass)]) -> [(AddressRange, AddressClass)] {
        rows.compactMap { row in AddressRange(row.0).map { ($0, row.1) } }
    }

    private static let ipv4 = table([
        ("0.0.0.0/32", .unspecified), ("0.0.0.0/8", .reserved), ("10.0.0.0/8", .privateUse), ("100.64.0.0/10", .shared),
        ("127.0.0.0/8", .loopback), ("169.254.0.0/16", .linkLocal), ("172.16.0.0/12", .privateUse),
        ("192.0.0.0/24", .reserved), ("192.0.2.0/24", .documentation), ("192.88.99.0/24", .reserved),
        ("192.168.0.0/16", .privateUse), ("198.18.0.0/15", .benchmarking), ("198.51.100.0/24", .documentation),
        ("203.0.113.0/24", .documentation), ("224.0.0.0/4", .multicast), ("255.255.255.255/32", .broadcast),
        ("240.0.0.0/4", .reserved),
    ])

    private static let ipv6 = table([
        ("::/128", .unspecified), ("::1/128", .loopback), ("100::/64", .reserved), ("2001:2::/48", .benchmarking),
        ("2001:db8::/32", .documentation), ("2001::/23", .reserved), ("3fff::/20", .documentation),
        ("5f00::/16", .reserved), ("fc00::/7", .privateUse), ("fe80::/10", .linkLocal), ("fec0::/10", .reserved),
        ("ff00::/8", .multicast),
    ])

    /// Ranges whose addresses carry an IPv4 address, and at which byte: mapped (RFC 4291), translated (RFC 2765),
    /// NAT64 (RFC 6052), NAT64 of a local network (RFC 8215), 6to4 (RFC 3056), Teredo (RFC 4380), and the old compatible form, which would
    /// swallow `::` and `::1` and therefore stands apart.
    private static let carriers: [(AddressRange, Int?)] = [
        ("::ffff:0:0/96", 12), ("::ffff:0:0:0/96", 12), ("64:ff9b::/96", 12), ("64:ff9b:1::/48", nil),
        ("2002::/16", 2), ("2001::/32", nil),
    ].compactMap { row in AddressRange(row.0).map { ($0, row.1) } }
}
