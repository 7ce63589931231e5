import Glibc
import Model

/// A file or a folder that can be locked for one process by flock(2). The kernel gives the lock back when the process ends,
/// however it ends.
final class FileLock {
    let descriptor: Int32

    /// - Parameter flags: Of open(2).
    init(_ path: String, flags: Int32) throws {
        do {
            descriptor = try attempt("open", path) { Glibc.open(path, flags | O_CLOEXEC, 0o640) }
        } catch {
            throw JournalError(error)
        }
    }

    /// 0 where the lock is ours now; `EWOULDBLOCK` where another process has it, or another reason against it.
    func take() -> Int32 { flock(descriptor, LOCK_EX | LOCK_NB) == 0 ? 0 : errno }

    /// Unlocked by hand: a child that is just being started may hold a copy of the descriptor for a moment.
    deinit {
        flock(descriptor, LOCK_UN)
        _ = Glibc.close(descriptor)
    }
}
