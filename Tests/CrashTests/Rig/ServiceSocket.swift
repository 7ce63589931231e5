@preconcurrency import Dispatch
import Glibc
import Synchronization

/// What systemd would hear: the daemon's messages by sd_notify(3).
final class ServiceSocket: Sendable {
    let path: String
    private let source: any DispatchSourceRead
    private let heard = Mutex<[String]>([])

    /// - Parameter whenHeard: Called after each message.
    init(path: String, whenHeard: @escaping @Sendable () -> Void) throws {
        self.path = path
        let descriptor = socket(AF_UNIX, Int32(SOCK_DGRAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        let bytes = Array(path.utf8)
        guard descriptor >= 0, bytes.count < MemoryLayout.size(ofValue: address.sun_path) else { throw Unavailable() }
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: bytes) }
        let length = socklen_t(MemoryLayout<sockaddr_un>.size)
        let bound = withUnsafePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { bind(descriptor, $0, length) }
        }
        guard bound == 0 else { throw Unavailable() }
        source = DispatchSource.makeReadSource(fileDescriptor: descriptor, queue: DispatchQueue(label: "notices"))
        source.setEventHandler { [weak self] in
            var buffer = [UInt8](repeating: 0, count: 4096)
            let count = recv(descriptor, &buffer, buffer.count, Int32(MSG_DONTWAIT))
            guard count > 0 else { return }
            self?.heard.withLock { $0.append(String(decoding: buffer[..<count], as: UTF8.self)) }
            whenHeard()
        }
        source.setCancelHandler { close(descriptor) }
        source.resume()
    }

    deinit { source.cancel() }

    struct Unavailable: Error {}

    /// Every `STATUS=` so far, in order.
    var statuses: [String] {
        heard.withLock { $0 }.flatMap { $0.split(separator: "\n") }.filter { $0.hasPrefix("STATUS=") }
            .map { String($0.dropFirst("STATUS=".count)) }
    }

    var isReady: Bool { heard.withLock { $0.contains { $0.hasPrefix("READY=1") } } }

    func forget() { heard.withLock { $0 = [] } }
}
