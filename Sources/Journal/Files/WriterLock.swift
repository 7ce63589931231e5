import Glibc
import Model

/// The right to write the record.
struct WriterLock {
    private let lock: FileLock

    /// Throws `held`, saying by whom and since when, where another process has it.
    init(path: String, now: ZonedTime) throws {
        lock = try FileLock(path, flags: O_RDWR | O_CREAT)
        switch lock.take() {
        case 0: break
        case EWOULDBLOCK:
            throw JournalError(
                .held,
                "the record is held by \(Self.note(in: path))",
                place: path,
                remedy: "stop that process first, or give this one another state folder",
                isPassing: true  // it may be a command that writes for a moment
            )
        case let code: throw JournalError(FileFailure(operation: "flock", path: path, code: code))
        }
        var owned = Glibc.flock()
        owned.l_type = Int16(F_WRLCK)
        _ = fcntl(lock.descriptor, Self.setLock, &owned)
        let text = Array("process \(getpid()) since \(now)\n".utf8)
        _ = ftruncate(lock.descriptor, 0)
        _ = text.withUnsafeBytes { pwrite(lock.descriptor, $0.baseAddress, $0.count, 0) }
    }

    /// Who holds it, such as `process 812 since …`; nil where nobody does. Takes nothing, so that looking keeps no daemon
    /// from starting: beside the lock of flock(2), which can only be tried, the writer has one that can be asked for.
    static func holder(path: String) -> String? {
        let descriptor = Glibc.open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return nil }
        defer { _ = Glibc.close(descriptor) }
        var lock = Glibc.flock()
        lock.l_type = Int16(F_WRLCK)
        guard fcntl(descriptor, askForLock, &lock) == 0, lock.l_type != Int16(F_UNLCK) else { return nil }
        return note(in: path)
    }

    /// F_OFD_GETLK and F_OFD_SETLK, locks of open file descriptions, fcntl(2): Swift's Glibc leaves them out.
    private static let askForLock: Int32 = 36
    private static let setLock: Int32 = 37

    private static func note(in path: String) -> String {
        let note = String(decoding: (try? ReadFile.bytes(of: path, limit: 200)) ?? [], as: UTF8.self).trimmed
        return note.isEmpty ? "another process" : note
    }
}
