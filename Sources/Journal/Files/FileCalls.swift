import Glibc

/// A file system call that failed.
struct FileFailure: Error, Equatable {
    let operation: String
    let path: String
    let code: Int32

    var text: String { "\(operation) failed: \(String(cString: strerror(code)))" }

    var remedy: String {
        switch code {
        case ENOSPC, EDQUOT: "make room on this file system: a daemon then goes on by itself, a command is given again"
        case EACCES, EPERM: "give the service's user the right to write here"
        case EROFS: "mount this file system so that it can be written"
        case ENOENT: "create the folder"
        case EIO: "look at the disk (dmesg, smartctl); nothing is acknowledged until it writes again"
        default: "see errno \(code) in the system's manual"
        }
    }
}

/// The calls by which records reach the disk. Tests put a disk that fails behind them.
protocol FileCalls: Sendable {
    /// Opens for reading and appending; creates with mode 0640.
    func open(_ path: String) throws(FileFailure) -> Int32
    /// May write less than it was given.
    func write(_ descriptor: Int32, _ bytes: UnsafeRawBufferPointer, _ path: String) throws(FileFailure) -> Int
    func sync(_ descriptor: Int32, _ path: String) throws(FileFailure)
    func truncate(_ descriptor: Int32, to size: Int64, _ path: String) throws(FileFailure)
    func rename(_ path: String, to other: String) throws(FileFailure)
    /// What is not there is removed already.
    func remove(_ path: String) throws(FileFailure)
    /// So that a file that was created or renamed there is still there after a power cut.
    func syncFolder(_ path: String) throws(FileFailure)
    func close(_ descriptor: Int32)
}

/// The system's own.
struct SystemCalls: FileCalls {
    func open(_ path: String) throws(FileFailure) -> Int32 {
        try attempt("open", path) { Glibc.open(path, O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC, 0o640) }
    }

    func write(_ descriptor: Int32, _ bytes: UnsafeRawBufferPointer, _ path: String) throws(FileFailure) -> Int {
        try attempt("write", path) { Glibc.write(descriptor, bytes.baseAddress, bytes.count) }
    }

    func sync(_ descriptor: Int32, _ path: String) throws(FileFailure) {
        _ = try attempt("fdatasync", path) { Glibc.fdatasync(descriptor) }
    }

    func truncate(_ descriptor: Int32, to size: Int64, _ path: String) throws(FileFailure) {
        _ = try attempt("ftruncate", path) { Glibc.ftruncate(descriptor, Int(size)) }
    }

    func rename(_ path: String, to other: String) throws(FileFailure) {
        _ = try attempt("rename", path) { Glibc.rename(path, other) }
    }

    func remove(_ path: String) throws(FileFailure) {
        do {
            _ = try attempt("unlink", path) { Glibc.unlink(path) }
        } catch  where error.code == ENOENT {}
    }

    func syncFolder(_ path: String) throws(FileFailure) {
        let descriptor = try attempt("open", path) { Glibc.open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC) }
        defer { _ = Glibc.close(descriptor) }
        _ = try attempt("fsync", path) { Glibc.fsync(descriptor) }
    }

    func close(_ descriptor: Int32) { _ = Glibc.close(descriptor) }
}

/// Calls again after an interruption; errno is read before anything else runs.
func attempt<Number: SignedInteger>(
    _ operation: String,
    _ path: String,
    _ call: () -> Number
) throws(FileFailure) -> Number {
    while true {
        let result = call()
        if result != -1 { return result }
        let code = errno
        if code != EINTR { throw FileFailure(operation: operation, path: path, code: code) }
    }
}
