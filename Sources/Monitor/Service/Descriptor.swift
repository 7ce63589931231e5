import Glibc

/// Writing to an open file, pipe or socket.
enum Descriptor {
    /// Writes all of it, however little is taken at a time. Returns why not all of it was written, as errno has it, or 0.
    static func write(_ bytes: [UInt8], to descriptor: Int32) -> Int32 {
        var rest = bytes[...]
        while !rest.isEmpty {
            let written = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
            if written > 0 {
                rest = rest.dropFirst(written)
                continue
            }
            let reason = written < 0 ? errno : ENOSPC
            if reason == EINTR { continue }
            guard reason == EAGAIN else { return reason }
            // Whoever reads has made it one that does not wait.
            var wish = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
            poll(&wish, 1, -1)
        }
        return 0
    }
}
