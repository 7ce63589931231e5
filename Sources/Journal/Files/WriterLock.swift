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
        guard Self.take(descriptor) else {
            let code = errno
            _ = Glibc.close(descriptor)
            guard code == EWOULDBLOCK else {
                throw JournalError(FileFailure(operation: "flock", path: path, code: code))
            }
            throw JournalError(
                .held,
                "the record is held by \(Self.note(in: path))",
                place: path,
                remedy: "stop that process first, or give this one another state folder"
            )
        }
        self.descriptor = descriptor
        let text = Array("process \(getpid()) since \(now)\n".utf8)
        _ = ftruncate(descriptor, 0)
        _ = text.withUnsafeBytes { pwrite(descriptor, $0.baseAddress, $0.count, 0) }
    }

    /// Who holds it, such as `process 812 since …`; nil where nobody does.
    static func holder(path: String) -> String? {
        let descriptor = Glibc.open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return nil }
        // Closing gives back what was taken to find out.
        defer { _ = Glibc.close(descriptor) }
        return flock(descriptor, LOCK_SH | LOCK_NB) == 0 ? nil : note(in: path)
    }

    private static func note(in path: String) -> String {
        let note = String(decoding: (try? ReadFile.bytes(of: path, limit: 200)) ?? [], as: UTF8.self).trimmed
        return note.isEmpty ? "another process" : note
    }

    /// Somebody may be looking who holds it, for microseconds: that is no reason not to start.
    private static func take(_ descriptor: Int32) -> Bool {
        for _ in 0..<5 {
            if flock(descriptor, LOCK_EX | LOCK_NB) == 0 { return true }
            guard errno == EWOULDBLOCK else { return false }
            usleep(2000)
        }
        return flock(descriptor, LOCK_EX | LOCK_NB) == 0
    }

    /// Unlocked by hand: a child that is just being started may hold a copy of the descriptor for a moment.
    deinit {
        flock(descriptor, LOCK_UN)
        _ = Glibc.close(descriptor)
    }
}
