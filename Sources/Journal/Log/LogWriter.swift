import Model

/// Puts lines into the daily log and makes them durable. It holds at most two files open: the day's, and for a moment
/// the one before.
final class LogWriter {
    private let folder: String
    private let calls: any FileCalls
    private var file: (day: Day, handle: AppendFile)?

    init(folder: String, calls: any FileCalls) {
        self.folder = folder
        self.calls = calls
    }

    /// Appends the lines of `events`, which are in order, and returns when all of them are on the disk. Where it
    /// throws, the files are as they were at the last good call, or are cut back to that by the next.
    func write(_ events: [EventRecord]) throws(FileFailure) {
        var start = 0
        while start < events.count {
            let day = events[start].day
            var end = start
            var bytes: [UInt8] = []
            while end < events.count, events[end].day == day {
                bytes += events[end].line
                bytes.append(0x0A)
                end += 1
            }
            try append(bytes, on: day)
            start = end
        }
    }

    /// Whether the next lines of a day would join those before them: what is open stands where it was opened, and what has
    /// not been opened yet was not compressed.
    func isInPlace(for day: Day) -> Bool {
        if let file, !file.handle.isInPlace { return false }
        if file?.day == day { return true }
        let path = "\(folder)/\(DayFile.log(day))"
        return Folder.size(of: path) != nil || Folder.size(of: path + ".gz") == nil
    }

    private func append(_ bytes: [UInt8], on day: Day) throws(FileFailure) {
        let handle = try open(day)
        do {
            try handle.append(bytes)
            try handle.sync()
        } catch {
            handle.rewind()
            throw error
        }
    }

    private func open(_ day: Day) throws(FileFailure) -> AppendFile {
        if let file, file.day == day { return file.handle }
        let path = "\(folder)/\(DayFile.log(day))"
        let handle = try AppendFile(path: path, size: Folder.size(of: path) ?? 0, calls: calls)
        file = (day, handle)
        return handle
    }

    /// Lets go of the open file: another one stands in its place.
    func letGo() { file = nil }

    /// Cuts a file of the log, for the repair.
    func cut(_ day: Day, to size: Int64) throws(FileFailure) {
        let handle = try open(day)
        handle.cut(to: size)
        try handle.sync()
    }
}
