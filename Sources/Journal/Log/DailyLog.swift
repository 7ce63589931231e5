public import Model

/// The daily logs of a folder, for reading.
public struct DailyLog: Sendable {
    private let folder: String

    public init(folder: String) { self.folder = folder }

    /// The days that have a log, compressed or not, in order.
    public var days: [Day] {
        Array(Set(Folder.names(in: folder).compactMap { DayFile.dayOfLog($0)?.day })).sorted()
    }

    /// Hands over each whole line of a day's log, without its LF, from a byte of the file on, until that returns false.
    /// Returns where the next line will begin. A day without a log has none.
    ///
    /// Throws `JournalError` where the file cannot be read.
    public func read(_ day: Day, from offset: Int64 = 0, _ body: ([UInt8]) -> Bool) throws -> Int64 {
        let plain = "\(folder)/\(DayFile.log(day))"
        let isCompressed = Folder.size(of: plain) == nil
        let path = isCompressed ? plain + ".gz" : plain
        guard let size = Folder.size(of: path), isCompressed || size > offset else { return offset }
        var next = offset
        do {
            try LineReader(path: path, isCompressed: isCompressed).eachLine { line in
                guard line.isWhole else { return false }
                guard line.offset >= offset else { return true }
                next = line.offset + Int64(line.bytes.count) + 1
                return body(Array(line.bytes))
            }
        } catch {
            throw JournalError(error, at: path)
        }
        return next
    }
}
