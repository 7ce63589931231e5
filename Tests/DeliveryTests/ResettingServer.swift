import Dispatch
import Glibc

/// Takes connections on loopback and resets them before a byte was read.
final class ResettingServer: Sendable {
    let port: Int
    private let listener: Int32
    private let meetings: AsyncStream<Void>

    struct NotListening: Error {}

    init() throws {
        let listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        var size = socklen_t(MemoryLayout<sockaddr_in>.size)
        let isListening = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
                bind(listener, address, size) == 0 && listen(listener, 16) == 0
                    && getsockname(listener, address, &size) == 0
            }
        }
        guard isListening else { throw NotListening() }
        self.listener = listener
        port = Int(UInt16(bigEndian: address.sin_port))
        let (stream, continuation) = AsyncStream<Void>.makeStream()
        meetings = stream
        DispatchQueue(label: "resetting server").async {
            while true {
                let descriptor = accept(listener, nil, nil)
                guard descriptor >= 0 else { return }
                // Closing with a linger of nothing sends RST (socket(7)).
                var linger = linger(l_onoff: 1, l_linger: 0)
                setsockopt(descriptor, SOL_SOCKET, SO_LINGER, &linger, socklen_t(MemoryLayout<Glibc.linger>.size))
                close(descriptor)
                continuation.yield()
            }
        }
    }

    /// Returns when somebody has connected.
    func wasMet() async { for await _ in meetings { return } }

    deinit {
        shutdown(listener, Int32(SHUT_RDWR))
        close(listener)
    }
}
