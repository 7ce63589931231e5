import Glibc

/// A file that only grows. It knows how much of it is on the disk, and goes back there after a failure.
///
/// After a failed fsync Linux may have dropped the dirty pages and call them clean, so nothing that was written since
/// the last good one may be believed: `rewind` cuts it, and the caller writes it again.
final class AppendFile {
    let path: String
    /// What has been written.
    private(set) var size: Int64
    /// What a power cut leaves.
    private(set) var durableSize: Int64
    /// What follows `size` on the disk is not to stand, but could not be cut yet.
    private var mustCut = false
    /// Its name, too, must outlive a power cut. Whoever created it may have died before that was so.
    private var isNamed = false
    private let descriptor: Int32
    private let calls: any FileCalls

    /// Opens or creates. What the file already holds counts as durable only once `sync` was called.
    init(path: String, size: Int64, calls: any FileCalls) throws(FileFailure) {
        self.path = path
        self.calls = calls
        self.size = size
        durableSize = size
        descriptor = try calls.open(path)
    }

    deinit { calls.close(descriptor) }

    /// Whether what is appended would be found under the path: nobody has moved, compressed or replaced the file, or taken
    /// away what was durable.
    var isInPlace: Bool {
        var (own, named) = (stat(), stat())
        guard fstat(descriptor, &own) == 0, stat(path, &named) == 0 else { return false }
        return own.st_dev == named.st_dev && own.st_ino == named.st_ino && named.st_size >= durableSize
    }

    func append(_ bytes: borrowing [UInt8]) throws(FileFailure) {
        try settle()
        var done = 0
        while done < bytes.count {
            let start = done
            let result = bytes.withUnsafeBytes { all in
                Result { () throws(FileFailure) in
                    try calls.write(descriptor, UnsafeRawBufferPointer(rebasing: all[start...]), path)
                }
            }
            switch result {
            case .success(let written):
                done += written
                size += Int64(written)
            case .failure(let failure):
                mustCut = true  // a write that failed may have written nevertheless
                throw failure
            }
        }
    }

    func sync() throws(FileFailure) {
        try settle()
        try calls.sync(descriptor, path)
        if !isNamed, let slash = path.lastIndex(of: "/") {
            try calls.syncFolder(String(path[..<slash]))
            isNamed = true
        }
        durableSize = size
    }

    /// Forgets everything after `size`. Where the disk refuses, that is made good before anything else is written.
    func cut(to size: Int64) {
        self.size = size
        durableSize = min(durableSize, size)
        mustCut = true
        try? settle()
    }

    /// Forgets what was written since the last `sync`.
    func rewind() { cut(to: durableSize) }

    private func settle() throws(FileFailure) {
        guard mustCut else { return }
        try calls.truncate(descriptor, to: size, path)
        mustCut = false
    }
}
