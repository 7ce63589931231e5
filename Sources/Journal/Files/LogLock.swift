import Glibc
import Model

/// The right to write into a folder of logs: two records, each with a state folder of its own, must not share one.
struct LogLock {
    private let lock: FileLock

    /// Throws `held` where another process writes there. A file system on which folders cannot be locked, as over NFS, keeps
    /// nobody from writing.
    init(folder: String) throws {
        lock = try FileLock(folder, flags: O_RDONLY | O_DIRECTORY)
        guard lock.take() == EWOULDBLOCK else { return }
        throw JournalError(
            .held,
            "another process writes its log here, for a journal in another state folder",
            place: folder,
            remedy: "stop that process, or give each configuration `logs` of its own"
        )
    }
}
