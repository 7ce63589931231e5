public import Model

/// The pages that are made of each day, beside its log. They are no part of the record: what is lost is made again.
public struct DayPages: Sendable {
    private let folder: String

    /// - Parameter folder: That of the logs.
    public init(folder: String) { self.folder = folder }

    /// Puts a page there, whole or not at all. Throws `JournalError`.
    public func write(_ bytes: [UInt8], of day: Day, suffix: String) throws {
        try Self.write(bytes, to: "\(folder)/\(DayFile.report(day, suffix))")
    }

    /// The same for a file of any name. Throws `JournalError`.
    public static func write(_ bytes: [UInt8], to path: String) throws {
        do {
            try WholeFile(calls: SystemCalls()).write(bytes, to: path)
        } catch {
            throw JournalError(error, at: path)
        }
    }

    /// Takes the pages of a day away, so that they are made again.
    public func remove(_ day: Day, suffixes: [String]) throws {
        for suffix in suffixes {
            let path = "\(folder)/\(DayFile.report(day, suffix))"
            guard Folder.size(of: path) != nil else { continue }
            do { try SystemCalls().remove(path) } catch { throw JournalError(error, at: path) }
        }
    }

    /// The days before `open` that have a log, but not all of these pages.
    public func missing(before open: Day, notBefore first: Day, suffixes: [String]) -> [Day] {
        let names = Set(Folder.names(in: folder))
        return DailyLog(folder: folder).days.filter { day in
            day >= first && day < open && !suffixes.allSatisfy { names.contains(DayFile.report(day, $0)) }
        }
    }
}
