import FoundationEssentials
import Glibc
import Synchronization

/// Speaks systemd's notification protocol, sd_notify(3), over the datagram socket that `NOTIFY_SOCKET` names. Without
/// that variable every call does nothing.
final class ServiceNotifier: Sendable {
    private let address: String?
    /// Microseconds within which systemd wants a sign of life; nil without a watchdog for this process.
    let watchdogMicroseconds: UInt64?

    init(environment: [String: String] = ProcessInfo.processInfo.environment) {
        address = environment["NOTIFY_SOCKET"].flatMap { $0.isEmpty ? nil : $0 }
        let isForUs = environment["WATCHDOG_PID"].map { $0 == "\(getpid())" } ?? true
        watchdogMicroseconds =
            isForUs ? environment["WATCHDOG_USEC"].flatMap { UInt64($0) }.flatMap { $0 > 0 ? $0 : nil } : nil
    }

    func ready(_ status: String) { send("READY=1\nSTATUS=\(Self.line(status))") }
    func stopping(_ status: String) { send("STOPPING=1\nSTATUS=\(Self.line(status))") }
    func status(_ status: String) { send("STATUS=\(Self.line(status))") }
    func alive() { send("WATCHDOG=1") }

    /// Both fields in one message: systemd matches the reload cycle by the time in it.
    func reloading() {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        send("RELOADING=1\nMONOTONIC_USEC=\(UInt64(time.tv_sec) * 1_000_000 + UInt64(time.tv_nsec) / 1000)")
    }

    /// A newline would begin another field.
    private static func line(_ text: String) -> String {
        text.split(whereSeparator: \.isNewline).joined(separator: " ")
    }

    private func send(_ message: String) {
        guard let path = address else { return }
        var target = sockaddr_un()
        target.sun_family = sa_family_t(AF_UNIX)
        let bytes = Array(path.utf8)
        guard bytes.count < MemoryLayout.size(ofValue: target.sun_path) else { return }
        withUnsafeMutableBytes(of: &target.sun_path) { room in
            room.copyBytes(from: bytes)
            if bytes.first == UInt8(ascii: "@") { room[0] = 0 }  // Linux's abstract namespace
        }
        let length = socklen_t(MemoryLayout<sa_family_t>.size + bytes.count)
        let descriptor = socket(AF_UNIX, Int32(SOCK_DGRAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
        guard descriptor >= 0 else { return }
        defer { close(descriptor) }
        let data = Array(message.utf8)
        withUnsafePointer(to: &target) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
                // A notification that cannot be sent is no reason to stop watching the news.
                _ = sendto(descriptor, data, data.count, Int32(MSG_NOSIGNAL), address, length)
            }
        }
    }
}
