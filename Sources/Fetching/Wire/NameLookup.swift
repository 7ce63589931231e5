import CCurl
import Dispatch
import Glibc

/// Resolves names away from the net queue. Needed only behind a proxy, where libcurl does not look names up.
struct NameLookup: Sendable {
    private let queue = DispatchQueue(label: "names", attributes: .concurrent)

    /// The addresses of `host`; empty where it has none, or none that this machine can learn of.
    func addresses(of host: String) async -> [IPAddress] {
        await withCheckedContinuation { continuation in
            queue.async { continuation.resume(returning: NameLookup.resolve(host)) }
        }
    }

    private static func resolve(_ host: String) -> [IPAddress] {
        var hints = addrinfo()
        hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
        var first: UnsafeMutablePointer<addrinfo>?
        guard getaddrinfo(host, nil, &hints, &first) == 0 else { return [] }
        defer { freeaddrinfo(first) }
        var found: [IPAddress] = []
        var next = first
        while let entry = next?.pointee {
            if let address = entry.ai_addr.flatMap({ IPAddress($0) }) { found.append(address) }
            next = entry.ai_next
        }
        return found
    }
}
