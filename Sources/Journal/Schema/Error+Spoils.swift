import GRDB
import Glibc

extension Error {
    /// Whether the other changes of the transaction cannot stand either: the disk or the database itself has failed.
    var spoilsTransaction: Bool {
        if self is FileFailure { return true }
        guard let error = self as? DatabaseError else { return false }
        switch error.resultCode {
        case .SQLITE_FULL, .SQLITE_IOERR, .SQLITE_CORRUPT, .SQLITE_NOTADB, .SQLITE_NOMEM, .SQLITE_BUSY,
            .SQLITE_READONLY,
            .SQLITE_CANTOPEN, .SQLITE_LOCKED, .SQLITE_ABORT, .SQLITE_INTERRUPT:
            return true
        default: return false
        }
    }
}

extension JournalError {
    /// Any error as one that says what, where, and what to do.
    init(_ error: any Error, at path: String) {
        switch error {
        case let error as JournalError: self = error
        case let failure as FileFailure: self.init(failure)
        case LineReader.Fault.file(let failure): self.init(failure)
        case let error as DatabaseError:
            let remedy =
                switch error.resultCode {
                case .SQLITE_FULL: FileFailure(operation: "", path: path, code: ENOSPC).remedy
                case .SQLITE_IOERR: "look at the disk (dmesg, smartctl) and at free space"
                case .SQLITE_CORRUPT, .SQLITE_NOTADB:
                    "keep the file as it is, restore the last backup with `netra journal restore`; nothing was replaced"
                case .SQLITE_CANTOPEN, .SQLITE_READONLY, .SQLITE_PERM: "give the service's user the right to write here"
                case .SQLITE_BUSY: "another process is writing for long: try again"
                default: "report this with the message"
                }
            self.init(
                .database,
                "SQLite says \(error.resultCode.rawValue): \(Self.words(of: error))",
                place: path,
                remedy: remedy,
                isPassing: error.resultCode == .SQLITE_FULL || error.resultCode == .SQLITE_BUSY
            )
        default: self.init(.refused, "\(error)", place: path, remedy: "report this with the message")
        }
    }

    /// What a failure while copying says of itself is that there is none: then it is the code that tells.
    private static func words(of error: DatabaseError) -> String {
        let words = error.message ?? ""
        return words == "not an error" ? DatabaseError(resultCode: error.resultCode).message ?? "" : words
    }
}
