import Glibc
import Journal

/// Where a command puts what it was asked to write into a file.
enum OutputFile {
    /// A file is there whole or not at all; behind a link it is the file that is replaced, not the link. What is no file, such
    /// as a pipe or `/dev/stdout`, is written to: put in its place, a file would take away what others use.
    ///
    /// Throws `JournalError`.
    static func write(_ bytes: [UInt8], to path: String) throws {
        var found = stat()
        let kind = stat(path, &found) == 0 ? found.st_mode & S_IFMT : S_IFREG
        switch kind {
        case S_IFREG: try DayPages.write(bytes, to: target(of: path))
        case S_IFDIR: throw JournalError(.files, "this is a folder", place: path, remedy: "name a file in it")
        default: try append(bytes, to: path)
        }
    }

    /// What a link leads to; the path itself where there is nothing yet.
    private static func target(of path: String) -> String {
        guard let real = realpath(path, nil) else { return path }
        defer { free(real) }
        return String(cString: real)
    }

    private static func append(_ bytes: [UInt8], to path: String) throws {
        let descriptor = open(path, O_WRONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw failure("opening", path, errno) }
        defer { close(descriptor) }
        let reason = Descriptor.write(bytes, to: descriptor)
        guard reason == 0 else { throw failure("writing", path, reason) }
    }

    private static func failure(_ operation: String, _ path: String, _ reason: Int32) -> JournalError {
        let words = String(cString: strerror(reason))
        return JournalError(.files, "\(operation) failed: \(words)", place: path, remedy: "name another file")
    }
}
