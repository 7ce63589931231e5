import Glibc
import Model

/// Why the record cannot be opened or written: what, where, and what to do.
public struct JournalError: Error, Sendable, Equatable {
    public enum Code: String, Sendable {
        /// Another process holds the record.
        case held
        /// A file system call failed: no space, no right, a broken disk.
        case files
        /// SQLite found the journal damaged, or could not write it.
        case database
        /// The journal was written by a newer Netra.
        case schema
        /// The log holds a line that the journal does not know, or another one than the journal's.
        case foreignLine
        /// What was handed in cannot be recorded.
        case refused
        /// The journal was closed.
        case closed
    }

    public let code: Code
    public let what: String
    /// A file, or a file and line.
    public let place: String
    /// What the operator can do.
    public let remedy: String
    /// Whether it may be otherwise a while later though nobody mends anything here: a file system that is full, or another
    /// process that writes.
    public let isPassing: Bool

    public init(_ code: Code, _ what: String, place: String, remedy: String, isPassing: Bool = false) {
        self.code = code
        self.what = what
        self.place = place
        self.remedy = remedy
        self.isPassing = isPassing
    }
}

extension JournalError: CustomStringConvertible {
    /// `place: what is wrong: what to do`
    public var description: String { "\(place): \(what): \(remedy)" }
}

extension JournalError {
    init(_ failure: FileFailure) {
        let isFull = failure.code == ENOSPC || failure.code == EDQUOT
        self.init(.files, failure.text, place: failure.path, remedy: failure.remedy, isPassing: isFull)
    }
}
