public import Model

/// A file that is there whole or not at all, with mode 0640.
struct WholeFile {
    let calls: any FileCalls

    /// Writes beside the file and puts that in its place; a file that stood there is replaced.
    func write(_ bytes: [UInt8], to path: String) throws {
        let temporary = path + ".tmp"
        do {
            try put(bytes, at: temporary)
            try calls.rename(temporary, to: path)
        } catch {
            // Half a file would keep the room that is lacking, and its name is nobody's concern.
            try? calls.remove(temporary)
            throw FileFailure(operation: error.operation, path: path, code: error.code)
        }
        let folder = path.lastIndex(of: "/").map { String(path[..<$0]) } ?? "."
        try calls.syncFolder(folder.isEmpty ? "/" : folder)
    }

    private func put(_ bytes: [UInt8], at path: String) throws(FileFailure) {
        let file = try AppendFile(path: path, size: 0, calls: calls)
        file.cut(to: 0)  // what a crash may have left there
        try file.append(bytes)
        try file.sync()
    }
}

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
