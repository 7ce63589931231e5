import Glibc
import Model

/// The right to write the record. The kernel gives it back when the process ends, however it ends.
final class WriterLock {
    private let descriptor: Int32

    /// Throws `held`, saying by whom and since when, where another process has it.
    init(path: String, now: ZonedTime) throws {
        let path = path
        let descriptor: Int32
        do {
            descriptor = try attempt("open", path) { Glibc.open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o640) }
        } catch {
            throw JournalError(error)
        }
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            let code = errno
            _ = Glibc.close(descriptor)
            guard code == EWOULDBLOCK else {
                throw JournalError(FileFailure(operation: "flock", path: path, code: code))
            }
            let holder = String(decoding: (try? ReadFile.bytes(of: path, limit: 200)) ?? [], as: UTF8.self).trimmed
            throw JournalError(
                .held,
                "the record is held by \(holder.isEmpty ? "another process" : holder)",
                place: path,
                remedy: "stop that process first, or give this one another state folder"
            )
        }
        self.descriptor = descriptor
        let text = Array("process \(getpid()) since \(now)\n".utf8)
        _ = ftruncate(descriptor, 0)
        _ = text.withUnsafeBytes { pwrite(descriptor, $0.baseAddress, $0.count, 0) }
    }

    /// Unlocked by hand: a child that is just being started may hold a copy of the descriptor for a moment.
    deinit {
        flock(descriptor, LOCK_UN)
        _ = Glibc.close(descriptor)
    }
}
