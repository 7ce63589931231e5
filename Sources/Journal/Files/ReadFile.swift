import Glibc

/// A file that is read from front to back in pieces of a fixed size.
final class ReadFile {
    let path: String
    private let descriptor: Int32

    init(path: String, from offset: Int64 = 0) throws(FileFailure) {
        self.path = path
        descriptor = try attempt("open", path) { Glibc.open(path, O_RDONLY | O_CLOEXEC) }
        if offset > 0 { _ = lseek(descriptor, off_t(offset), SEEK_SET) }
        _ = posix_fadvise(descriptor, 0, 0, POSIX_FADV_SEQUENTIAL)
    }

    deinit { _ = Glibc.close(descriptor) }

    /// Fills as much of `buffer` as one call gives; 0 at the end.
    func read(into buffer: UnsafeMutableRawBufferPointer) throws(FileFailure) -> Int {
        try attempt("read", path) { Glibc.read(descriptor, buffer.baseAddress, buffer.count) }
    }

    /// The whole of a small file.
    static func bytes(of path: String, limit: Int = 64 << 20) throws(FileFailure) -> [UInt8] {
        let file = try ReadFile(path: path)
        var all: [UInt8] = []
        var piece = [UInt8](repeating: 0, count: 1 << 16)
        while all.count < limit {
            let result = piece.withUnsafeMutableBytes { buffer in
                Result { () throws(FileFailure) in try file.read(into: buffer) }
            }
            let count = try result.get()
            if count == 0 { break }
            all += piece[..<count]
        }
        return all
    }
}
