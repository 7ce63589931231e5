public import Model

/// The daily logs of a folder, for reading.
public struct DailyLog: Sendable {
    private let folder: String

    public init(folder: String) { self.folder = folder }

    /// The days that have a log, compressed or not, in order.
    public var days: [Day] {
        Array(Set(Folder.names(in: folder).compactMap { DayFile.dayOfLog($0)?.day })).sorted()
    }

    /// How far a day's log has been read.
    public struct Place: Sendable, Equatable {
        fileprivate var lines = 0
        fileprivate var offset: Int64 = 0
        /// Where another file stands there since, as after a redaction, the same lines end at another byte.
        fileprivate var file: UInt64 = 0

        /// Where a log begins.
        public init() {}
    }

    /// Hands over each whole line of a day's log, without its LF, from a place on, until that returns false. Returns where
    /// the next line will begin. A day without a log has none.
    ///
    /// Throws `JournalError` where the file cannot be read.
    public func read(_ day: Day, from place: Place = Place(), _ body: ([UInt8]) -> Bool) throws -> Place {
        let plain = "\(folder)/\(DayFile.log(day))"
        let isCompressed = Folder.size(of: plain) == nil
        let path = isCompressed ? plain + ".gz" : plain
        guard let size = Folder.size(of: path) else { return place }
        let file = Folder.number(of: path)
        if file == place.file, !isCompressed, size == place.offset { return place }
        var next = place
        next.file = file
        do {
            try LineReader(path: path, isCompressed: isCompressed).eachLine { line in
                guard line.isWhole else { return false }
                next.offset = line.offset + Int64(line.bytes.count) + 1
                guard line.number > place.lines else { return true }
                next.lines = line.number
                return body(Array(line.bytes))
            }
        } catch {
            throw JournalError(error, at: path)
        }
        return next
    }
}
