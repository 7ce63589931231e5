import Glibc

/// A small file that others read while it is written anew: they see the old one or the new one, never half of one.
enum ReplacedFile {
    struct Failure: Error, CustomStringConvertible {
        let path: String
        let code: Int32
        var description: String { "\(path): cannot be written: \(String(cString: strerror(code)))" }
    }

    /// - Parameter mode: Whatever the umask says: that of the service is for the record, and keeps others out.
    /// - Throws: `Failure`; the file that was there then stays.
    static func write(_ text: String, to path: String, mode: mode_t = 0o640) throws(Failure) {
        // The node exporter reads `*.prom` only.
        let temporary = "\(path).\(getpid()).new"
        let descriptor = open(temporary, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, mode)
        guard descriptor >= 0 else { throw Failure(path: path, code: errno) }
        var code: Int32 = fchmod(descriptor, mode) == 0 ? Descriptor.write(Array(text.utf8), to: descriptor) : errno
        close(descriptor)
        if code == 0, rename(temporary, path) != 0 { code = errno }
        guard code == 0 else {
            unlink(temporary)
            throw Failure(path: path, code: code)
        }
    }
}
