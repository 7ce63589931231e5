import Glibc

/// Whose the record is. A command of root's that writes it makes files that are root's, such as the log of a new day or a journal
/// that was restored, and the service could not open them: they are given to whoever owns their folder.
enum RecordOwner {
    /// Call when the command is done, and still where it has failed. Does nothing for anybody but root.
    static func handOver(_ configuration: Configuration) {
        guard geteuid() == 0 else { return }
        for folder in [configuration.state, configuration.logs] { handOver(folder) }
    }

    private static func handOver(_ path: String) {
        let folder = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        var owner = stat()
        guard folder >= 0 else { return }
        defer { close(folder) }
        guard fstat(folder, &owner) == 0, owner.st_uid != 0, let entries = fdopendir(dup(folder)) else { return }
        defer { closedir(entries) }
        while let entry = readdir(entries) {
            withUnsafePointer(to: &entry.pointee.d_name) {
                $0.withMemoryRebound(to: CChar.self, capacity: Int(NAME_MAX) + 1) { name in
                    var status = stat()
                    // Neither what a link leads to, nor a file that has a name elsewhere too: those may be anybody's.
                    guard fstatat(folder, name, &status, AT_SYMLINK_NOFOLLOW) == 0, status.st_mode & S_IFMT == S_IFREG,
                        status.st_uid == 0, status.st_nlink == 1
                    else { return }
                    fchownat(folder, name, owner.st_uid, owner.st_gid, AT_SYMLINK_NOFOLLOW)
                }
            }
        }
    }
}
