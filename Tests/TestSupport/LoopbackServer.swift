@preconcurrency import Dispatch  // its sources may be used from any thread; their types do not say so
import Glibc
import Synchronization

/// An HTTP/1.1 server on a free port of loopback that answers as a test tells it, however wrong that is. It keeps every
/// request it got.
public final class LoopbackServer: Sendable {
    public typealias Handler = @Sendable (LoopbackRequest) -> LoopbackAnswer

    private struct State {
        var requests: [LoopbackRequest] = []
        var open: Set<Int> = []
        var mostOpen = 0
    }

    public let port: Int
    public let host: String
    private let queue = DispatchQueue(label: "loopback server")
    private let state = Mutex(State())
    private let began = DispatchTime.now()
    private let accepting: any DispatchSourceRead

    /// - Parameters:
    ///   - host: An IPv4 address of 127.0.0.0/8, or `::1`.
    ///   - port: 0 for a free one.
    public init(host: String = "127.0.0.1", port: Int = 0, _ handler: @escaping Handler) throws {
        self.host = host
        let (listener, port) = try LoopbackServer.listen(host, port)
        self.port = port
        let source = DispatchSource.makeReadSource(fileDescriptor: listener, queue: queue)
        source.setCancelHandler { close(listener) }
        accepting = source
        let queue = queue
        var connections = 0
        source.setEventHandler { [weak self] in
            while true {
                let descriptor = accept(listener, nil, nil)
                guard descriptor >= 0 else { return }
                _ = fcntl(descriptor, F_SETFL, O_NONBLOCK)
                _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
                connections += 1
                let number = connections
                self?.opened(number)
                let connection = LoopbackConnection(descriptor, queue: queue) { [weak self] in
                    self?.closed(number)
                } answer: { [weak self] method, path, headers, body in
                    guard let self else { return LoopbackAnswer([.close]) }
                    return handler(record(method, path, headers, body, number))
                }
                connection.begin()
            }
        }
        source.resume()
    }

    deinit { accepting.cancel() }

    public var requests: [LoopbackRequest] { state.withLock { $0.requests } }
    public var paths: [String] { requests.map(\.path) }
    /// The most connections that were open at one time.
    public var mostConnections: Int { state.withLock { $0.mostOpen } }

    /// `http://127.0.0.1:PORT` and the path.
    public func url(_ path: String = "/") -> String {
        host.contains(":") ? "http://[\(host)]:\(port)\(path)" : "http://\(host):\(port)\(path)"
    }

    private func opened(_ number: Int) {
        state.withLock {
            $0.open.insert(number)
            $0.mostOpen = max($0.mostOpen, $0.open.count)
        }
    }

    private func closed(_ number: Int) { state.withLock { _ = $0.open.remove(number) } }

    private func record(
        _ method: String,
        _ path: String,
        _ headers: [String: String],
        _ body: [UInt8],
        _ connection: Int
    ) -> LoopbackRequest {
        let time = Double(DispatchTime.now().uptimeNanoseconds - began.uptimeNanoseconds) / 1e9
        return state.withLock { state in
            let request = LoopbackRequest(
                method: method,
                path: path,
                headers: headers,
                body: body,
                number: state.requests.count + 1,
                time: time,
                connection: connection
            )
            state.requests.append(request)
            return request
        }
    }

    private struct Unavailable: Error { let code: Int32 }

    private static func listen(_ host: String, _ port: Int) throws -> (Int32, Int) {
        let isIPv6 = host.contains(":")
        let kind = Int32(SOCK_STREAM.rawValue | SOCK_NONBLOCK.rawValue | SOCK_CLOEXEC.rawValue)
        let descriptor = socket(isIPv6 ? AF_INET6 : AF_INET, kind, 0)
        guard descriptor >= 0 else { throw Unavailable(code: errno) }
        var storage = sockaddr_storage()
        let bound = withUnsafeMutablePointer(to: &storage) { pointer -> Int32 in
            let raw = UnsafeMutableRawPointer(pointer)
            let length: Int
            if isIPv6 {
                var address = sockaddr_in6()
                address.sin6_family = sa_family_t(AF_INET6)
                address.sin6_port = in_port_t(port).bigEndian
                inet_pton(AF_INET6, host, &address.sin6_addr)
                raw.storeBytes(of: address, as: sockaddr_in6.self)
                length = MemoryLayout<sockaddr_in6>.size
            } else {
                var address = sockaddr_in()
                address.sin_family = sa_family_t(AF_INET)
                address.sin_port = in_port_t(port).bigEndian
                inet_pton(AF_INET, host, &address.sin_addr)
                raw.storeBytes(of: address, as: sockaddr_in.self)
                length = MemoryLayout<sockaddr_in>.size
            }
            let socketAddress = raw.assumingMemoryBound(to: sockaddr.self)
            guard bind(descriptor, socketAddress, socklen_t(length)) == 0 else { return -1 }
            guard Glibc.listen(descriptor, 512) == 0 else { return -1 }
            var size = socklen_t(MemoryLayout<sockaddr_storage>.size)
            return getsockname(descriptor, socketAddress, &size)
        }
        guard bound == 0 else {
            close(descriptor)
            throw Unavailable(code: errno)
        }
        // The port stands at the same place in both kinds of address.
        let port = withUnsafeBytes(of: storage) { Int($0[2]) << 8 | Int($0[3]) }
        return (descriptor, port)
    }
}
