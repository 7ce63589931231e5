import Glibc

/// A file system of a few pages, mounted for one test.
final class TinyDisk: Sendable {
    struct Refused: Error { let code: Int32 }

    private let path: String

    /// - Parameter path: A folder, made where it is missing. What lies in it is hidden.
    init(at path: String, bytes: Int) throws {
        self.path = path
        mkdir(path, 0o750)
        guard mount("tmpfs", path, "tmpfs", UInt(MS_NOSUID), "size=\(bytes),mode=0750") == 0 else {
            throw Refused(code: errno)
        }
    }

    func grow(to bytes: Int) throws {
        let flags = UInt(MS_NOSUID | MS_REMOUNT)
        guard mount("tmpfs", path, "tmpfs", flags, "size=\(bytes),mode=0750") == 0 else { throw Refused(code: errno) }
    }

    /// Leaves room for one page more than stands there.
    func fill() throws {
        var status = statvfs()
        guard statvfs(path, &status) == 0 else { throw Refused(code: errno) }
        try grow(to: Int(status.f_blocks - status.f_bfree) * Int(status.f_frsize) + 4096)
    }

    /// What a process still has open there goes when it ends.
    func release() { umount2(path, Int32(MNT_DETACH)) }

    static let isPermitted: Bool = {
        let path = "/tmp/netra-mount-\(getpid())"
        defer { rmdir(path) }
        guard let disk = try? TinyDisk(at: path, bytes: 4096) else { return false }
        disk.release()
        return true
    }()
}
