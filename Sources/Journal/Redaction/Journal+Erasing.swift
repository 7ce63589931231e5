import GRDB

/// What a redaction does to the files, behind what it does to the tables.
extension Journal {
    /// The pages that held what was erased are overwritten in the database (`secure_delete`), and must not live on in its
    /// log. While somebody reads what was before they have to stay there: then that is done at a later call.
    /// - Parameter waits: For as long as the database waits for others.
    func emptyWriteAheadLog(waits: Bool) throws {
        guard mustEmptyWriteAheadLog else { return }
        mustEmptyWriteAheadLog = try perform { db in
            // The first kind waits for nobody, and tells how much of the log is in the database already.
            if !waits, let state = try db.row("PRAGMA wal_checkpoint(PASSIVE)"),
                state["log"] as Int != state["checkpointed"] as Int
            {
                return true
            }
            return try db.row("PRAGMA wal_checkpoint(TRUNCATE)").map { $0["busy"] as Int != 0 } ?? true
        }
    }

    /// Does what a redaction still has to do to the files. Throws too where all was done, but a person has to see whether
    /// that was enough.
    func erase() throws {
        log.letGo()
        evidence.letGo()
        do {
            let doubts = try perform { db in
                try Eraser(folder: settings.logFolder, calls: calls).run(db)
            }
            mustEmptyWriteAheadLog = true
            try emptyWriteAheadLog(waits: false)
            guard !doubts.isEmpty else { return }
            throw JournalError(
                .files,
                doubts.joined(separator: " "),
                place: settings.logFolder,
                remedy: "look at that file by hand (`warcio check`); all else is erased"
            )
        } catch {
            throw JournalError(error, at: settings.logFolder)
        }
    }
}
