import Glibc
import TestSupport
import Testing

@testable import Monitor

/// Against a real datagram socket, as systemd's is.
@Suite struct ServiceNotifierTests {
    private func receiving(at path: String, _ body: () -> Void) throws -> [String] {
        let descriptor = socket(AF_UNIX, Int32(SOCK_DGRAM.rawValue) | Int32(SOCK_NONBLOCK.rawValue), 0)
        try #require(descriptor >= 0)
        defer { close(descriptor) }
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: Array(path.utf8)) }
        let bound = withUnsafePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(descriptor, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
            }
        }
        try #require(bound == 0)
        body()
        var messages: [String] = []
        var buffer = [UInt8](repeating: 0, count: 4096)
        while case let count = recv(descriptor, &buffer, buffer.count, 0), count > 0 {
            messages.append(String(decoding: buffer[..<count], as: UTF8.self))
        }
        return messages
    }

    @Test func `the life of a service is told message by message`() throws {
        let folder = try TemporaryFolder()
        let path = "\(folder.path)/notify"
        let messages = try receiving(at: path) {
            let notifier = ServiceNotifier(environment: ["NOTIFY_SOCKET": path])
            notifier.ready("3 sources")
            notifier.alive()
            notifier.stopping("SIGTERM\nREADY=1")
        }
        #expect(messages == ["READY=1\nSTATUS=3 sources", "WATCHDOG=1", "STOPPING=1\nSTATUS=SIGTERM READY=1"])
    }

    @Test func `a reload carries the monotonic time in the same message`() throws {
        let folder = try TemporaryFolder()
        let path = "\(folder.path)/notify"
        let messages = try receiving(at: path) {
            ServiceNotifier(environment: ["NOTIFY_SOCKET": path]).reloading()
        }
        let fields = try #require(messages.first).split(separator: "\n")
        #expect(fields.first == "RELOADING=1")
        #expect(try #require(UInt64(fields[1].dropFirst("MONOTONIC_USEC=".count))) > 0)
    }

    @Test(
        arguments: [
            (["WATCHDOG_USEC": "30000000"], 30_000_000),
            (["WATCHDOG_USEC": "30000000", "WATCHDOG_PID": "1"], nil),
            (["WATCHDOG_USEC": "soon"], nil),
            ([:], nil),
        ] as [([String: String], UInt64?)]
    )
    func `the watchdog's time is ours only where systemd means us`(environment: [String: String], expected: UInt64?) {
        #expect(ServiceNotifier(environment: environment).watchdogMicroseconds == expected)
    }

    @Test func `without a socket nothing is sent and nothing fails`() {
        ServiceNotifier(environment: [:]).ready("")
        ServiceNotifier(environment: ["NOTIFY_SOCKET": "/no/such/socket"]).ready("")
    }
}
