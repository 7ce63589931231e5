import Glibc
import Model

/// The right to write into a folder of logs: two records, each with a state folder of its own, must not share one. The kernel
/// gives it back when the process ends, however it ends.
final class LogLock {
    private let descriptor: Int32

    /// Throws `held` where another process writes there.
    init(folder: String) throws {
        do {
            descriptor = try attempt("open", folder) { Glibc.open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC) }
        } catch {
            throw JournalError(error)
        }
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            let code = errno
            guard code == EWOULDBLOCK else {
                throw JournalError(FileFailure(operation: "flock", path: folder, code: code))
            }
            throw JournalError(
                .held,
                "another process writes its log here, for a journal in another state folder",
                place: folder,
                remedy: "stop that process, or give each configuration `logs` of its own"
            )
        }
    }

    /// Unlocked by hand for the same reason as `WriterLock`.
    deinit {
        flock(descriptor, LOCK_UN)
        _ = Glibc.close(descriptor)
    }
}
