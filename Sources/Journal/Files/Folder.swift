import Glibc

/// Looking at files; nothing here writes.
enum Folder {
    /// Names of the regular files in it, sorted; empty where it does not exist.
    static func names(in path: String) -> [String] {
        guard let folder = opendir(path) else { return [] }
        defer { closedir(folder) }
        var names: [String] = []
        while let entry = readdir(folder) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) {
                $0.withMemoryRebound(to: CChar.self, capacity: Int(NAME_MAX) + 1) { String(cString: $0) }
            }
            if name != ".", name != "..", size(of: "\(path)/\(name)") != nil { names.append(name) }
        }
        return names.sorted()
    }

    /// In bytes; nil where there is no such regular file.
    static func size(of path: String) -> Int64? {
        var status = stat()
        guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
        return Int64(status.st_size)
    }

    /// What tells a file from another one that takes its place; 0 where there is none.
    static func number(of path: String) -> UInt64 {
        var status = stat()
        return stat(path, &status) == 0 ? UInt64(status.st_ino) : 0
    }

    static func exists(_ path: String) -> Bool {
        var status = stat()
        return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
    }

    /// Creates it and what is missing above it, with mode 0750.
    static func create(_ path: String) throws(FileFailure) {
        guard !path.isEmpty, !exists(path) else { return }
        if let slash = path.lastIndex(of: "/"), slash != path.startIndex { try create(String(path[..<slash])) }
        if mkdir(path, 0o750) != 0 {
            let code = errno
            if code != EEXIST { throw FileFailure(operation: "mkdir", path: path, code: code) }
        }
    }

    /// Bytes that a new file may still take on the file system of `path`; nil where it does not say.
    static func freeBytes(at path: String) -> Int64? {
        var status = statvfs()
        guard statvfs(path, &status) == 0 else { return nil }
        // Some file systems of networks name more than any number holds.
        let (bytes, isTooMany) = UInt64(status.f_bavail).multipliedReportingOverflow(by: UInt64(status.f_frsize))
        return isTooMany ? .max : Int64(clamping: bytes)
    }
}
